/** What was measured of each piece of advice, and the report of all: plain data, as `advice.json` has it. */
import type { Finding } from './advice.ts'

/** Raised when a reader of `advice.json` has to know. */
export const ADVICE_VERSION = 1

/** A change that may be worth taking, wherever it comes from. */
export interface Candidate {
  /** Unique in the report: the rule's id (with a number where it has several), the patch file's path, or `combined`. */
  id: string
  source: 'rule' | 'file' | 'combined'
  /** One line, imperative; of a file its path. Pairs of backticks are code. */
  title: string
  /** Names of targets it is about; all of the bake where that is not known. */
  targets: string[]
  /** A unified diff for `git apply` on the commit. */
  patch: string
  /**
   * Globs of paths in the image that may differ; see {@link Finding.touches}. Absent where nobody said it, as for a patch file and
   * what it is combined with: then every difference is told, and none held against it.
   */
  touches?: string[]
  finding?: Finding
  /** Of a combined patch, the ids of its parts. */
  parts?: string[]
}

/** Two values of one thing, today's and the variant's: bytes or milliseconds. */
export interface Pair {
  today: number
  variant: number
}

/** One image of a variant beside today's. All bytes exact, as a registry serves them; what is not known is absent. */
export interface ImageEffect {
  target: string
  platform: string
  /** Bytes of a fresh pull. */
  pull?: Pair
  /** Bytes of the layers' tars. */
  uncompressed?: Pair
  /** Bytes that a machine with the image of the commit before pulls for this one, on average over the replay's commits. */
  update?: Pair
  /**
   * Live files that left, came, and have other content, mode or owner, without those that differ by themselves (see
   * {@link Flaky}). Absent where they could not be compared: then `unknown` says why.
   */
  left?: number
  came?: number
  changed?: number
  /** Why the files could not be compared: the end of a sentence. */
  unknown?: string
  /** Settings of the image that differ, by their name in its configuration: `Env`, `User`, `Entrypoint` … Absent for none. */
  config?: string[]
  /** Paths that differ and that no glob of the candidate covers, at most 20; empty is the proof of sameness. */
  strange: string[]
  strangeMore: number
}

/** Times of the same builds, once with today's files and once with the patch, in ms. */
export interface TimeEffect {
  /**
   * `cold`: nothing cached, which is the first commit of the replay. `source`, `dependency`: the commits after it of that kind.
   * `replay`: all of them, summed.
   */
  kind: 'cold' | 'source' | 'dependency' | 'replay'
  /** Sum over the builds of each arm. */
  total: Pair
  /** How many pairs of builds. */
  pairs: number
  /**
   * Range in which the saving (today − variant, summed) lies by the pairs' own spread (saving.ts): median absolute deviation
   * based, 95 %, and so wide that no single pair decides.
   */
  low: number
  high: number
  /** False when the range holds 0: no gain measured. */
  certain: boolean
}

/** What became of a candidate. */
export type Outcome =
  /** Built and compared; see the effects. */
  | 'measured'
  | 'does-not-apply'
  | 'does-not-build'
  /** `advise-test` passed for today's image and not for the variant's. */
  | 'test-failed'
  /** It changes files that it did not mean to. */
  | 'changes-more'
  /** `advise-minutes` were over before its turn came. */
  | 'not-reached'

/** A candidate with everything that was found out. */
export interface Judged {
  candidate: Candidate
  outcome: Outcome
  /** For all but `measured`: the end of a sentence, in the builder's, git's or the test's words. */
  why?: string
  images: ImageEffect[]
  times: TimeEffect[]
  /** `passed`; `not-tested` without the input `advise-test`; absent when it was not built. */
  test?: 'passed' | 'not-tested'
  /** True when it brings something beyond doubt: bytes of a pull, or certain time, and costs nothing that outweighs it. */
  pays: boolean
}

/** What differs between two builds of today's files: no variant is blamed for it. */
export interface Flaky {
  /** Live paths by `target platform`, at most 100 each. */
  paths: Record<string, string[]>
  /** Set when the second build of today's files failed: then a variant's failure proves nothing. */
  failed?: string
}

/** What an advice report found when a former advice had been taken. */
export interface Kept {
  id: string
  title: string
  /** The commit that took it. */
  sha: string
  /** What was promised, from the report that advised it: a saving in ms per build and bytes per pull. */
  promised: { ms?: number; bytes?: number }
  /** Medians of the records before and since, by target. */
  since: { target: string; ms?: Pair; bytes?: Pair; before: number; after: number }[]
}

/** The whole report. */
export interface AdviceReport {
  version: typeof ADVICE_VERSION
  /** ISO 8601, UTC. */
  createdAt: string
  /** The commit that was analyzed. */
  sha: string
  /** Today's images: bytes of a pull, and ms of a cold build where measured. */
  today: { target: string; platform: string; pull?: number; uncompressed?: number; coldMs?: number }[]
  flaky: Flaky
  /** Commits that were replayed, oldest first, with what each one changed of what the images are made of. */
  replayed: { sha: string; kind: 'source' | 'dependency' | 'other' }[]
  /** Best first: those that pay, in the order to take them (P0 …), then those that do not, then those not reached. */
  candidates: Judged[]
  /** What rules found and cannot or must not patch. */
  findings: Finding[]
  /** All that pay, applied and measured together. */
  combined?: Judged
  kept: Kept[]
  /** The job's limits and circumstances: minutes allowed and used, builder, machine, and how times were measured, in sentences. */
  method: {
    minutes: number
    usedMinutes: number
    builds: number
    builder: string
    machine: string
    test?: string
    replay?: string
  }
  /** What could not be done, one sentence each. */
  notes: string[]
}
