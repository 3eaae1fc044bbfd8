/**
 * The few lines of protobuf's wire format that BuildKit's small messages need.
 * Source: https://protobuf.dev/programming-guides/encoding/ (varint and length-delimited records).
 */

/** One field as it came: `value` for varints (wire type 0), `bytes` for length-delimited ones (wire type 2). */
export interface Field {
  number: number
  value?: bigint
  bytes?: Uint8Array
}

/** Encodes one string field, e.g. `digest` of a `ReadContentRequest`. */
export function stringField(number: number, text: string): Uint8Array {
  const body = Buffer.from(text, 'utf8')
  return Buffer.concat([varint(number * 8 + 2), varint(body.length), body])
}

/** The fields of a message in the order they came. Throws a RangeError on bytes that are not a message. */
export function* fields(message: Uint8Array): Generator<Field> {
  let at = 0
  const next = (): bigint => {
    let result = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at]
      if (byte === undefined) throw new RangeError('protobuf: message ends inside a number')
      at += 1
      result |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return result
    }
    throw new RangeError('protobuf: number longer than ten bytes')
  }
  while (at < message.length) {
    const tag = Number(next())
    const number = Math.floor(tag / 8)
    const wire = tag % 8
    if (wire === 0) {
      yield { number, value: next() }
    } else {
      const length = wire === 2 ? Number(next()) : wire === 1 ? 8 : wire === 5 ? 4 : Number.NaN
      if (!(at + length <= message.length)) throw new RangeError(`protobuf: bad field ${number} of wire type ${wire}`)
      yield { number, bytes: message.subarray(at, at + length) }
      at += length
    }
  }
}

/** The bytes of the first field `number`, or undefined. */
export function bytesField(message: Uint8Array, number: number): Uint8Array | undefined {
  for (const field of fields(message)) if (field.number === number && field.bytes !== undefined) return field.bytes
  return undefined
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) + 128)
  bytes.push(value)
  return Buffer.from(bytes)
}
