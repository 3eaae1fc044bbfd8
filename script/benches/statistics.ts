/**
 * `node script/benches/statistics.ts [runs] [seed]`: how often time budgets cry wolf, and what they find.
 *
 * Simulates builds on the noise of published runner data (docs/internals/times.md: What is usual, [sim]) and prints false alarms and
 * power of our rule beside common ones, then one line of JSON with the figures of "typical" runners and 10 earlier runs.
 */
import { cpus } from 'node:os'

import { MIN_RATIO, studentQuantile, typical } from '../../src/compare/times/statistics.ts'

/** Parameters on the log scale. CPU models in use and by how much the slower ones are slower. */
const CPU_SHARES = [0.65, 0.25, 0.1]
const CPU_OFFSETS = [0, 0.128, 0.182]
const NOISES = {
  calm: { cpuScale: 0.5, vm: 0.03, tailShare: 0.02, tailMean: 0.25 },
  typical: { cpuScale: 0.7, vm: 0.06, tailShare: 0.05, tailMean: 0.35 },
  rough: { cpuScale: 0.8, vm: 0.12, tailShare: 0.1, tailMean: 0.5 },
}
/** Scatter within one machine: the table of section 3 has 0.1 % to 0.8 %. */
const WITHIN = 0.007
const BASE_MS = 180_000

export type Noise = keyof typeof NOISES

/** Uniform numbers from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Builds on new machines, and several on the same one. Times in ms. */
function machine(noise: Noise, random: () => number) {
  const { cpuScale, vm, tailShare, tailMean } = NOISES[noise]
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const pick = random()
  const cpu = pick < (CPU_SHARES[0] ?? 0) ? 0 : pick < 1 - (CPU_SHARES[2] ?? 0) ? 1 : 2
  const own = (CPU_OFFSETS[cpu] ?? 0) * cpuScale + normal() * vm
  const tail = () => (random() < tailShare ? -Math.log(1 - random()) * tailMean : 0)
  return (factor = 1) => BASE_MS * factor * Math.exp(own + tail() + normal() * WITHIN)
}

/** A rule: whether it calls `now` slow after `earlier` runs; `again` measures baseline and head on one new machine. */
type Rule = (earlier: number[], now: number, again: (rounds: number) => { before: number; now: number }) => boolean

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
const sd = (values: number[]) =>
  Math.sqrt(values.reduce((sum, it) => sum + (it - mean(values)) ** 2, 0) / (values.length - 1))

const screen: Rule = (earlier, now) => now > (typical(earlier)?.limit ?? Infinity)
const confirmed = (rounds: number): Rule => {
  return (earlier, now, again) => {
    if (!screen(earlier, now, again)) return false
    const measured = again(rounds)
    return measured.now > MIN_RATIO * measured.before
  }
}

export const RULES: Record<string, Rule> = {
  '+10 % over the last run': (earlier, now) => now > 1.1 * (earlier[0] ?? Infinity),
  '+20 % over the last run': (earlier, now) => now > 1.2 * (earlier[0] ?? Infinity),
  'mean + 2 sd': (earlier, now) => earlier.length > 1 && now > mean(earlier) + 2 * sd(earlier),
  't interval 0.99': (earlier, now) => {
    const n = earlier.length
    return n > 1 && now > mean(earlier) + studentQuantile(0.99, n - 1) * sd(earlier) * Math.sqrt(1 + 1 / n)
  },
  'ours, screen (warns)': screen,
  'ours, confirmed by 1 round': confirmed(1),
  'ours, confirmed by 2 rounds (fails)': confirmed(2),
}

/** The share of runs a rule calls slow when the head takes `factor` times as long. */
export function share(
  rule: Rule,
  { noise, n, factor, runs, seed }: { noise: Noise; n: number; factor: number; runs: number; seed: number },
) {
  const random = randomFrom(seed)
  let alarms = 0
  for (let run = 0; run < runs; run++) {
    const earlier = Array.from({ length: n }, () => machine(noise, random)())
    const again = (rounds: number) => {
      const build = machine(noise, random)
      let [before, now] = [Infinity, Infinity]
      for (let round = 0; round < rounds; round++) {
        before = Math.min(before, build())
        now = Math.min(now, build(factor))
      }
      return { before, now }
    }
    if (rule(earlier, machine(noise, random)(factor), again)) alarms++
  }
  return alarms / runs
}

const percent = (value: number) => (100 * value).toFixed(value < 0.01 ? 2 : 1).padStart(6)

function main(runs: number, seed: number): void {
  const columns: [Noise, number][] = (['calm', 'typical', 'rough'] as const).flatMap((noise) =>
    [1, 3, 10, 30].map((n): [Noise, number] => [noise, n]),
  )
  console.log(
    `False alarms in % of ${runs} runs, by noise and number of earlier runs; power in % on typical runners, n = 10\n`,
  )
  console.log(
    `${''.padEnd(36)}${columns.map(([noise, n]) => `${noise.slice(0, 3)}${n}`.padStart(6)).join('')}   |  +25   +50  +100`,
  )
  for (const [name, rule] of Object.entries(RULES)) {
    const alarms = columns.map(([noise, n]) => percent(share(rule, { noise, n, factor: 1, runs, seed })))
    const power = [1.25, 1.5, 2].map((factor) => percent(share(rule, { noise: 'typical', n: 10, factor, runs, seed })))
    console.log(`${name.padEnd(36)}${alarms.join('')}   |${power.join('')}`)
  }
  const ours = confirmed(2)
  const at = (rule: Rule, factor: number) => share(rule, { noise: 'typical', n: 10, factor, runs, seed })
  const figures = {
    false_alarm_screen: at(screen, 1),
    false_alarm_confirm: at(ours, 1),
    power_100: at(ours, 2),
    power_50: at(ours, 1.5),
  }
  const machineFacts = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
  console.log(JSON.stringify({ bench: 'statistics', figures, machine: machineFacts }))
}

if (import.meta.main) main(Number(process.argv[2] ?? 40_000), Number(process.argv[3] ?? 1))
