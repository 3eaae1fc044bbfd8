/**
 * The words of advice: what a rule sees, what it says, and what it would change. Plain data, so that rules, a person's patch
 * and a linter's go through the same measurement.
 */
import type { BakeTarget } from '../plan/definition.ts'
import type { BuildRecord, TargetRecord } from '../record/build-record.ts'

/** Everything a rule may look at. Nothing is read or built for a rule while it thinks. */
export interface Project {
  targets: readonly AdvisedTarget[]
  record: BuildRecord
  /** Text files of the checkout that rules read (Dockerfiles, ignore files, bake files, manifests, lock files, server configs), by path. */
  files: ReadonlyMap<string, string>
  /** Every path of the checkout that git knows, and files of contexts that it does not; relative to the repository, `/` between. */
  paths: ReadonlySet<string>
  /** The last commits of the branch, newest first: which paths each one changed. Empty when it is not known. */
  commits: readonly { sha: string; paths: readonly string[] }[]
}

/** One target of the bake file. All paths are relative to the repository. */
export interface AdvisedTarget {
  name: string
  definition: BakeTarget
  record: TargetRecord
  /** Folder of the build context; absent when it is not a folder of the checkout. */
  context?: string
  /** Absent for an inline or remote Dockerfile. */
  dockerfile?: string
  /** The ignore file that counts (`<Dockerfile>.dockerignore`, else `.dockerignore` of the context), also where it does not exist yet. */
  ignoreFile?: string
  /** Paths of the context's files, after the ignore file, relative to the context. */
  contextFiles: readonly string[]
}

/**
 * Where a gain comes from. `exact`: computed from bytes at hand. `bound`: the longest path with this step at its best; no
 * change can bring more. `expected`: a bound times how often it would have counted in the last commits.
 */
export type GainKind = 'exact' | 'bound' | 'expected'

/** What a rule thinks a change brings, before anything is built. What it does not know is absent. */
export interface Estimate {
  kind: GainKind
  /** Uncompressed bytes of files that leave the image. */
  bytes?: number
  /** Milliseconds of one build, or of the average pull request where `kind` is `expected`. */
  ms?: number
}

/** A place of the repository, lines from 1. */
export interface Place {
  file: string
  line?: number
  endLine?: number
}

/** The whole new text of a file; no `before` for one that is new. */
export interface FileEdit {
  file: string
  before?: string
  after: string
}

/** What a rule found. */
export interface Finding {
  /** Id of the rule, e.g. `dependencies-before-source`. */
  rule: string
  /** Names of the targets it is about, at least one. */
  targets: readonly string[]
  /** One line, imperative: `Copy package.json and package-lock.json before npm ci`. Pairs of backticks are code. */
  title: string
  /** What is so now, with its figures: one to three sentences. */
  now: string
  /** Where, most telling first. */
  places: readonly Place[]
  /** What it would change; absent when it can only be said. */
  edits?: readonly FileEdit[]
  /** Images that the variant pulls and today's build does not: whoever builds it sees first whether they can be had. */
  pulls?: readonly string[]
  /** The same without those images, for where they cannot be had. */
  otherwise?: readonly FileEdit[]
  /** Why it would not be safe here: then there are no edits. */
  mayBreak: readonly string[]
  /** What to look at before taking it, although nothing speaks against it. */
  check?: string
  /** Absent for findings without a gain (a secret in ARG, root). */
  estimate?: Estimate
  /**
   * Globs of paths in the image that the change means to touch (`**` and `*`); empty when no shipped file may differ. What else
   * differs between today's image and the variant is a fault of the patch.
   */
  touches: readonly string[]
}

/** One way to a better build. One file, one rule. */
export interface Rule {
  id: string
  /** For the list of rules in docs: one sentence. */
  about: string
  detect: (project: Project) => Finding[]
}
