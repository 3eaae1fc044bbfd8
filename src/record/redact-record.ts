/**
 * The last pass over a record: no free text leaves with a secret or a build-arg value in it.
 */
import type { BuildRecord } from './build-record.ts'
import { redactor } from './redact.ts'

/**
 * Redacts instructions, messages, reasons and paths in place and returns the record. Names of targets, platforms,
 * stages and base images stay: they identify what the record is about, and an image a build starts from is in its
 * public result.
 */
export function redactRecord(record: BuildRecord, values: readonly string[]): BuildRecord {
  const clean = redactor(values)
  record.cache.errors = record.cache.errors.map(clean)
  for (const item of record.unknown) item.why = clean(item.why)
  for (const phase of record.phases) if (phase.error !== undefined) phase.error = clean(phase.error)
  for (const target of record.targets) {
    if (target.failure !== undefined) target.failure.message = clean(target.failure.message)
    for (const phase of target.phases) if (phase.error !== undefined) phase.error = clean(phase.error)
    for (const step of target.platforms.flatMap(({ steps }) => steps)) {
      step.instruction = clean(step.instruction)
      if (step.error !== undefined) step.error = clean(step.error)
      if (step.cacheMounts !== undefined) step.cacheMounts = step.cacheMounts.map(clean)
      for (const read of step.reads ?? []) read.paths = read.paths.map(clean)
    }
  }
  return record
}
