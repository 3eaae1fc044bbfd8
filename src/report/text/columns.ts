/**
 * Figures that stand below each other: one unit and one precision for a whole column, so that a reader compares digits and
 * not units. A difference too small for that precision is told as such, never as 0.
 */
import { count } from './format.ts'

const MINUS = '−'
const MINUTE = 60_000
const UNITS = [
  ['B', 1],
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
] as const

/** Two values of one thing; bytes or milliseconds. */
export interface Pair {
  today: number
  variant: number
}

/** A pair in words, and the difference with its sign: less is `−`. */
export interface PairText {
  today: string
  variant: string
  delta: string
}

/** How one value of a column is written, without sign, and the least that can be told from nothing. */
interface Scale {
  write: (value: number) => string
  least: number
  leastText: string
}

/** Pairs of bytes, a column each of `184.6 MB`, `72.1 MB` and `−112.5 MB`. */
export function bytesPairs(pairs: readonly Pair[]): PairText[] {
  return texts(pairs, bytesScale(valuesOf(pairs), pairs.map(delta)))
}

/** Pairs of milliseconds: `12.3 s` in a column of seconds, `2 m 05 s` in one of minutes. */
export function durationPairs(pairs: readonly Pair[]): PairText[] {
  return texts(pairs, durationScale(valuesOf(pairs)))
}

/** Sizes below each other. Input in bytes. */
export function bytesColumn(values: readonly number[]): string[] {
  const scale = bytesScale(values, values)
  return values.map((value) => plain(value, scale))
}

/** Differences of sizes below each other, with their signs. Input in bytes. */
export function bytesDeltaColumn(deltas: readonly number[]): string[] {
  const scale = bytesScale(deltas, deltas)
  return deltas.map((it) => signed(it, scale))
}

/** Times below each other. Input in milliseconds. */
export function durationColumn(values: readonly number[]): string[] {
  const scale = durationScale(values)
  return values.map((value) => plain(value, scale))
}

/** Differences of times below each other, with their signs. Input in milliseconds. */
export function durationDeltaColumn(deltas: readonly number[]): string[] {
  const scale = durationScale(deltas)
  return deltas.map((it) => signed(it, scale))
}

function delta({ today, variant }: Pair): number {
  return variant - today
}

function valuesOf(pairs: readonly Pair[]): number[] {
  return pairs.flatMap(({ today, variant }) => [today, variant])
}

function texts(pairs: readonly Pair[], scale: Scale): PairText[] {
  return pairs.map((pair) => ({
    today: plain(pair.today, scale),
    variant: plain(pair.variant, scale),
    delta: signed(delta(pair), scale),
  }))
}

function plain(value: number, scale: Scale): string {
  const size = Math.abs(value)
  const text = size > 0 && size < scale.least ? `<${scale.leastText}` : scale.write(size)
  return value < 0 ? `${MINUS}${text}` : text
}

function signed(value: number, scale: Scale): string {
  if (value === 0) return '±0'
  return value > 0 ? `+${plain(value, scale)}` : plain(value, scale)
}

/** The unit of the largest; as many digits, three at most, as the smallest difference needs to be seen. */
function bytesScale(values: readonly number[], seen: readonly number[]): Scale {
  const largest = Math.max(0, ...values.map(Math.abs))
  const [unit, factor] = UNITS.findLast(([, bytes]) => largest >= bytes) ?? UNITS[0]
  if (factor === 1) return { write: (value) => `${count(value)} B`, least: 1, leastText: '1 B' }
  const smallest = Math.min(...seen.map(Math.abs).filter((it) => it > 0), Infinity)
  let digits = largest / factor >= 10 ? 1 : 2
  while (digits < 3 && smallest / factor < 10 ** -digits / 2) digits++
  const least = 10 ** -digits
  return {
    write: (value) => `${(value / factor).toFixed(digits)} ${unit}`,
    least: (least / 2) * factor,
    leastText: `${least.toFixed(digits)} ${unit}`,
  }
}

function durationScale(values: readonly number[]): Scale {
  const largest = Math.max(0, ...values.map(Math.abs))
  if (Math.round(largest / 100) < 600) {
    return { write: (value) => `${(value / 1000).toFixed(1)} s`, least: 50, leastText: '0.1 s' }
  }
  return { write: minutes, least: 500, leastText: '0 m 01 s' }
}

function minutes(value: number): string {
  const seconds = Math.round(value / 1000)
  const rest = String(seconds % 60).padStart(2, '0')
  return `${count(Math.floor((seconds * 1000) / MINUTE))} m ${rest} s`
}
