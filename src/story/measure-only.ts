/** Definitions for builds that are only made to measure: the baseline's, and the second measurement of a slow target. */
import type { BuildRecord } from '../record/build-record.ts'
import { worked } from '../record/steps/step-work.ts'
import { eachTarget, noImageOf, type BakeDefinition } from '../plan/definition.ts'
import { measuringOutput, type OutputBuilder } from '../plan/outputs.ts'

/** The same without anything that others would notice: no push, no load, no files, no tags, no cache export. */
export function withoutEffects(definition: BakeDefinition, builder: OutputBuilder): BakeDefinition {
  const output = [measuringOutput(builder)]
  return eachTarget(definition, (target) => ({
    ...target,
    ...(noImageOf(target) === undefined ? { output } : {}),
    tags: [],
    'cache-to': [],
  }))
}

/**
 * The same with every step running again that ran in `record`, as otherwise the cache of the build before it would be
 * measured. BuildKit can be told to ignore the cache by stage only, so the whole stage runs, on every side that is compared:
 * differences stay what they are, ratios get smaller, so an increase is confirmed rather too seldom than too often. Steps that
 * ignore the cache also get empty cache mounts (seen with the BuildKit of Docker 28.5), again on every side. A stage without a
 * name cannot be named; its target is built without any cache.
 */
export function workingAgain(definition: BakeDefinition, record: BuildRecord): BakeDefinition {
  return eachTarget(definition, (target, name) => {
    const images = record.targets.find((it) => it.name === name)?.platforms ?? []
    const steps = images.flatMap((image) => image.steps.filter((it) => it.kind !== 'from' && worked(it)))
    const stages = [...new Set(steps.map(({ stage }) => stage ?? ''))]
    if (stages.some((stage) => stage === '' || /^stage-\d+$/.test(stage))) return { ...target, 'no-cache': true }
    return stages.length === 0 ? target : { ...target, 'no-cache-filter': stages }
  })
}
