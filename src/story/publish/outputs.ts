import type { Io } from '../../io.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import type { ReportInput } from '../../report/report-input.ts'
import { isObject } from '../../shared/json.ts'

/** Where the files of a report are. */
export interface ReportFiles {
  record: string
  comment: string
  html?: string
}

/** Sets every output of action.yml; see {@link setRecordOutputs} for those of the build. */
export function setOutputs(
  io: Io,
  report: ReportInput,
  metadata: Record<string, unknown> | undefined,
  files: ReportFiles,
): void {
  const { comparison, verdict } = report
  setRecordOutputs(io, comparison.record, metadata, files.record)
  io.output('verdict', verdict.level)
  io.output('violations', JSON.stringify(verdict.judgements.filter(({ level }) => level !== 'pass')))
  io.output('baseline-sha', comparison.baseline?.record.commit?.sha ?? '')
  io.output('comment', files.comment)
  if (files.html !== undefined) io.output('html', files.html)
}

/**
 * The outputs of the build itself. Large ones are for `fromJSON` in later steps; the record itself is a path, because an
 * output of megabytes breaks the shell of the step that uses it. Targets carried forward were not built and have none.
 */
export function setRecordOutputs(
  io: Io,
  record: BuildRecord,
  metadata: Record<string, unknown> | undefined,
  file: string,
): void {
  const sizes: Record<string, Record<string, number>> = {}
  const durations: Record<string, number> = {}
  for (const target of record.targets.filter(({ outcome }) => outcome !== 'not-built')) {
    if (target.wallMs !== undefined) durations[target.name] = target.wallMs
    for (const { platform, compressedBytes } of target.platforms) {
      if (compressedBytes !== undefined) sizes[target.name] = { ...sizes[target.name], [platform]: compressedBytes }
    }
  }
  io.output('outcome', record.outcome)
  io.output('metadata', JSON.stringify(publicMetadata(metadata)))
  io.output('sizes', JSON.stringify(sizes))
  io.output('durations', JSON.stringify(durations))
  io.output('record', file)
}

/** The outputs of `mode: plan`: which targets are built, level by level. */
export function setPlanOutputs(io: Io, levels: readonly (readonly string[])[]): void {
  const include = levels.flatMap((targets, level) => targets.map((target) => ({ target, level })))
  io.output('matrix', JSON.stringify({ include }))
  io.output('levels', JSON.stringify(levels))
}

/** The outputs of `mode: advise`: paths of the report, and of the patch with what pays, if anything does. */
export function setAdviceOutputs(
  io: Io,
  { report, page, patch }: { report: string; page: string; patch?: string },
): void {
  io.output('advice', report)
  io.output('html', page)
  io.output('advice-patch', patch ?? '')
}

/** With `advise-pull-request`: the number of the pull request that is open. */
export function setAdvicePullOutput(io: Io, number: number): void {
  io.output('advice-pull-request', String(number))
}

/**
 * The metadata as docker/bake-action gives it. We ask buildx for maximal provenance, which holds build-arg values; an
 * output is no place for them.
 */
function publicMetadata(metadata: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata ?? {}).map(([target, value]) => [
      target,
      isObject(value)
        ? Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('buildx.build.provenance')))
        : value,
    ]),
  )
}
