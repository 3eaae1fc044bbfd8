/**
 * One target of the record, put together from its draft and the record's platforms.
 */
import { defined } from '../shared/defined.ts'
import type { TargetRecord } from './build-record.ts'
import { asArray, asObject } from '../shared/json.ts'
import { cacheExport } from './cache-export.ts'
import { culpritOf, type PrintedError } from './stream/failure.ts'
import { phasesOf } from './stream/phases.ts'
import { platformRecord, type PlatformInput } from './platform-record.ts'
import type { LayerWrite, VertexWork } from './stream/progress-stream.ts'
import { failureOf } from './target-failure.ts'
import { dockerfilePath, type TargetDraft } from './targets.ts'
import { wallOf } from './steps/timeline.ts'

/** What is known of the bake when a target's record is made. */
export interface TargetInput extends PlatformInput {
  work: ReadonlyMap<string, VertexWork>
  writes: ReadonlyMap<string, LayerWrite>
  /** Compressed bytes of layers by digest, as far as any provenance of the bake knows them. */
  layerBytes: ReadonlyMap<string, number>
  outcomes: ReadonlyMap<string, TargetRecord['outcome']>
  /** Indices into the record's contexts by context name. */
  contextsOf: (target: string) => Record<string, number> | undefined
  definitionOf: (target: string) => string | undefined
  /** What buildx printed for the target, if it failed. */
  errorOf: (target: string) => PrintedError | undefined
}

/** Builds the record of one target. */
export function targetRecord(draft: TargetDraft, input: TargetInput): TargetRecord {
  const { planned, stream } = draft
  const target: TargetRecord = {
    name: planned.name,
    outcome: input.outcomes.get(planned.name)!,
    ...defined({
      dockerfile: dockerfilePath(planned),
      wallMs: stream === undefined ? undefined : wallOf(stream),
      definition: input.definitionOf(planned.name),
      contexts: input.contextsOf(planned.name),
      noImage: planned.noImage,
      cacheExport: stream === undefined ? undefined : cacheExport(stream, input),
    }),
    phases: stream === undefined ? [] : phasesOf(stream, input.work),
    platforms:
      planned.noImage === 'call' ? [] : draft.platforms.map((platform) => platformRecord(draft, platform, input)),
  }
  if (target.outcome === 'failed') {
    const culprit = stream === undefined ? undefined : culpritOf(stream)
    const found = culprit === undefined ? findings(draft.metadata) : undefined
    target.failure = found ?? failureOf(target, draft, culprit, input.errorOf(planned.name))
  }
  if (stream === undefined && planned.noImage !== 'call') {
    input.unknown.push({ what: `steps of ${planned.name}`, why: 'the progress stream does not mention the target' })
  }
  return target
}

/** Why a `call: check` failed: buildx exits with 1 when there is a finding, and says which in the metadata file. */
function findings(metadata: Record<string, unknown> | undefined): TargetRecord['failure'] {
  const count = asArray(asObject(metadata?.['result.json'])?.warnings).length
  return count === 0 ? undefined : { message: `${count === 1 ? '1 finding' : `${count} findings`} of the build checks` }
}
