/**
 * Several records of one workflow run into one: the jobs of a matrix, each with some of the targets. Pure, and the order of
 * the records does not matter.
 */
import { defined } from '../../shared/defined.ts'
import type {
  BuildRecord,
  CacheFacts,
  CacheMountFacts,
  ContextManifest,
  Phase,
  TargetRecord,
  Unknown,
} from '../build-record.ts'
import { joinTargets } from './merge-targets.ts'

/** The record of all, and what of the parts did not fit together, one sentence each. */
export interface Merged {
  record: BuildRecord
  conflicts: string[]
}

/** Worst first: a failure in one job is the failure of the whole. */
const OUTCOMES: readonly BuildRecord['outcome'][] = ['failed', 'canceled', 'succeeded']

/**
 * Merges the records of one run's jobs.
 *
 * - Targets of all jobs; one target's platforms may come from several jobs.
 * - An image that two jobs built is taken from the newer attempt of the run (a re-run replaces what it repeats), else from
 *   the job that failed, else from the later one; unless both built the very same image this is named.
 * - Records of another commit or report id than the newest record's are left out, and that is named.
 * - Wall time is the longest job's: jobs run beside each other. Facts that differ are joined with ` + `, so that times are
 *   not compared with those of other machines.
 *
 * @throws RangeError without any record
 */
export function mergeRecords(records: readonly BuildRecord[]): Merged {
  const sorted = inOrder(records)
  const [newest] = sorted
  if (newest === undefined) throw new RangeError('There is no record to merge.')
  const fits = (record: BuildRecord): boolean =>
    record.reportId === newest.reportId && record.commit?.sha === newest.commit?.sha
  const parts = withoutReplaced(sorted.filter(fits))
  const conflicts = sorted.filter((record) => !fits(record)).map((record) => leftOut(record, newest))
  const contexts: ContextManifest[] = []
  const targets = joinTargets(parts, contexts, conflicts)
  const first = parts.toSorted((a, b) => compareText(a.createdAt, b.createdAt))[0]!
  const record: BuildRecord = {
    bakeBudget: newest.bakeBudget,
    reportId: newest.reportId,
    createdAt: first.createdAt,
    ...defined({ commit: newest.commit, run: runOf(parts) }),
    runner: runnerOf(parts),
    builder: builderOf(parts),
    outcome: OUTCOMES.find((outcome) => outcomesOf(parts, targets).has(outcome)) ?? 'succeeded',
    wallMs: Math.max(...parts.map(({ wallMs }) => wallMs)),
    cache: cacheOf(parts),
    ...defined({ cacheMounts: cacheMountsOf(parts) }),
    ...(contexts.length === 0 ? {} : { contexts }),
    phases: phasesOf(parts),
    targets,
    unknown: unique(parts.flatMap(({ unknown }) => unknown)).toSorted(byUnknown),
  }
  return { record, conflicts: [...new Set(conflicts)].toSorted(compareText) }
}

/** Newest attempt first, then the latest; equal ones by their text, so that the order they came in never decides. */
function inOrder(records: readonly BuildRecord[]): BuildRecord[] {
  const keyed = records.map((record) => ({ record, text: JSON.stringify(record) }))
  const once = [...new Map(keyed.map((it) => [it.text, it])).values()]
  return once
    .toSorted(
      (a, b) =>
        (b.record.run?.attempt ?? 0) - (a.record.run?.attempt ?? 0) ||
        compareText(b.record.createdAt, a.record.createdAt) ||
        compareText(a.text, b.text),
    )
    .map(({ record }) => record)
}

function leftOut(record: BuildRecord, newest: BuildRecord): string {
  const what = `A record with ${record.targets.length === 1 ? 'the target' : 'the targets'} ${names(record.targets)}`
  if (record.reportId !== newest.reportId) {
    return `${what} was left out: its report id is \`${record.reportId}\`, not \`${newest.reportId}\`.`
  }
  const sha = (of: BuildRecord): string =>
    of.commit === undefined ? 'an unknown commit' : `\`${of.commit.sha.slice(0, 7)}\``
  return `${what} was left out: it is of ${sha(record)}, the others of ${sha(newest)}.`
}

/** Names as code, cut to what a sentence holds. */
function names(targets: readonly TargetRecord[]): string {
  const shown = targets.slice(0, 5).map(({ name }) => `\`${name}\``)
  return [...shown, ...(targets.length > 5 ? [`${targets.length - 5} more`] : [])].join(', ') || 'none'
}

/** Without the records of which a newer attempt of the run built every image again. */
function withoutReplaced(parts: readonly BuildRecord[]): BuildRecord[] {
  const images = ({ targets }: BuildRecord): string[] =>
    targets
      .filter(({ outcome }) => outcome !== 'not-built')
      .flatMap(({ name, platforms }) => [name, ...platforms.map(({ platform }) => JSON.stringify([name, platform]))])
  const attempt = (part: BuildRecord): number => part.run?.attempt ?? 0
  return parts.filter((part) => {
    const newer = new Set(parts.filter((other) => attempt(other) > attempt(part)).flatMap(images))
    const own = images(part)
    return own.length === 0 || !own.every((image) => newer.has(image))
  })
}

/** A job that failed counts by its targets, which another attempt may have replaced, or by itself when none of them did. */
function outcomesOf(parts: readonly BuildRecord[], targets: readonly TargetRecord[]): ReadonlySet<string> {
  const ofJobs = parts.filter((part) => !part.targets.some(({ outcome }) => outcome === part.outcome))
  return new Set([...targets, ...ofJobs].map(({ outcome }) => outcome))
}

function runOf(parts: readonly BuildRecord[]): BuildRecord['run'] {
  const newest = parts.find(({ run }) => run !== undefined)?.run
  if (newest === undefined) return undefined
  const { job, ...run } = newest
  const same = parts.every((part) => part.run?.job === job)
  return same && job !== undefined ? { ...run, job } : run
}

function runnerOf(parts: readonly BuildRecord[]): BuildRecord['runner'] {
  const pick = (key: 'os' | 'arch' | 'image' | 'imageVersion' | 'cpuModel', max: number): string | undefined =>
    joined(
      parts.map(({ runner }) => runner[key]),
      max,
    )
  const pressure = parts.flatMap(({ runner }) => runner.cpuPressure ?? [])
  return {
    os: pick('os', 100) ?? '',
    arch: pick('arch', 100) ?? '',
    ...defined({
      image: pick('image', 200),
      imageVersion: pick('imageVersion', 200),
      cpuModel: pick('cpuModel', 300),
      cores: same(parts.map(({ runner }) => runner.cores)),
      cpuPressure: pressure.length === 0 ? undefined : Math.max(...pressure),
    }),
  }
}

function builderOf(parts: readonly BuildRecord[]): BuildRecord['builder'] {
  const pick = (key: 'driver' | 'buildkit' | 'buildx' | 'engine', max: number): string | undefined =>
    joined(
      parts.map(({ builder }) => builder[key]),
      max,
    )
  return defined({
    driver: pick('driver', 100),
    buildkit: pick('buildkit', 200),
    buildx: pick('buildx', 200),
    engine: pick('engine', 200),
    store: same(parts.map(({ builder }) => builder.store)),
  })
}

/** The one value, or all values joined; absent when nobody knows it. */
function joined(values: readonly (string | undefined)[], max: number): string | undefined {
  const known = new Set(values.filter((value) => value !== undefined).flatMap((value) => value.split(' + ')))
  return known.size === 0 ? undefined : [...known].toSorted(compareText).join(' + ').slice(0, max)
}

function same<T>(values: readonly (T | undefined)[]): T | undefined {
  const [first] = values
  return values.every((value) => value === first) ? first : undefined
}

function cacheOf(parts: readonly BuildRecord[]): CacheFacts {
  const all = (key: 'from' | 'to' | 'errors'): string[] =>
    [...new Set(parts.flatMap(({ cache }) => cache[key]))].toSorted(compareText)
  const noCache = parts.every(({ cache }) => cache.noCache === true)
  const sharedScopes = parts.flatMap(({ cache }) => cache.sharedScopes ?? [])
  return {
    from: all('from'),
    to: all('to'),
    ...(noCache ? { noCache } : {}),
    ...(sharedScopes.length === 0 ? {} : { sharedScopes }),
    // Of the repository, not of a part: the newest part's.
    ...defined({ use: parts.flatMap(({ cache }) => cache.use ?? [])[0] }),
    errors: all('errors'),
  }
}

/** Work is added up: what it cost stands beside what it saved. */
function cacheMountsOf(parts: readonly BuildRecord[]): CacheMountFacts | undefined {
  const facts = parts.flatMap(({ cacheMounts }) => cacheMounts ?? [])
  if (facts.length === 0) return undefined
  const warm = facts.flatMap((it) => it.warm ?? [])
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return {
    mounts: facts.flatMap(({ mounts }) => mounts),
    restoreMs: sum(facts.map(({ restoreMs }) => restoreMs)),
    keepMs: sum(facts.map(({ keepMs }) => keepMs)),
    ...(warm.length === 0
      ? {}
      : {
          warm: {
            steps: sum(warm.map(({ steps }) => steps)),
            ms: sum(warm.map(({ ms }) => ms)),
            coldMs: sum(warm.map(({ coldMs }) => coldMs)),
          },
        }),
  }
}

/** Of every kind the longest job's: they ran beside each other. */
function phasesOf(parts: readonly BuildRecord[]): Phase[] {
  const longest = new Map<Phase['kind'], Phase[]>()
  const total = (phases: readonly Phase[] | undefined): number => (phases ?? []).reduce((sum, { ms }) => sum + ms, -1)
  for (const part of parts) {
    for (const [kind, phases] of Map.groupBy(part.phases, (phase) => phase.kind)) {
      if (!longest.has(kind) || total(phases) > total(longest.get(kind))) longest.set(kind, phases)
    }
  }
  return [...longest].toSorted(([a], [b]) => compareText(a, b)).flatMap(([, phases]) => phases)
}

function unique(all: readonly Unknown[]): Unknown[] {
  return [...new Map(all.map((it) => [JSON.stringify([it.what, it.why]), it])).values()]
}

function byUnknown(a: Unknown, b: Unknown): number {
  return compareText(a.what, b.what) || compareText(a.why, b.why)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
