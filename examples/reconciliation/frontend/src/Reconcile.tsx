import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { parseEntries, reconcile } from './api'
import type { Entry } from './api'

const LEDGER = 'INV-1, 2026-01-30, 120.00, EUR\nINV-2, 2026-01-31, 75.50, EUR'
const STATEMENT = 'INV-1, 2026-02-01, 120.00, EUR\nFEE, 2026-02-01, -2.50, EUR'

export function Reconcile() {
  const [ledger, setLedger] = useState(LEDGER)
  const [statement, setStatement] = useState(STATEMENT)
  const run = useMutation({ mutationFn: () => reconcile(parseEntries(ledger), parseEntries(statement)) })

  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run.mutate()
        }}
      >
        <label>
          Ledger
          <textarea value={ledger} onChange={(event) => setLedger(event.target.value)} />
        </label>
        <label>
          Statement
          <textarea value={statement} onChange={(event) => setStatement(event.target.value)} />
        </label>
        <button disabled={run.isPending}>Reconcile</button>
      </form>
      {run.error && <p role="alert">{run.error.message}</p>}
      {run.data && (
        <>
          <p>
            {run.data.matched.length} matched; difference{' '}
            {Object.entries(run.data.difference).map(([currency, amount]) => `${amount} ${currency}`).join(', ')}
          </p>
          <Entries title="Missing in the ledger" entries={run.data.missing_in_ledger} />
          <Entries title="Missing in the statement" entries={run.data.missing_in_statement} />
        </>
      )}
    </>
  )
}

function Entries({ title, entries }: { title: string; entries: Entry[] }) {
  if (entries.length === 0) return null
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={index}>
            <td>{entry.reference}</td>
            <td>{entry.date}</td>
            <td>
              {entry.amount} {entry.currency}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
