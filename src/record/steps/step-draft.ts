/**
 * Steps of one target and platform before it is known what became of them.
 */
import type { Descriptor } from './provenance.ts'
import type { StepRecord } from '../build-record.ts'
import type { TargetStream, TargetVertex } from '../stream/target-stream.ts'

/** The part of a step that the build graph tells. */
export type StepFacts = Pick<StepRecord, 'kind' | 'instruction' | 'inputs'> &
  Partial<
    Pick<
      StepRecord,
      'key' | 'ownKey' | 'parts' | 'stage' | 'file' | 'line' | 'endLine' | 'noCache' | 'cacheMounts' | 'reads'
    >
  >

/** One step, and the vertices of the stream that may have done its work. */
export interface StepDraft {
  facts: StepFacts
  /** Vertices under this target's name: first its own, then those it was merged into. */
  vertices: TargetVertex[]
  /** Digest of its own vertex; the stream may never have mentioned it. */
  digest?: string
  /** Digests of internal vertices it waits for: contexts, inline documents. */
  waitsFor: string[]
  /** Steps of other targets with the same value gave the same result; absent where that cannot be known. */
  sameWork?: string
  /** Layers its result consists of, bottom first; absent where the engine did not say. */
  chain?: Descriptor[]
  /** The step whose file system it changes; absent when it starts from nothing. Not the source of a COPY. */
  parent?: number
  /** For FROM: the image. */
  image?: { name: string; digest?: string }
}

/** All steps of one platform of one target. */
export interface PlatformDraft {
  target: string
  platform: string
  stream?: TargetStream
  steps: StepDraft[]
  /** Index of the step whose result is the image; absent when that could not be told. */
  result?: number
}
