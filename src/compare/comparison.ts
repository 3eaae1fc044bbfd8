/**
 * A record against its baseline. Plain data: everything the report says and every budget judges is here.
 */
import type { BuildRecord, LayerRecord, PlatformRecord, TargetRecord, StepRecord } from '../record/build-record.ts'
import type { MissedStep } from './times/adjusted-time.ts'

/** The baseline that was chosen, and how well it fits. */
export interface BaselineFacts {
  record: BuildRecord
  /** Commit the baseline should have been (the rule's answer), where that is known. */
  wantedSha?: string
  /** How many first-parent commits the found record is older than the wanted one; 0 = exact. */
  commitsOlder?: number
  /** How the wanted commit was found, for the footer: `first parent of the test merge`, `merge base`, … */
  rule?: string
}

/** Everything that moved between two records. */
export interface Comparison {
  record: BuildRecord
  baseline?: BaselineFacts
  /** Why no times can be compared (other CPU, other driver, …), absent when they can. */
  timesNotComparable?: string
  /** Why sizes must be read with care (other BuildKit version compresses differently), absent otherwise. */
  sizesCaution?: string
  targets: TargetComparison[]
  /** Targets of the baseline that this bake did not build. */
  notBuilt: TargetRecord[]
  /** When equal steps that ran now and earlier took longer (or shorter) all alike: by which factor, from how many steps. */
  runnerFactor?: { factor: number; steps: number }
}

/** A figure now and before. `before` and `delta` are absent when there is nothing to compare with. */
export interface Change {
  now: number
  before?: number
  delta?: number
  /** `delta / before`; absent when before is 0 or absent. */
  ratio?: number
  /**
   * For times with a comparable history: its median, the limit above which chance is no explanation (statistics.ts,
   * minimum effect included), and the number of runs behind both.
   */
  typical?: { median: number; limit: number; runs: number }
  /** For times: why the difference says nothing about the change (the cache did not do the same); shown, not judged. */
  notComparable?: string
  /** For times on a slow runner: `now` as a runner of the usual speed would have had it. */
  atUsualSpeed?: number
}

/** What a pull downloads, or the sum of the layers' tars. */
export type SizeKind = 'compressed' | 'uncompressed'

/** One target and platform against the same in the baseline. */
export interface TargetComparison {
  target: string
  platform: string
  record: TargetRecord
  image: PlatformRecord
  before?: { record: TargetRecord; image: PlatformRecord }
  compressed?: Change
  uncompressed?: Change
  /** What a machine with the baseline's image must pull; it is a difference itself, so it has no `before`. */
  updateSize?: Change
  layers?: Change
  files?: Change
  waste?: Change
  time?: Change
  /** Wall time without the price of steps that merely missed the cache (they are priced at their own history). */
  adjustedTime?: Change
  /** Steps that ran although the baseline had them from the cache, with what they usually cost. */
  missed?: MissedStep[]
  steps: { ran: number; cached: number; shared: number; total: number }
  /**
   * Which size moved by what a reader would call a change, beyond the noise of recompression: the compressed one if it
   * did, else the uncompressed one (all that the classic image store tells, and where zeros compress away).
   */
  sizeMoved?: SizeKind
  /** True when layers of the target's own are other ones, for a reason that was found in the change. */
  contentChanged: boolean
  causes: Cause[]
  /** Layers that were made anew by the same step, and are other ones: see update-size.ts. */
  remade: RemadeLayer[]
  /** Layers that appeared, grew, shrank or went, by the size that moved (else the compressed one), largest difference first. */
  layerChanges: LayerChange[]
}

/** A layer that is another one although its step is the same, and the step's index. */
export interface RemadeLayer {
  step: number
  layer: LayerRecord
  /**
   * Files of it that differ, largest first; none when only times, the order of the files or their compression do. Absent when the
   * files of both are not known.
   */
  differs?: { paths: string[]; more: number }
}

/** One layer-sized reason of a size difference. */
export interface LayerChange {
  /** Instruction of the layer, or the base image's name. */
  instruction: string
  fromBase: boolean
  /** The base image's name before, when it was another one. */
  insteadOf?: string
  file?: string
  line?: number
  before?: number
  now?: number
  delta: number
}

/** Why a step ran although the baseline had it, or what is new. */
export interface Cause {
  kind:
    | 'instruction-changed'
    | 'arg-changed'
    | 'env-changed'
    | 'base-moved'
    | 'files-changed'
    | 'step-new'
    | 'step-moved'
    | 'step-removed'
    | 'follows'
    | 'cache-absent'
    | 'unknown'
  /** Index of the step in the platform's steps. */
  step: number
  text: StepRecord['instruction']
  /** Names of args or env, paths of files, for `step-removed` the instructions that are gone; never values. */
  names?: string[]
  /** For `base-moved`. */
  base?: { name: string; before?: string; now?: string }
  /** For files: what happened to each of `names`. */
  files?: { path: string; change: 'content' | 'mode' | 'added' | 'deleted' }[]
  /** For `cache-absent`: why, in the words of docs/internals/causes.md: Rules. */
  why?: 'first-run' | 'no-import' | 'import-error' | 'evicted' | 'scope-overwritten' | 'no-cache' | 'unexplained'
  /** For `follows`: the root step it follows. */
  follows?: number
  /** Time of the steps that re-ran because of this cause (its own and its followers'), on this run. */
  ms?: number
}
