/** One line of a ledger or of a bank statement, as the backend takes it. */
export interface Entry {
  reference: string
  date: string
  amount: string
  currency: string
}

export interface Outcome {
  id: string | null
  matched: { ledger: Entry; statement: Entry }[]
  missing_in_ledger: Entry[]
  missing_in_statement: Entry[]
  difference: Record<string, string>
}

export interface Run {
  id: string
  created_at: string
  matched: number
  unmatched: number
}

export const reconcile = (ledger: Entry[], statement: Entry[]) =>
  ask<Outcome>({ method: 'POST', body: JSON.stringify({ ledger, statement }) })

export const latestRuns = () => ask<Run[]>()

async function ask<T>(init?: RequestInit): Promise<T> {
  const response = await fetch('/api/v1/reconciliations', init)
  const body: unknown = await response.json()
  if (!response.ok) throw new Error((body as { error?: string }).error ?? response.statusText)
  return body as T
}

/** One entry a line: reference, date, amount, currency. */
export function parseEntries(text: string): Entry[] {
  return text
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 4)
    .map(([reference = '', date = '', amount = '', currency = '']) => ({ reference, date, amount, currency }))
}
