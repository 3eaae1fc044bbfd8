import type { StepRecord, TargetRecord } from '../../src/record/build-record.ts'

export { record } from '../report/factory.ts'

/** A target of one platform with the given steps. */
export function targetOf(name: string, steps: StepRecord[]): TargetRecord {
  const platforms = [{ platform: 'linux/amd64', steps, bases: [] }]
  return { name, outcome: 'succeeded', phases: [], platforms }
}
