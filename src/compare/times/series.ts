/** Which runs' times may be compared: the same target on the same kind of machine in the same state of the cache. */
import { executed, worked } from '../../record/steps/step-work.ts'
import type { BuildRecord, PlatformRecord, StepRecord, TargetRecord } from '../../record/build-record.ts'
import { stepId } from './step-prices.ts'

/** One target and platform of a record. */
export interface Side {
  record: BuildRecord
  target: TargetRecord
  image: PlatformRecord
}

/** How much the cache did: the biggest effect of all on times (docs/internals/times.md: What is usual). */
export type CacheRegime = 'no-cache' | 'cold' | 'partial' | 'warm'

const CACHED = new Set<StepRecord['state']>(['cached', 'restored'])

/** Everything that must be equal, with the name it has in a sentence, in the order in which differences are named. */
const DIMENSIONS: [name: string, of: (side: Side) => string | undefined][] = [
  ['target', ({ target }) => target.name],
  ['platform', ({ image }) => image.platform],
  ['architecture', ({ record }) => record.runner.arch],
  ['runner image', ({ record }) => record.runner.image],
  ['CPU', ({ record }) => record.runner.cpuModel],
  ['number of cores', ({ record }) => record.runner.cores?.toString()],
  ['builder driver', ({ record }) => record.builder.driver],
  ['BuildKit', ({ record }) => buildkitMinor(record)],
  ['state of the cache', ({ record, image }) => cacheRegime(record, image)],
  ['cache export', ({ record }) => (record.cache.to.length > 0 ? record.cache.to.toSorted().join(', ') : 'none')],
]
/** What does not matter to a time that the cache was taken out of. */
const CACHE_DIMENSIONS = new Set(['state of the cache', 'cache export'])

/** What is compared: wall times, or times that the cache was taken out of (adjusted-time.ts). */
export type Kind = 'time' | 'adjusted-time'

/**
 * Why two sides' times say nothing about each other, or undefined when they do: the first difference in words. What only
 * one side knows is a difference, too: a machine that cannot be told cannot be called the same.
 */
export function whyNotComparable(now: Side, before: Side, kind: Kind): string | undefined {
  for (const [name, of] of dimensions(kind)) {
    const [a, b] = [of(now), of(before)]
    if (a !== b) return `other ${name}: ${b ?? 'unknown'} before, ${a ?? 'unknown'} now`
  }
  return undefined
}

/** Text that is equal for exactly those sides whose times may be compared. */
export function seriesKey(side: Side, kind: Kind): string {
  return JSON.stringify(dimensions(kind).map(([, of]) => of(side) ?? null))
}

/** The sides of earlier successful runs that belong to the same series, in the order given. The run itself is left out. */
export function seriesOf(now: Side, history: readonly BuildRecord[], kind: Kind): Side[] {
  const key = seriesKey(now, kind)
  return history
    .filter((record) => record.outcome === 'succeeded' && record.createdAt !== now.record.createdAt)
    .flatMap((record) => sideOf(record, now.target.name, now.image.platform) ?? [])
    .map((side) => (kind === 'time' ? likeExportOf(now, side) : side))
    .filter((side) => side.target.outcome === 'succeeded' && seriesKey(side, kind) === key)
}

/**
 * An earlier build as it would have been without its cache export, for one that exports nothing: with `cache-write: auto` most
 * pull requests do not, and the base branch does. What the export took of the wall time is known, as the parts of the split
 * sum to it. Without a split, and the other way round, the side is left as it is, and does not compare.
 */
export function likeExportOf(now: Side, before: Side): Side {
  const { record, target, image } = before
  const split = image.timeSplit
  if (now.record.cache.to.length > 0 || record.cache.to.length === 0) return before
  if (split === undefined || target.wallMs === undefined) return before
  return {
    record: { ...record, cache: { ...record.cache, to: [] } },
    target: { ...target, wallMs: target.wallMs - split.cacheExportMs },
    image: { ...image, timeSplit: { ...split, cacheExportMs: 0 } },
  }
}

/** One target and platform of a record, if it is there. */
export function sideOf(record: BuildRecord, name: string, platform: string): Side | undefined {
  const target = record.targets.find((it) => it.name === name)
  const image = target?.platforms.find((it) => it.platform === platform)
  return target && image ? { record, target, image } : undefined
}

/**
 * The records of the present epoch: those of first-parent ancestors after the epoch's commit.
 * @param candidates first-parent commits, newest first; when the commit is not among them every record is kept
 */
export function sinceEpoch(
  history: readonly BuildRecord[],
  candidates: readonly string[],
  commit: string,
): BuildRecord[] {
  const at = candidates.findIndex((sha) => sha.startsWith(commit))
  if (at === -1) return [...history]
  const old = new Set(candidates.slice(at))
  return history.filter((record) => record.commit === undefined || !old.has(record.commit.sha))
}

/** The regime of one image: steps other than FROM, which is resolved and not run. */
export function cacheRegime(record: BuildRecord, image: PlatformRecord): CacheRegime {
  if (record.cache.noCache) return 'no-cache'
  const steps = image.steps.filter(({ kind }) => kind !== 'from')
  const cached = steps.filter(({ state }) => CACHED.has(state)).length
  if (!steps.some(worked)) return 'warm'
  return cached === 0 ? 'cold' : 'partial'
}

/**
 * Whether the same steps ran on both sides. Two builds that both took a part from the cache only compare when it was the
 * same part: re-running `npm ci` is not like re-running a copy. Of cold and warm builds the regime says enough.
 */
export function sameStepsRan(a: Side, b: Side): boolean {
  return cacheRegime(a.record, a.image) !== 'partial' || stepsRan(a.image) === stepsRan(b.image)
}

function stepsRan({ steps }: PlatformRecord): string {
  return JSON.stringify(
    steps
      .filter((step) => step.kind !== 'from' && executed(step))
      .map(stepId)
      .toSorted(),
  )
}

/** `v0.25.1` and `0.25.0-rc1` are both `0.25`. The engine's version stands for that of the BuildKit in it. */
function buildkitMinor({ builder }: BuildRecord): string | undefined {
  const version = builder.buildkit ?? builder.engine
  return /\d+\.\d+/.exec(version ?? '')?.[0] ?? version
}

function dimensions(kind: Kind) {
  return DIMENSIONS.filter(([name]) => kind === 'time' || !CACHE_DIMENSIONS.has(name))
}
