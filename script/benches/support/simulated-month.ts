/** What happens in a busy repository within 30 days: pushes to pull requests, merges, closings, and scheduled rebuilds. */
import { randomFrom } from '../statistics.ts'
import type { Input, Versions } from './recorded-project.ts'

/** One run or closing; `versions` has the services that are built, with what their steps read. `at` is epoch ms. */
export type Event =
  | { kind: 'pull'; at: number; pull: number; versions: ReadonlyMap<string, Versions> }
  | { kind: 'merge' | 'rebuild'; at: number; versions: ReadonlyMap<string, Versions> }
  | { kind: 'closed'; at: number; pull: number }

const DAYS = 30
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Monday. */
const START = Date.UTC(2026, 10, 2)
const PULLS_A_DAY = 20
const PUSHES = 3
const MERGED = 0.4
/** Shares of pull requests, and of their later pushes, that change something; most change the source. */
const CHANGES: Record<Input, { first: number; later: number }> = {
  source: { first: 0.9, later: 0.8 },
  dependencies: { first: 0.12, later: 0.04 },
  config: { first: 0.05, later: 0.02 },
}
const SECOND_SERVICE = 0.15
/** Everything is built on Mondays and Thursdays, as schedules do that look for new base images. */
const REBUILDS = [0, 3]

/** A pull request as it is planned: its changes by push are drawn in advance, what it is merged with is not. */
type Planned =
  | { kind: 'pull'; at: number; pull: number; services: string[]; changed: Input[] }
  | { kind: 'closed'; at: number; pull: number; services: string[]; merged: boolean }
  | { kind: 'rebuild'; at: number }

/** The events in the order of time; the same for the same seed. */
export function monthOf({ services, inputs, seed }: { services: string[]; inputs: Input[]; seed: number }): Event[] {
  const planned = plan(services, inputs, randomFrom(seed)).toSorted((a, b) => a.at - b.at)
  const main = new Map<string, Versions>(
    services.map((name) => [name, { source: '0', dependencies: '0', config: '0' }]),
  )
  const own = new Map<number, Partial<Versions>>()
  const events: Event[] = []
  for (const next of planned) {
    if (next.kind === 'rebuild') {
      events.push({ kind: 'rebuild', at: next.at, versions: new Map([...main].map(([name, it]) => [name, { ...it }])) })
      continue
    }
    const changes = own.get(next.pull) ?? {}
    own.set(next.pull, changes)
    /** The test merge: what the pull request changed, with what the base branch has. */
    const merged = () =>
      new Map(
        next.services.map((name) => {
          const base = main.get(name) as Versions
          const both = Object.entries(changes).map(([input, version]) => [input, `${base[input as Input]}+${version}`])
          return [name, { ...base, ...Object.fromEntries(both) } as Versions]
        }),
      )
    if (next.kind === 'pull') {
      for (const input of next.changed) changes[input] = `${next.pull}.${next.at}`
      events.push({ kind: 'pull', at: next.at, pull: next.pull, versions: merged() })
      continue
    }
    if (next.merged) {
      const versions = merged()
      for (const [name, it] of versions) main.set(name, it)
      events.push({ kind: 'merge', at: next.at, versions })
    }
    events.push({ kind: 'closed', at: next.at, pull: next.pull })
  }
  return events
}

function plan(services: string[], inputs: Input[], random: () => number): Planned[] {
  const planned: Planned[] = []
  const wait = (mean: number) => -Math.log(1 - random()) * mean
  // The first fills the cache, a day before anybody works.
  for (let day = -1; day < DAYS; day++) {
    if (day === -1 || REBUILDS.includes(day % 7)) planned.push({ kind: 'rebuild', at: START + day * DAY + 3 * HOUR })
  }
  let pull = 0
  for (let day = 0; day < DAYS; day++) {
    if (day % 7 >= 5) continue
    for (let nth = 0; nth < PULLS_A_DAY; nth++) {
      pull++
      const touched = [pick(services, random)]
      if (random() < SECOND_SERVICE) touched.push(pick(services, random))
      let at = START + day * DAY + (8 + 9 * random()) * HOUR
      for (let push = 0; push < PUSHES; push++) {
        const changed = inputs.filter((input) => random() < CHANGES[input][push === 0 ? 'first' : 'later'])
        planned.push({ kind: 'pull', at: Math.round(at), pull, services: [...new Set(touched)], changed })
        at += wait(1.5 * HOUR)
      }
      const end = Math.round(at + wait(12 * HOUR))
      planned.push({ kind: 'closed', at: end, pull, services: [...new Set(touched)], merged: random() < MERGED })
    }
  }
  return planned.filter(({ at }) => at < START + DAYS * DAY)
}

/** The n-th service is touched 1/n times as often as the first (Zipf's law), as files of repositories are. */
function pick(services: string[], random: () => number): string {
  const weights = services.map((_, at) => 1 / (at + 1))
  let left = random() * weights.reduce((total, weight) => total + weight, 0)
  return services.find((_, at) => (left -= weights[at] ?? 0) < 0) ?? services[0] ?? ''
}
