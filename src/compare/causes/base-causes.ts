import type { BaseImage, PlatformRecord, StepRecord } from '../../record/build-record.ts'
import { imagePart } from '../../record/steps/step-keys.ts'
import type { Cause } from '../comparison.ts'
import { changedParts, stepChanges } from './step-changes.ts'

/**
 * Why the steps on an image may have run: its tag now means another image, the FROM names another one, or the stage is new.
 * Whether they did run is for the caller to see: a new image with the same files makes nothing run (docs/internals/steps.md: Identity).
 */
export function baseCauses(
  at: number,
  step: StepRecord,
  before: StepRecord | undefined,
  images: { now: PlatformRecord; before: PlatformRecord },
): Cause[] {
  const cause = { step: at, text: step.instruction }
  if (before === undefined) return [{ kind: 'step-new', ...cause }]
  const changed = changedParts(step, before)
  if (changed.includes('base')) {
    const { args, envs } = stepChanges(step, { step: before, index: at, how: 'same' }, new Set())
    const names = [...args, ...envs]
    if (before.instruction !== step.instruction) return [{ kind: 'instruction-changed', ...cause }]
    if (names.length > 0) return [{ kind: 'arg-changed', ...cause, names }]
  }
  const [here, there] = [baseOf(step, images.now), baseOf(before, images.before)]
  if (here?.digest === undefined || there?.digest === undefined || here.digest === there.digest) return []
  return [{ kind: 'base-moved', ...cause, base: { name: here.name, before: there.digest, now: here.digest } }]
}

/** The image of a FROM step: several may stand in one line, as in `RUN --mount=from=a --mount=from=b`. */
function baseOf(step: StepRecord, { bases }: PlatformRecord): BaseImage | undefined {
  const part = step.parts?.base
  const named = bases.filter(({ name }) => part !== undefined && imagePart(name) === part)
  return named.find(({ line }) => line === step.line) ?? named[0] ?? bases.find(({ line }) => line === step.line)
}
