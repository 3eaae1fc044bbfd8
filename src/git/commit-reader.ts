/** Reads commits. Every answer may be undefined: the history is not there, or GitHub does not tell. */
export interface CommitReader {
  /** Parents of a commit, first parent first; `[]` for a root. */
  parents(sha: string): Promise<string[] | undefined>
  /** The best common ancestor of two commits or refs. */
  mergeBase(a: string, b: string): Promise<string | undefined>
  /** `sha` and its first-parent ancestors, newest first, as far as known and at most `max`. */
  firstParents(sha: string, max: number): Promise<string[]>
}
