import { useQuery } from '@tanstack/react-query'
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

import { latestRuns } from './api'

export function Runs() {
  const runs = useQuery({ queryKey: ['runs'], queryFn: latestRuns, refetchInterval: 10_000 })
  if (runs.isPending) return <p>Loading…</p>
  if (runs.error) return <p role="alert">{runs.error.message}</p>
  const data = runs.data.toReversed().map((run) => ({ ...run, at: new Date(run.created_at).toLocaleTimeString() }))

  return (
    <ResponsiveContainer width="100%" height={320}>
      <BarChart data={data}>
        <CartesianGrid strokeDasharray="3 3" />
        <XAxis dataKey="at" />
        <YAxis />
        <Tooltip />
        <Legend />
        <Bar dataKey="matched" stackId="entries" fill="#2a7" />
        <Bar dataKey="unmatched" stackId="entries" fill="#c43" />
      </BarChart>
    </ResponsiveContainer>
  )
}
