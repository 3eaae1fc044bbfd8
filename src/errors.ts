/**
 * One class per cause. Every message says what is wrong, where, and what to do about it; index.ts prints it as it is.
 */

/** An input of the action has a value that is not allowed. Raised before anything is built. */
export class InputError extends Error {
  override name = 'InputError'
  constructor(input: string, value: string, allowed: string) {
    super(`Input "${input}" is ${value === '' ? 'empty' : `"${value}"`}; allowed: ${allowed}.`)
  }
}

/** The budget file cannot be used. `where` is `file:line:column`. Raised before anything is built. */
export class BudgetError extends Error {
  override name = 'BudgetError'
  readonly file: string
  readonly line: number
  readonly column: number
  constructor(file: string, line: number, column: number, problem: string) {
    super(`${file}:${line}:${column}: ${problem}`)
    this.file = file
    this.line = line
    this.column = column
  }
}

/** A stored record is not one, or is too new, too large or absurd. `path` points into the JSON. */
export class RecordError extends Error {
  override name = 'RecordError'
  constructor(path: string, problem: string) {
    super(`Not a usable build record: ${path === '' ? '' : `${path}: `}${problem}`)
  }
}

/** docker or buildx is missing, too old, or could not do what was asked. */
export class EngineError extends Error {
  override name = 'EngineError'
}

/** buildx refused to let the definition do what nobody granted. Raised before anything is built. */
export class ConsentError extends Error {
  override name = 'ConsentError'
  /**
   * @param refusal.allow values for the input `allow` that would grant it
   * @param refusal.privileges what is asked for, in buildx's words
   */
  constructor({ allow, privileges }: { allow: readonly string[]; privileges: readonly string[] }) {
    const wants = privileges.map((privilege) => `\n  - ${privilege}`).join('')
    const grants = allow.map((entry) => `\n  ${entry}`).join('')
    super(
      `The bake definition asks for privileges that were not granted, so nothing was built:${wants}\n` +
        `If everybody who may change the definition may have them, add to the input \`allow\`:${grants}`,
    )
  }
}

/** The bake itself failed: the user's build is broken, not us. */
export class BuildFailedError extends Error {
  override name = 'BuildFailedError'
}

/** At least one budget with level `fail` is broken. */
export class OverBudgetError extends Error {
  override name = 'OverBudgetError'
}

/** The records of other jobs are missing, or are not what they must be. */
export class RecordsError extends Error {
  override name = 'RecordsError'
}
