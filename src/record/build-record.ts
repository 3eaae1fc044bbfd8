/** The types of the record, which are inferred from its shape (schema/record.ts): one definition for types, checks and JSON Schema. */
export type * from './schema/files.ts'
export type * from './schema/image.ts'
export type { ContextRead, StepRecord, StepState } from './schema/step.ts'
export type { CacheExport, Phase, PhaseKind, PushFacts, TargetRecord } from './schema/target.ts'
export {
  RECORD_VERSION,
  type BuilderFacts,
  type BuildRecord,
  type CacheFacts,
  type CacheUse,
  type CacheMountFacts,
  type CacheMountRecord,
  type CommitFacts,
  type ContextManifest,
  type RunFacts,
  type RunnerFacts,
  type Unknown,
} from './schema/record.ts'
