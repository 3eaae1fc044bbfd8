/**
 * One comment, several jobs: every job of a run writes a part of its own, so that none erases what another one said. Where
 * a part begins is told by a hidden line, by which a later job of the run knows the parts of the others and keeps them.
 */
import { bodyWithoutFooter } from './comment.ts'

/** Which job of which run a part is of. */
export interface Author {
  run: number
  attempt: number
  /** The same for a job when it is run again, another one for every other job: 12 hex digits. */
  identity: string
  /** Worse is higher: the worst part stands first. */
  rank: number
}

/** A part of a comment. */
export interface Part extends Author {
  text: string
}

/** A comment of GitHub's, in characters; bytes are never fewer. */
const LIMIT = 65_000
/** The least room for our own part, however much the others said. */
const LEAST = 12_000

const PART = /^<!-- bake-budget:part (\d+)\.(\d+) ([0-9a-f]{12}) (\d) -->$/m

/** What a comment becomes. */
export interface Composed {
  body: string
  /** Parts of other jobs of this run that it keeps. */
  others: number
  /** True when the comment says the same already. */
  same: boolean
}

/**
 * The comment with our part in it. Parts of other jobs of the same run stay, whatever their attempt: a re-run of one job
 * does not repeat the others. Parts of other runs go.
 *
 * @param marker first line of the comment
 * @param existing the comment as it is
 * @param render our part in at most so many bytes
 */
export function compose(
  marker: string,
  existing: string | undefined,
  us: Author,
  render: (limit: number) => string,
): Composed {
  const known = existing === undefined ? [] : partsOf(existing)
  const kept = known.filter(({ run, identity }) => run === us.run && identity !== us.identity)
  const others = fitting(kept, LIMIT - LEAST)
  const text = render(LIMIT - others.reduce((bytes, part) => bytes + bytesOf(part), 2 * marker.length))
  const parts = [...others, { ...us, text }].toSorted((a, b) => b.rank - a.rank || (a.identity < b.identity ? -1 : 1))
  const same =
    parts.length === known.length &&
    parts.every(
      (part, at) =>
        part.run === known[at]?.run &&
        part.identity === known[at].identity &&
        bodyWithoutFooter(part.text) === bodyWithoutFooter(known[at].text),
    )
  return { body: [marker, ...parts.map(written)].join('\n'), others: others.length, same }
}

/** The parts of a comment; none of one that an older version wrote. */
export function partsOf(body: string): Part[] {
  const [, ...pieces] = body.split(/^(?=<!-- bake-budget:part )/m)
  return pieces.flatMap((piece) => {
    const [line = '', run, attempt, identity, rank] = PART.exec(piece) ?? []
    if (identity === undefined) return []
    const text = piece.slice(line.length).replace(/^\n/, '').trimEnd()
    return [{ run: Number(run), attempt: Number(attempt), identity, rank: Number(rank), text }]
  })
}

function written({ run, attempt, identity, rank, text }: Part): string {
  return `<!-- bake-budget:part ${run}.${attempt} ${identity} ${rank} -->\n${text}\n`
}

function bytesOf(part: Part): number {
  return Buffer.byteLength(written(part)) + 1
}

/** Parts that leave room: first without what is folded, then with their headline alone. */
function fitting(parts: readonly Part[], room: number): Part[] {
  const short = [
    (text: string) => text,
    (text: string) => text.replaceAll(/<details>[\s\S]*?<\/details>\n*/g, ''),
    (text: string) => text.split('\n', 1)[0] ?? '',
  ]
  for (const shorten of short) {
    const shorter = parts.map((part) => ({ ...part, text: shorten(part.text) }))
    if (shorter.reduce((bytes, part) => bytes + bytesOf(part), 0) <= room) return shorter
  }
  return []
}
