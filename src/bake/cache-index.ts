import { createHash } from 'node:crypto'

/**
 * BuildKit's cache index, "application/vnd.buildkit.cacheconfig.v0": what each step's key is made of, and the layers it
 * produced. Only what is read here is named; the rest passes through.
 * (moby/buildkit, cache/remotecache/v1/types/spec.go)
 */
export interface CacheIndex {
  records?: CacheRecord[]
  [key: string]: unknown
}

/** One key. Without inputs it is a root: the digest of a source's content. */
export interface CacheRecord {
  digest?: string
  /** For each input of the step its alternative keys: one that matches is enough. */
  inputs?: CacheInput[][]
  [key: string]: unknown
}

/** `link` is an index into the records. */
export interface CacheInput {
  selector?: string
  link: number
}

/** Beginning of the digest of every root that is a mark: 64 bits which no digest of anything real begins with by chance. */
const MARK = 'sha256:bacebad9e7000001'

/**
 * Gives the keys of an index an identity of their own, so that BuildKit can use several indexes of the same steps at once.
 *
 * BuildKit names an imported key by what it is made of. When two indexes hold the same key and a step may use both,
 * because it belongs to two targets of one bake or because the token reads the caches of two branches, it keeps one of
 * the two (solver/combinedcache.go, `keys[r.ID]`) and cannot find the way back to the other one when a local file took
 * part in the key (solver/cachemanager.go, `getIDFromDeps`). All steps that only the other index knows then run again
 * (docker/buildx#414, docker/buildx#3878). Names that differ prevent it: both keys are kept.
 *
 * So every key made of roots alone gets one more alternative input, a root that nothing ever matches; what follows from
 * it is named after it. Marks are derived from the owner and the key: no two keys share one, because BuildKit takes keys
 * that share an input for the same key.
 *
 * @param owner what tells this index from all others, such as scope and branch
 * @returns the index with exactly its own marks; undefined when it already is that, or is not an index
 */
export function withOwnKeys(index: CacheIndex, owner: string): CacheIndex | undefined {
  const before = index.records
  if (!isRecords(before)) return undefined
  const isMark = before.map(({ digest, inputs }) => inputs === undefined && digest?.startsWith(MARK) === true)
  const isRoot = before.map(({ inputs }) => inputs === undefined || inputs.length === 0)

  const newIndex = before.map(() => -1)
  let kept = 0
  for (const at of before.keys()) if (isMark[at] !== true) newIndex[at] = kept++

  const marks: CacheRecord[] = []
  const records: CacheRecord[] = []
  let unchanged = true
  for (const [at, record] of before.entries()) {
    if (isMark[at] === true) continue
    if (record.inputs === undefined || isRoot[at] === true) {
      records.push(record)
      continue
    }
    const real = record.inputs.map((alternatives) => alternatives.filter(({ link }) => isMark[link] !== true))
    // BuildKit refuses an index with an input that has no alternative.
    if (real.some((alternatives) => alternatives.length === 0)) return undefined
    const had = record.inputs.flat().flatMap(({ link }) => (isMark[link] === true ? [before[link]?.digest] : []))
    const inputs = real.map((alternatives) => alternatives.map((it) => ({ ...it, link: newIndex[it.link] ?? -1 })))
    if (real.flat().every(({ link }) => isRoot[link] === true)) {
      const digest = markOf(owner, record.digest, real, before)
      unchanged &&= had.length === 1 && had[0] === digest
      inputs[0]?.push({ link: kept + marks.length })
      marks.push({ digest })
    } else {
      unchanged &&= had.length === 0
    }
    records.push({ ...record, inputs })
  }
  return unchanged ? undefined : { ...index, records: [...records, ...marks] }
}

/** The digest of the mark of one key: the same whenever the key is, in whatever order its inputs are written. */
function markOf(owner: string, digest: unknown, inputs: CacheInput[][], records: CacheRecord[]): string {
  const parts = inputs.map((alternatives) =>
    alternatives.map(({ selector = '', link }) => `${selector} ${records[link]?.digest ?? ''}`).sort(),
  )
  const hash = createHash('sha256')
    .update(JSON.stringify([owner, digest, parts]))
    .digest('hex')
  return MARK + hash.slice(0, 'sha256:'.length + hash.length - MARK.length)
}

/** Whether these are records with all their links, so that nothing is written that BuildKit would refuse. */
function isRecords(value: unknown): value is CacheRecord[] {
  return (
    Array.isArray(value) &&
    value.every(
      (record: CacheRecord | null) =>
        typeof record === 'object' &&
        record !== null &&
        (record.inputs === undefined ||
          (Array.isArray(record.inputs) &&
            record.inputs.every(
              (alternatives) => Array.isArray(alternatives) && alternatives.every((it) => value[it.link] !== undefined),
            ))),
    )
  )
}
