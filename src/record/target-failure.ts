/**
 * The failure of one target in words a reader can act on: which step, where, what BuildKit said.
 */
import type { PlannedTarget } from '../plan/plan.ts'
import type { StepRecord, TargetRecord } from './build-record.ts'
import type { PrintedError } from './stream/failure.ts'
import { withoutCommand } from './redact.ts'
import type { TargetVertex } from './stream/target-stream.ts'
import { dockerfilePath, type TargetDraft } from './targets.ts'

/**
 * Joins the failed vertex with the error buildx printed. The step's line and text are completed from buildx's excerpt,
 * because a failed bake has no provenance.
 */
export function failureOf(
  target: TargetRecord,
  draft: TargetDraft,
  culprit: TargetVertex | undefined,
  own: PrintedError | undefined,
): NonNullable<TargetRecord['failure']> {
  const message = withoutCommand(culprit?.fate.error ?? own?.message ?? 'the target failed')
  const failure: NonNullable<TargetRecord['failure']> = { message }
  // Where two steps of a target fail, buildx prints the excerpt of one.
  const matches = culprit === undefined || own?.message.includes(culprit.fate.error ?? '\0') === true
  const said = matches ? located(own, draft.planned) : undefined
  if (said?.line !== undefined) failure.line = said.line
  if (said?.file !== undefined) failure.file = said.file
  for (const [at, platform] of draft.platforms.entries()) {
    const step = platform.steps.findIndex(({ digest }) => digest !== undefined && digest === culprit?.digest)
    if (step < 0) continue
    Object.assign(failure, { step, platform: platform.platform })
    complete(target.platforms[at]!.steps[step]!, failure, said)
    break
  }
  return failure
}

/** With the Dockerfile's path for its bare name, which is all BuildKit knows; an inline one has none. */
function located(error: PrintedError | undefined, planned: PlannedTarget): PrintedError | undefined {
  if (error?.file === undefined) return error
  const { file, ...rest } = error
  const own = dockerfilePath(planned)
  if (planned.inline === true) return rest
  return { ...rest, file: own !== undefined && (own === file || own.endsWith(`/${file}`)) ? own : file }
}

function complete(step: StepRecord, failure: { file?: string; line?: number }, said: PrintedError | undefined): void {
  if (step.line === undefined && said?.line !== undefined) {
    const lines = said.instruction?.split('\n').length ?? 1
    Object.assign(step, { line: said.line, endLine: said.line + lines - 1 })
    if (said.file !== undefined) step.file = said.file
    if (said.instruction !== undefined) step.instruction = said.instruction
  }
  if (step.line !== undefined && failure.line === undefined) {
    failure.line = step.line
    if (step.file !== undefined) failure.file = step.file
  }
}
