import type { Plan } from '../plan/plan.ts'
import type { BuilderFacts, CommitFacts, ContextManifest, RunFacts, RunnerFacts } from './build-record.ts'

/** Everything the build left behind, as read by build/; the record is a pure function of it. */
export interface Evidence {
  reportId: string
  plan: Plan
  /** Lines of `--progress=rawjson` in the order they came; lines that are not JSON are ignored by the reader. */
  stream: Iterable<string>
  /** Parsed `--metadata-file`; absent when the bake failed (buildx then writes none). */
  metadata?: Record<string, unknown>
  /** Blobs read from the builder's content store, by digest: indexes, manifests and image configs, parsed. */
  blobs: ReadonlyMap<string, unknown>
  /** Files of the local contexts, and which target uses which under what name. */
  contexts?: { manifests: ContextManifest[]; byTarget: Record<string, Record<string, number>> }
  /** What stands for each target's definition and Dockerfile, by name. */
  definitions?: ReadonlyMap<string, string>
  /** Exit code of the bake; null when it was killed by a signal. */
  exitCode: number | null
  /** Epoch ms at which the bake process was spawned, and when it ended. */
  startedAt: number
  endedAt: number
  /** Time the builder took to boot, when this run created it. */
  bootMs?: number
  builder: BuilderFacts
  runner: RunnerFacts
  commit?: CommitFacts
  run?: RunFacts
  noCache: boolean
  /** Platform of the builder itself, for targets that name none; e.g. `linux/amd64`. */
  nativePlatform: string
  /** Secrets and build-arg values that must not appear in any text of the record. */
  redact: readonly string[]
}
