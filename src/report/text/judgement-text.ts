/** A judgement in words: what was measured, what was allowed, and by how much it is off. */
import { METRIC_FACTS } from '../../budget/metrics.ts'
import type { Judgement, Metric } from '../../budget/verdict.ts'
import { code } from './escape.ts'
import {
  bytes,
  bytesDelta,
  bytesPair,
  count,
  countDelta,
  duration,
  durationDelta,
  durationPair,
  percent,
} from './format.ts'

const NOUNS: Record<Metric, string> = {
  size: 'image',
  'update-size': 'update',
  uncompressed: 'uncompressed image',
  layers: 'layers',
  files: 'files',
  waste: 'wasted space',
  time: 'build time',
  'adjusted-time': 'build time without cache misses',
  'cache-hits': 'cached steps',
}

/** What the metric is called in a sentence: `image`, `build time`, … */
export function metricNoun(metric: Metric): string {
  return NOUNS[metric]
}

/** The key of the budget file that set the limit: `size.max-increase`, `since.release.size.max-increase`. */
export function budgetKey({ metric, limit, since }: Judgement): string {
  return `${since === undefined ? '' : `since.${since.point}.`}${metric}.${limit}`
}

/** ` since v1.2.3` where that is what a judgement compares with; the tag as `write` has it. */
export function sinceWords({ since }: Judgement, write: (text: string, max?: number) => string = code): string {
  return since === undefined ? '' : ` since ${write(since.name, 60)}`
}

/** Shares are judged in percent (budget/verdict.ts). */
function share(value: number): string {
  return percent(value / 100)
}

const PLAIN = { bytes, ms: duration, share, count }
const SIGNED = {
  bytes: bytesDelta,
  ms: durationDelta,
  share: (value: number) => (value < 0 ? `−${share(-value)}` : `+${share(value)}`),
  count: countDelta,
}

/** A figure of a metric: `184 MB`, `2 m 41 s`, `64 %`, `25`. */
export function figure(metric: Metric, value: number): string {
  return PLAIN[METRIC_FACTS[metric].unit](value)
}

/** The figure judged and the one allowed, signed for increases, never written alike when they differ. */
export function actualAndAllowed(judgement: Judgement): [string | undefined, string | undefined] {
  const { actual, allowed } = judgement
  const kind = METRIC_FACTS[judgement.metric].unit
  const increase = judgement.limit === 'max-increase'
  const write = (value: number): string => (increase ? SIGNED : PLAIN)[kind](value)
  if (actual === undefined || allowed === undefined) {
    return [actual === undefined ? undefined : write(actual), allowed === undefined ? undefined : write(allowed)]
  }
  const pair = kind === 'bytes' ? bytesPair(actual, allowed) : kind === 'ms' ? durationPair(actual, allowed) : undefined
  if (pair === undefined || (write(actual) !== write(allowed) && actual !== allowed))
    return [write(actual), write(allowed)]
  return increase ? [signed(pair[0], actual), signed(pair[1], allowed)] : pair
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text
}

/** By how much a limit is missed, without sign: `18.2 MB`; undefined when that is not known. */
export function excess(judgement: Judgement): string | undefined {
  if (judgement.actual === undefined || judgement.allowed === undefined) return undefined
  return figure(judgement.metric, Math.abs(judgement.actual - judgement.allowed))
}

/** For the headline: `image +38.2 MB (limit +20.0 MB)`, `image +38.2 MB since v1.2.3 (limit +20.0 MB)`. */
export function missed(judgement: Judgement): string {
  const [actual, allowed] = actualAndAllowed(judgement)
  const limit = allowed === undefined ? '' : ` (${judgement.limit === 'min' ? 'at least' : 'limit'} ${allowed})`
  return `${metricNoun(judgement.metric)} ${actual ?? 'unknown'}${sinceWords(judgement)}${limit}`
}

/** For a table cell, beside the figure itself: `limit 60.0 MB`, `limit +20.0 MB`, `time limit 50 s`. */
export function limitText(judgement: Judgement): string {
  const [, allowed] = actualAndAllowed(judgement)
  const words = [SHORT[judgement.metric], judgement.limit === 'min' ? 'at least' : 'limit', allowed]
  return `${words.filter((word) => word !== undefined && word !== '').join(' ')}${sinceWords(judgement)}`
}

const SHORT: Record<Metric, string> = {
  ...NOUNS,
  size: '',
  uncompressed: 'uncompressed',
  time: 'time',
  'adjusted-time': 'adjusted time',
  waste: 'waste',
}
