import type { Io } from '../io.ts'
import type { ReportInput } from '../report/report-input.ts'

/**
 * Sets every output of action.yml. Large ones are for `fromJSON` in later steps; the record itself is a path, because an
 * output of megabytes breaks the shell of the step that uses it.
 */
export function setOutputs(
  io: Io,
  report: ReportInput,
  metadata: Record<string, unknown> | undefined,
  files: { record: string; comment: string },
): void {
  const { comparison, verdict } = report
  const sizes: Record<string, Record<string, number>> = {}
  const durations: Record<string, number> = {}
  for (const target of comparison.record.targets) {
    if (target.wallMs !== undefined) durations[target.name] = target.wallMs
    for (const { platform, compressedBytes } of target.platforms) {
      if (compressedBytes !== undefined) sizes[target.name] = { ...sizes[target.name], [platform]: compressedBytes }
    }
  }
  io.output('verdict', verdict.level)
  io.output('violations', JSON.stringify(verdict.judgements.filter(({ level }) => level !== 'pass')))
  io.output('metadata', JSON.stringify(publicMetadata(metadata)))
  io.output('sizes', JSON.stringify(sizes))
  io.output('durations', JSON.stringify(durations))
  io.output('baseline-sha', comparison.baseline?.record.commit?.sha ?? '')
  io.output('record', files.record)
  io.output('comment', files.comment)
}

/**
 * The metadata as docker/bake-action gives it. We ask buildx for maximal provenance, which holds build-arg values; an
 * output is no place for them.
 */
function publicMetadata(metadata: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata ?? {}).map(([target, value]) => [
      target,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('buildx.build.provenance')))
        : value,
    ]),
  )
}
