/** Grows a buffer of numbers (LEB128), texts and bytes. */
export class ByteWriter {
  #buffer = Buffer.alloc(1024)
  #length = 0

  /** A safe integer from 0. */
  number(value: number): void {
    this.#room(8)
    let rest = value
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.#buffer[this.#length++] = (rest % 128) + 128
    this.#buffer[this.#length++] = rest
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.number(length)
    this.#room(length)
    this.#length += this.#buffer.write(value, this.#length)
  }

  /** Bytes as they are, without their length. */
  bytes(value: Uint8Array): void {
    this.#room(value.length)
    this.#buffer.set(value, this.#length)
    this.#length += value.length
  }

  done(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = Buffer.alloc(Math.max(this.#buffer.length * 2, this.#length + more))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

/** Reads what a ByteWriter wrote. Throws a RangeError at the end and on absurd numbers. */
export class ByteReader {
  readonly #buffer: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Bytes that were not read yet. */
  get left(): number {
    return this.#buffer.length - this.#at
  }

  number(): number {
    let value = 0
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.#buffer[this.#at]
      if (byte === undefined) throw new RangeError('ends inside a number')
      this.#at++
      value += (byte & 0x7f) * factor
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) break
        return value
      }
    }
    throw new RangeError('absurd number')
  }

  text(): string {
    const length = this.number()
    return this.bytes(length).toString('utf8')
  }

  bytes(length: number): Buffer {
    if (length > this.#buffer.length - this.#at) throw new RangeError('ends inside bytes')
    this.#at += length
    return this.#buffer.subarray(this.#at - length, this.#at)
  }
}
