import type { BuildRecord, PlatformRecord, StepRecord, TargetRecord } from '../record/build-record.ts'
import { causesOf } from './causes.ts'
import type { BaselineFacts, Change, Comparison, TargetComparison } from './comparison.ts'
import { layerChanges } from './layer-changes.ts'

/** Differences below both of these are recompression noise, not a change (buildkit.md C: ±0.002 % for one builder). */
const MOVED_RATIO = 0.005
const MOVED_BYTES = 256 * 1024
/** A builder upgrade alone moves compressed sizes by 1.5 to 2 % (buildkit.md C). */
const MOVED_RATIO_OTHER_BUILDER = 0.02

/**
 * Compares a record with its baseline. Without one every figure stands alone and nothing is called a change.
 * Pure; the order of targets is the record's.
 */
export function compare(record: BuildRecord, baseline?: BaselineFacts): Comparison {
  const before = baseline?.record
  const timesNotComparable = before === undefined ? undefined : whyTimesDiffer(record, before)
  const sizesCaution = before === undefined ? undefined : whySizesDiffer(record, before)
  const targets = record.targets
    .filter((target) => target.outcome !== 'not-built')
    .flatMap((target) =>
      target.platforms.map((image) =>
        compareImage(target, image, record, before, {
          times: timesNotComparable === undefined,
          movedRatio: sizesCaution === undefined ? MOVED_RATIO : MOVED_RATIO_OTHER_BUILDER,
        }),
      ),
    )
  const built = new Set(record.targets.map((target) => target.name))
  return {
    record,
    ...(baseline === undefined ? {} : { baseline }),
    ...(timesNotComparable === undefined ? {} : { timesNotComparable }),
    ...(sizesCaution === undefined ? {} : { sizesCaution }),
    targets,
    notBuilt: before?.targets.filter((target) => !built.has(target.name)) ?? [],
  }
}

function compareImage(
  target: TargetRecord,
  image: PlatformRecord,
  record: BuildRecord,
  baseline: BuildRecord | undefined,
  rules: { times: boolean; movedRatio: number },
): TargetComparison {
  const before = find(baseline, target.name, image.platform)
  const compressed = change(image.compressedBytes, before?.image.compressedBytes)
  const optional = {
    compressed,
    uncompressed: change(image.uncompressedBytes, before?.image.uncompressedBytes),
    layers: change(image.layers?.length, before?.image.layers?.length),
    files: change(image.files?.liveFiles, before?.image.files?.liveFiles),
    waste: change(image.files?.wastedBytes, before?.image.files?.wastedBytes),
    time: change(target.wallMs, rules.times ? before?.record.wallMs : undefined),
  }
  return {
    target: target.name,
    platform: image.platform,
    record: target,
    image,
    ...(before === undefined ? {} : { before }),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as {
      [K in keyof typeof optional]: NonNullable<(typeof optional)[K]>
    }),
    steps: countSteps(image.steps),
    sizeMoved: moved(compressed, rules.movedRatio),
    causes:
      before === undefined || baseline === undefined
        ? []
        : causesOf({ target: target.name, now: image, before: before.image, record, baseline }),
    layerChanges: layerChanges(image, before?.image),
  }
}

function find(
  baseline: BuildRecord | undefined,
  name: string,
  platform: string,
): { record: TargetRecord; image: PlatformRecord } | undefined {
  const record = baseline?.targets.find((target) => target.name === name)
  const image = record?.platforms.find((candidate) => candidate.platform === platform)
  return record === undefined || image === undefined ? undefined : { record, image }
}

/** A figure beside its former value; undefined when it is not known now. */
export function change(now: number | undefined, before: number | undefined): Change | undefined {
  if (now === undefined) return undefined
  if (before === undefined) return { now }
  const delta = now - before
  return before === 0 ? { now, before, delta } : { now, before, delta, ratio: delta / before }
}

function moved(compressed: Change | undefined, ratio: number): boolean {
  if (compressed?.delta === undefined || compressed.delta === 0) return false
  const bytes = Math.abs(compressed.delta)
  return bytes >= Math.abs(compressed.before ?? 0) * ratio || (ratio === MOVED_RATIO && bytes >= MOVED_BYTES)
}

/** Counts of the steps that are instructions of the Dockerfile; FROM is resolved, not run (buildkit.md A3). */
export function countSteps(steps: StepRecord[]): TargetComparison['steps'] {
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

/** Times of other machines say nothing about this change (design.md, rule 2). */
function whyTimesDiffer(now: BuildRecord, before: BuildRecord): string | undefined {
  const differences: [string, string | undefined, string | undefined][] = [
    ['architecture', now.runner.arch, before.runner.arch],
    ['CPU', now.runner.cpuModel, before.runner.cpuModel],
    ['number of cores', now.runner.cores?.toString(), before.runner.cores?.toString()],
    ['builder driver', now.builder.driver, before.builder.driver],
  ]
  const found = differences.find(([, a, b]) => a !== undefined && b !== undefined && a !== b)
  return found === undefined ? undefined : `other ${found[0]}: ${found[2]} before, ${found[1]} now`
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
