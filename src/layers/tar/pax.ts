import { LayerError } from './layer-error.ts'
import { text } from './tar-header.ts'

/** What the extended headers before an entry say about it; they beat the entry's own header. */
export interface Extension {
  path?: string
  link?: string
  size?: number
  uid?: number
  gid?: number
  /** Real size and name of a sparse file (GNU.sparse.*). */
  sparseSize?: number
  sparsePath?: string
}

const DIGITS = /^\d{1,15}$/

/**
 * Adds the records of a pax header (`"<length> <key>=<value>\n"`, again and again) to `extension`. Throws a LayerError.
 * Sources: POSIX pax "Extended Header"; https://www.gnu.org/software/tar/manual/html_node/PAX-0.html for sparse files.
 */
export function readPax(body: Buffer, extension: Extension): void {
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at)
    const length = space < 0 ? '' : body.toString('latin1', at, Math.min(space, at + 16))
    const end = at + Number(length)
    const equals = body.indexOf(0x3d, space)
    if (!DIGITS.test(length) || end > body.length || equals < 0 || equals >= end || body[end - 1] !== 0x0a) {
      throw new LayerError('A pax header of a layer is malformed.')
    }
    const key = body.toString('latin1', space + 1, equals)
    apply(extension, key, body, equals + 1, end - 1)
    at = end
  }
}

function apply(extension: Extension, key: string, body: Buffer, from: number, to: number): void {
  switch (key) {
    case 'path':
      extension.path = text(body, from, to - from)
      break
    case 'linkpath':
      extension.link = text(body, from, to - from)
      break
    case 'size':
      extension.size = integer(body, from, to, key)
      break
    case 'uid':
      extension.uid = integer(body, from, to, key)
      break
    case 'gid':
      extension.gid = integer(body, from, to, key)
      break
    case 'GNU.sparse.name':
      extension.sparsePath = text(body, from, to - from)
      break
    case 'GNU.sparse.size':
    case 'GNU.sparse.realsize':
      extension.sparseSize = integer(body, from, to, key)
      break
  }
}

function integer(body: Buffer, from: number, to: number, key: string): number {
  const digits = body.toString('latin1', from, Math.min(to, from + 20))
  if (!DIGITS.test(digits)) throw new LayerError(`A pax header of a layer has an absurd ${key}.`)
  return Number(digits)
}
