/**
 * The failure of one target in words a reader can act on: which step, where, what BuildKit said.
 */
import type { StepRecord, TargetRecord } from './build-record.ts'
import type { PrintedError } from './failure.ts'
import { withoutCommand } from './redact.ts'
import type { TargetVertex } from './target-stream.ts'
import type { TargetDraft } from './targets.ts'

/**
 * Joins the failed vertex with the error buildx printed. The step's line and text are completed from buildx's excerpt,
 * because a failed bake has no provenance.
 */
export function failureOf(
  target: TargetRecord,
  draft: TargetDraft,
  culprit: TargetVertex | undefined,
  printed: readonly PrintedError[],
): NonNullable<TargetRecord['failure']> {
  const own =
    printed.find((error) => error.target === target.name) ?? printed.find((error) => error.target === undefined)
  const message = withoutCommand(culprit?.fate.error ?? own?.message ?? 'the target failed')
  const failure: NonNullable<TargetRecord['failure']> = { message }
  // buildx prints one error: it may be that of another target, which says nothing of this one.
  const said =
    own !== undefined && (culprit === undefined || own.message.includes(culprit.fate.error ?? '\0')) ? own : undefined
  if (said?.file !== undefined && said.line !== undefined) Object.assign(failure, { file: said.file, line: said.line })
  for (const [at, platform] of draft.platforms.entries()) {
    const step = platform.steps.findIndex(({ digest }) => digest !== undefined && digest === culprit?.digest)
    if (step < 0) continue
    Object.assign(failure, { step, platform: platform.platform })
    complete(target.platforms[at]!.steps[step]!, failure, said)
    break
  }
  return failure
}

function complete(step: StepRecord, failure: { file?: string; line?: number }, said: PrintedError | undefined): void {
  if (step.line === undefined && said?.line !== undefined && said.file !== undefined) {
    const lines = said.instruction?.split('\n').length ?? 1
    Object.assign(step, { file: said.file, line: said.line, endLine: said.line + lines - 1 })
    if (said.instruction !== undefined) step.instruction = said.instruction
  }
  if (step.line !== undefined && failure.line === undefined) {
    failure.line = step.line
    if (step.file !== undefined) failure.file = step.file
  }
}
