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

/** The bake itself did not succeed: the user's build is broken, not us. */
export class BuildFailedError extends Error {
  override name = 'BuildFailedError'
  constructor(outcome: 'failed' | 'canceled') {
    super(outcome === 'failed' ? 'The build failed; its log is above.' : 'The build was canceled; its log is above.')
  }
}

/** At least one limit with level `fail` is broken, or could not be judged where `on-missing` is `fail`. */
export class OverBudgetError extends Error {
  override name = 'OverBudgetError'
  /** @param counts limits that are broken, and limits that could not be judged */
  constructor({ broken, missing }: { broken: number; missing: number }) {
    const count = (n: number): string => (n === 1 ? '1 limit' : `${n} limits`)
    const parts = [
      ...(broken > 0 ? [`${count(broken)} ${broken === 1 ? 'is' : 'are'} broken`] : []),
      ...(missing > 0 ? [`${count(missing)} could not be judged, and \`on-missing\` is \`fail\``] : []),
    ]
    super(`${parts.join('; ')}. See the annotations above.`)
  }
}

/** Images that were built and allowed did not get to where they belong. */
export class PublishError extends Error {
  override name = 'PublishError'
  constructor(count: number) {
    super(`${count === 1 ? 'An image was' : 'Images were'} built and not published. See the annotations above.`)
  }
}

/** The records of other jobs are missing, or are not what they must be. */
export class RecordsError extends Error {
  override name = 'RecordsError'
}
