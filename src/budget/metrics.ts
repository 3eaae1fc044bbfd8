/** What sets the metrics apart, one row each: the parser, the figures, the judging and the texts all read this table. */
import type { TargetComparison } from '../compare/comparison.ts'
import type { Unit } from './quantity.ts'
import type { Metric } from './verdict.ts'

/** The kinds of limit, in the order they are judged and reported. */
export const LIMITS = ['max', 'min', 'warn', 'max-increase'] as const
export type LimitName = (typeof LIMITS)[number]

/** One metric. */
export interface MetricFacts {
  /** What it counts. */
  unit: Unit
  /** Where a comparison has the figure; absent where it is counted from the steps. */
  change?: ChangeName
  /** True for what only an image has: a target that makes none has nothing to limit. */
  ofImage: boolean
  /** True when the figure is a difference from the baseline itself, so that there is none without. */
  isDifference?: true
  /** The limits it may have; the first is what a single value is short for. */
  limits: readonly LimitName[]
  /**
   * The limits it may have since a release or another older commit (`since` of a budget file): of what a record tells to
   * the byte. None for times and cache hits: machine and cache of then were others.
   */
  since: readonly LimitName[]
  /** False where a sum over targets says nothing. */
  inTotal: boolean
  /** What it is called in sentences about missing figures. */
  words: string
}

type ChangeName = Extract<
  keyof TargetComparison,
  'compressed' | 'updateSize' | 'uncompressed' | 'layers' | 'files' | 'waste' | 'time' | 'adjustedTime'
>

const GROWS = ['max', 'warn', 'max-increase'] as const

/** The table, in the order metrics are judged and reported. */
export const METRIC_FACTS: Readonly<Record<Metric, MetricFacts>> = {
  size: {
    unit: 'bytes',
    change: 'compressed',
    ofImage: true,
    limits: GROWS,
    since: ['max-increase'],
    inTotal: true,
    words: 'compressed size',
  },
  'update-size': {
    unit: 'bytes',
    change: 'updateSize',
    ofImage: true,
    isDifference: true,
    limits: ['max', 'warn'],
    since: ['max', 'warn'],
    inTotal: true,
    words: 'update size',
  },
  uncompressed: {
    unit: 'bytes',
    change: 'uncompressed',
    ofImage: true,
    limits: GROWS,
    since: ['max-increase'],
    inTotal: true,
    words: 'uncompressed size',
  },
  layers: {
    unit: 'count',
    change: 'layers',
    ofImage: true,
    limits: GROWS,
    since: ['max-increase'],
    inTotal: true,
    words: 'number of layers',
  },
  files: {
    unit: 'count',
    change: 'files',
    ofImage: true,
    limits: GROWS,
    since: ['max-increase'],
    inTotal: true,
    words: 'number of files',
  },
  waste: {
    unit: 'bytes',
    change: 'waste',
    ofImage: true,
    limits: GROWS,
    since: ['max-increase'],
    inTotal: true,
    words: 'wasted bytes',
  },
  time: {
    unit: 'ms',
    change: 'time',
    ofImage: false,
    limits: GROWS,
    since: [],
    inTotal: true,
    words: 'build time',
  },
  // A sum would count shared waiting twice.
  'adjusted-time': {
    unit: 'ms',
    change: 'adjustedTime',
    ofImage: false,
    limits: GROWS,
    since: [],
    inTotal: false,
    words: 'cache-adjusted time',
  },
  // One wants many, so they have floors only.
  'cache-hits': {
    unit: 'share',
    ofImage: false,
    limits: ['min', 'warn'],
    since: [],
    inTotal: true,
    words: 'cache hits',
  },
}

export const METRICS = Object.keys(METRIC_FACTS) as Metric[]
