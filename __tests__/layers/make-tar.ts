/** A tar writer for tests: plain ustar headers, every field settable, nothing clever. */
export interface Member {
  path: string
  type?: string
  content?: string | Buffer
  link?: string
  mode?: number
  uid?: number
  gid?: number
  /** Overrides the size field. */
  size?: number
}

export function makeTar(members: readonly Member[], end = true): Buffer {
  const blocks = members.flatMap((member) => {
    const content = Buffer.from(member.content ?? '')
    return [headerOf(member, content.length), content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(end ? 1024 : 0)])
}

export function headerOf(member: Member, length: number): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, at: number, width: number): void => {
    header.write(value.toString(8).padStart(width - 1, '0'), at, 'latin1')
  }
  header.write(member.path, 0, 100, 'utf8')
  octal(member.mode ?? 0o644, 100, 8)
  octal(member.uid ?? 0, 108, 8)
  octal(member.gid ?? 0, 116, 8)
  octal(member.size ?? length, 124, 12)
  octal(0, 136, 12)
  header.write(member.type ?? '0', 156, 'latin1')
  header.write(member.link ?? '', 157, 100, 'utf8')
  header.write('ustar\u000000', 257, 'latin1')
  return seal(header)
}

/** Writes the checksum of a header. */
export function seal(header: Buffer): Buffer {
  header.fill(' ', 148, 156)
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

export function pax(records: Record<string, string>, type = 'x'): Member {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`)
    let length = rest
    while (String(length).length + rest !== length) length = String(length).length + rest
    return `${length} ${key}=${value}\n`
  })
  return { path: 'PaxHeaders/x', type, content: lines.join('') }
}

/** Pieces of the given size. */
export async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
