/**
 * The lines by which a commit, and the hidden end of a pull request's body, say which advice they are and what it promised. As
 * trailers (git-interpret-trailers) they survive GitHub's merge, rebase and squash, whichever of the texts a squash takes.
 */
import { defined } from '../../shared/defined.ts'

/** Which advice, and what the report that gave it measured. */
export interface Promised {
  /** See {@link adviceId}. */
  id: string
  /** Ms that an average build saves for sure; absent where no time was sure. */
  ms?: number
  /** Bytes that a pull of all images saves for sure; absent where there were none. */
  bytes?: number
}

const ADVICE = 'Bake-Budget-Advice'
const PROMISED = 'Bake-Budget-Promised'

/** The two lines, without a line end after them. */
export function trailersOf({ id, ms, bytes }: Promised): string {
  const figures = [
    ...(ms === undefined ? [] : [`ms=${Math.round(ms)}`]),
    ...(bytes === undefined ? [] : [`bytes=${Math.round(bytes)}`]),
  ]
  const advice = `${ADVICE}: ${encoded(id)}`
  return figures.length === 0 ? advice : `${advice}\n${PROMISED}: ${figures.join(', ')}`
}

/** Every advice that a message names; a squash of several commits may name several. What is not in our form is no trailer. */
export function readTrailers(message: string): Promised[] {
  const found: Promised[] = []
  let last: Promised | undefined
  for (const line of message.split(/\r?\n/)) {
    const [, id] = /^Bake-Budget-Advice: (\S{1,2000})$/.exec(line.trimEnd()) ?? []
    if (id !== undefined) {
      const known = decoded(id)
      last = known === undefined || found.some((it) => it.id === known) ? undefined : { id: known }
      if (last !== undefined) found.push(last)
      continue
    }
    const [, figures] = /^Bake-Budget-Promised: ([\w=, -]{1,80})$/.exec(line.trimEnd()) ?? []
    if (figures !== undefined && last !== undefined) Object.assign(last, readFigures(figures))
  }
  return found
}

function readFigures(text: string): Pick<Promised, 'ms' | 'bytes'> {
  const figure = (name: string): number | undefined => {
    const [, value] = new RegExp(`(?:^|, )${name}=(-?\\d{1,15})(?:,|$)`).exec(text) ?? []
    return value === undefined ? undefined : Number(value)
  }
  return defined({ ms: figure('ms'), bytes: figure('bytes') })
}

/** An id is one word of a trailer, and ends no HTML comment: all but harmless characters are percent-encoded. */
function encoded(id: string): string {
  return id
    .toWellFormed()
    .replace(/[^A-Za-z0-9._/+-]|-(?=-)/gu, (c) => (c === '-' ? '%2D' : encodeURIComponent(c).replace(/[!'()*~]/, hex)))
}

function hex(c: string): string {
  return `%${c.charCodeAt(0).toString(16).toUpperCase()}`
}

function decoded(id: string): string | undefined {
  try {
    return decodeURIComponent(id)
  } catch {
    return undefined
  }
}
