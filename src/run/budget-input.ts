import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { isBudgetText, parseBudgets } from '../budget/budget-file.ts'
import { noBudgets, type Budgets } from '../budget/budgets.ts'
import { InputError } from '../errors.ts'

/** Where budgets live when the input says nothing. */
const DEFAULT_PATH = '.github/bake-budget.yml'

/**
 * The budgets of this run: the `budgets` input as YAML or as a path in the workspace, else the default file if there is
 * one, else none.
 * @throws InputError when the named file cannot be read, BudgetError when it cannot be understood
 */
export async function loadBudgets(input: string | undefined, workspace: string): Promise<Budgets> {
  if (input !== undefined && isBudgetText(input)) return parseBudgets(input, 'budgets')
  const path = input ?? DEFAULT_PATH
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
