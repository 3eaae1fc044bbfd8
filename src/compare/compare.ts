import type { BuildRecord, PlatformRecord, StepRecord, TargetRecord } from '../record/build-record.ts'
import { causesOf } from './causes/causes-of.ts'
import { change } from './change.ts'
import type { BaselineFacts, Cause, Change, Comparison, SizeKind, TargetComparison } from './comparison.ts'
import { layerChanges } from './layer-changes.ts'
import { runnerFactor } from './times/runner-factor.ts'
import { sideOf } from './times/series.ts'
import { timesOf, whyNoTimes } from './times/times.ts'
import { remadeLayers, updateBytes } from './update-size.ts'

/** Differences below both of these are recompression noise, not a change (docs/internals/images.md: Sizes: ±0.002 % for one builder). */
const MOVED_RATIO = 0.005
const MOVED_BYTES = 256 * 1024
/** A builder upgrade alone moves compressed sizes by 1.5 to 2 % (docs/internals/images.md: Sizes). */
const MOVED_RATIO_OTHER_BUILDER = 0.02

/** Earlier records of the base branch, newest first, that times of one target and platform may be measured by. */
export type HistoryOf = (target: string, platform: string) => readonly BuildRecord[]

/**
 * Compares a record with its baseline. Without one every figure stands alone and nothing is called a change.
 * Pure; the order of targets is the record's.
 */
export function compare(record: BuildRecord, baseline?: BaselineFacts, historyOf: HistoryOf = () => []): Comparison {
  const before = baseline?.record
  const timesNotComparable = before === undefined ? undefined : whyNoTimes(record, before)
  const sizesCaution = before === undefined ? undefined : whySizesDiffer(record, before)
  const slower = before === undefined ? undefined : runnerFactor(record, before, ...likeHistory(record, historyOf))
  const targets = record.targets
    .filter((target) => target.outcome !== 'not-built')
    .flatMap((target) =>
      target.platforms.map((image) =>
        compareImage(target, image, record, before, {
          historyOf: timesNotComparable === undefined ? historyOf : undefined,
          slower: slower?.factor,
          movedRatio: sizesCaution === undefined ? MOVED_RATIO : MOVED_RATIO_OTHER_BUILDER,
        }),
      ),
    )
  const known = new Set(record.targets.map((target) => target.name))
  const notBuilt = [
    ...record.targets.filter((target) => target.outcome === 'not-built'),
    ...(before?.targets ?? []).filter((target) => !known.has(target.name)),
  ]
  return {
    record,
    ...(baseline === undefined ? {} : { baseline }),
    ...(timesNotComparable === undefined ? {} : { timesNotComparable }),
    ...(sizesCaution === undefined ? {} : { sizesCaution }),
    targets,
    notBuilt,
    ...(slower === undefined ? {} : { runnerFactor: slower }),
  }
}

/** Records of machines like this one, of any target. */
function likeHistory(record: BuildRecord, historyOf: HistoryOf): BuildRecord[] {
  const records = record.targets.flatMap(({ name, platforms }) =>
    platforms.flatMap((it) => historyOf(name, it.platform)),
  )
  return [...new Set(records)].filter((it) => it.createdAt !== record.createdAt && whyNoTimes(record, it) === undefined)
}

function compareImage(
  target: TargetRecord,
  image: PlatformRecord,
  record: BuildRecord,
  baseline: BuildRecord | undefined,
  rules: { historyOf: HistoryOf | undefined; slower: number | undefined; movedRatio: number },
): TargetComparison {
  const before = baseline === undefined ? undefined : sideOf(baseline, target.name, image.platform)
  const compressed = change(image.compressedBytes, before?.image.compressedBytes)
  const uncompressed = change(image.uncompressedBytes, before?.image.uncompressedBytes)
  const sizeMoved = whichMoved(compressed, uncompressed, rules.movedRatio)
  const causes =
    // A published image as the baseline has no steps: then none of ours is new either.
    before === undefined || baseline === undefined || before.image.steps.length === 0
      ? []
      : causesOf({ target: target.name, now: image, before: before.image, record, baseline })
  const optional = {
    compressed,
    uncompressed,
    updateSize: change(before && updateBytes(image, before.image), undefined),
    layers: change(image.layers?.length, before?.image.layers?.length),
    files: change(image.files?.liveFiles, before?.image.files?.liveFiles),
    waste: change(image.files?.wastedBytes, before?.image.files?.wastedBytes),
    sizeMoved,
    ...timesOf(
      { record, target, image },
      rules.historyOf && before,
      rules.historyOf?.(target.name, image.platform),
      rules.slower,
    ),
  }
  return {
    target: target.name,
    platform: image.platform,
    record: target,
    image,
    ...(before === undefined ? {} : { before: { record: before.target, image: before.image } }),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as {
      [K in keyof typeof optional]: NonNullable<(typeof optional)[K]>
    }),
    steps: countSteps(image.steps),
    contentChanged: causes.some(inTheChange) && ownLayersDiffer(image, before?.image),
    causes,
    remade: before === undefined ? [] : remadeLayers(image, before.image, causes),
    layerChanges: layerChanges(image, before?.image, sizeMoved ?? 'compressed'),
  }
}

/** Another version of BuildKit compresses differently; the tars it leaves as they are. */
function whichMoved(
  compressed: Change | undefined,
  uncompressed: Change | undefined,
  compressedRatio: number,
): SizeKind | undefined {
  if (moved(compressed, compressedRatio)) return 'compressed'
  return moved(uncompressed, MOVED_RATIO) ? 'uncompressed' : undefined
}

function moved(size: Change | undefined, ratio: number): boolean {
  if (size?.delta === undefined || size.delta === 0) return false
  const bytes = Math.abs(size.delta)
  return bytes >= Math.abs(size.before ?? 0) * ratio || (ratio === MOVED_RATIO && bytes >= MOVED_BYTES)
}

/** A step that only missed the cache makes other layers, too (times of files), but nobody changed it. */
function inTheChange({ kind }: Cause): boolean {
  return kind !== 'cache-absent' && kind !== 'unknown' && kind !== 'follows'
}

function ownLayersDiffer(now: PlatformRecord, before: PlatformRecord | undefined): boolean {
  if (before?.layers === undefined || now.layers === undefined) return false
  const own = (image: PlatformRecord): (string | undefined)[] =>
    (image.layers ?? []).filter((layer) => layer.fromBase !== true).map((layer) => layer.diffId ?? layer.digest)
  const [ours, theirs] = [own(now), own(before)]
  return ours.length !== theirs.length || ours.some((id, at) => id !== theirs[at])
}

/** Counts of the steps that are instructions of the Dockerfile; FROM is resolved, not run (docs/internals/progress-stream.md: Other vertices). */
function countSteps(steps: StepRecord[]): TargetComparison['steps'] {
  const counted = steps.filter((step) => step.kind !== 'from')
  const count = (...states: StepRecord['state'][]): number =>
    counted.filter((step) => states.includes(step.state)).length
  return {
    ran: count('ran', 'evicted', 'failed'),
    cached: count('cached', 'restored'),
    shared: count('shared'),
    total: counted.length,
  }
}

function whySizesDiffer(now: BuildRecord, before: BuildRecord): string | undefined {
  for (const [name, a, b] of [
    ['BuildKit', now.builder.buildkit, before.builder.buildkit],
    ['Docker', now.builder.engine, before.builder.engine],
    ['builder', now.builder.driver, before.builder.driver],
  ] as const) {
    if (a !== undefined && b !== undefined && a !== b) {
      return `${name} ${b} before, ${a} now: another version compresses differently, by up to 2 %`
    }
  }
  return undefined
}
