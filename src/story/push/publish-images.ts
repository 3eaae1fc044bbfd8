import { allows } from '../../budget/allows.ts'
import { isPush, onlyTargets, withOutputs } from '../../plan/publishing.ts'
import { prepareDefinition } from '../../plan/prepare.ts'
import { cacheAccess } from '../../github/runtime-token.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { withPush } from '../../record/push.ts'
import { defined } from '../../shared/defined.ts'
import { asObject } from '../../shared/json.ts'
import type { BuildSetup } from '../build.ts'
import type { Judged } from '../judge.ts'
import { Publisher } from './publisher.ts'
import type { PushPlan } from './push-plan.ts'

/** What was published, and what should have been and was not. */
export interface Published {
  record: BuildRecord
  /** buildx's metadata, with the images that were published, as of a bake that does so by itself; absent when it failed. */
  metadata?: Record<string, unknown>
  /** One sentence for each image that the verdict allows and that did not get out. */
  problems: string[]
  /** What else the user should know, one sentence each. */
  notes: string[]
}

/**
 * Pushes and loads what the verdict allows, from the builder's cache. An image goes to its registry by digest, and gets its
 * tags only when that digest's manifests are those that were judged.
 */
export async function publishWhatPassed(
  setup: BuildSetup,
  { held, pushes }: PushPlan,
  { comparison, verdict, metadata }: Judged & { metadata: Record<string, unknown> | undefined },
): Promise<Published> {
  const { inputs, io } = setup
  const { record: judged } = comparison
  const names = held?.waiting.group?.default?.targets ?? []
  if (held === undefined) return { record: judged, problems: [], notes: [], ...defined({ metadata }) }
  const allowed = names.filter((name) => allows(verdict, name, inputs.pushWhen))
  const kept = names.filter((name) => !allowed.includes(name))
  if (kept.length > 0) io.info(`Not published, as the verdict does not allow it: ${kept.join(', ')}.`)
  const out = new Publisher(setup, judged)
  if (allowed.length > 0) {
    io.info(`Publishing ${allowed.join(', ')}:`)
    const { definition } = prepareDefinition(
      onlyTargets(held.waiting, allowed),
      { ...inputs, cacheWrite: false },
      setup.builder,
      cacheAccess(io.env),
    )
    await out.push(withOutputs(definition, isPush))
    await out.load(withOutputs(definition, (entry) => !isPush(entry)))
  }
  let record = judged
  for (const [name, push] of pushes) {
    if (!names.includes(name)) continue
    const digest = out.digests.get(name)
    const state = kept.includes(name) ? 'held' : digest === undefined ? 'failed' : 'pushed'
    record = withPush(record, name, { ...push, state }, digest)
  }
  const { problems, notes } = out
  return { record, problems, notes, ...defined({ metadata: joined(metadata, out.metadata) }) }
}

/** The metadata of a bake with what publishing told of its images. */
function joined(
  metadata: Record<string, unknown> | undefined,
  published: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => {
    const more = asObject(published[name])
    if (more === undefined) return [name, value]
    const ofImage = Object.entries(more).filter(([key]) => key.startsWith('containerimage.') || key === 'image.name')
    return [name, { ...asObject(value), ...Object.fromEntries(ofImage) }]
  })
  return metadata === undefined ? undefined : (Object.fromEntries(entries) as Record<string, unknown>)
}
