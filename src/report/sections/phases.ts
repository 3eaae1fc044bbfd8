/** What a bake spent outside of its steps. */
import type { BuildRecord, Phase, PhaseKind } from '../../record/build-record.ts'

/** All phases of one kind, of the bake and of its targets. */
export function phasesOf(record: BuildRecord, kind: PhaseKind): Phase[] {
  return [...record.phases, ...record.targets.flatMap((target) => target.phases)].filter((phase) => phase.kind === kind)
}

/** Their time together, in milliseconds; phases of different targets may have run at once. */
export function phaseMs(record: BuildRecord, kind: PhaseKind): number {
  return phasesOf(record, kind).reduce((sum, phase) => sum + phase.ms, 0)
}

/** The bytes they moved, or undefined when no phase reports any. */
export function phaseBytes(record: BuildRecord, kind: PhaseKind): number | undefined {
  const known = phasesOf(record, kind).flatMap((phase) => (phase.bytes === undefined ? [] : [phase.bytes]))
  return known.length === 0 ? undefined : known.reduce((sum, bytes) => sum + bytes, 0)
}
