import { access, readFile } from 'node:fs/promises'
import { isAbsolute, join, normalize } from 'node:path'
import { isBudgetText, parseBudgets } from '../budget/budget-file.ts'
import { noBudgets, type Budgets } from '../budget/budgets.ts'
import { InputError } from '../errors.ts'

/** Where budgets live when the input says nothing. */
const DEFAULT_PATH = '.github/bake-budget.yml'

/**
 * The budgets of this run: the `budgets` input as YAML or as a path in the workspace, else the default file of the
 * workspace or of a folder between it and the bake definition (where a checkout may be), else none.
 *
 * @param source folder of the bake definition, relative to the workspace
 * @throws InputError when the named file cannot be read, BudgetError when it cannot be understood
 */
export async function loadBudgets(input: string | undefined, workspace: string, source = '.'): Promise<Budgets> {
  if (input !== undefined && isBudgetText(input)) return parseBudgets(input, 'budgets')
  const path = input ?? (await defaultPath(workspace, source))
  let text: string
  try {
    text = await readFile(isAbsolute(path) ? path : join(workspace, path), 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    if (input === undefined && code === 'ENOENT') return noBudgets(DEFAULT_PATH)
    throw new InputError('budgets', path, `YAML, or the path of a file in the repository (reading this one: ${code})`)
  }
  return parseBudgets(text, path)
}

async function defaultPath(workspace: string, source: string): Promise<string> {
  const parts = isAbsolute(source)
    ? []
    : normalize(source)
        .split('/')
        .filter((part) => part !== '.' && part !== '')
  for (let depth = 0; depth <= parts.length && !parts.includes('..'); depth++) {
    const path = join(...parts.slice(0, depth), DEFAULT_PATH)
    const found = await access(join(workspace, path)).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return DEFAULT_PATH
}
