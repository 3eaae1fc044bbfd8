/** A measured gain in few words, for the title of a pull request. */
import type { ImageEffect, Judged, TimeEffect } from '../../advise/measured.ts'
import { sureGains } from '../../advise/worth.ts'
import { oneLine } from '../text/escape.ts'
import { bytesDelta, percent, percentDelta } from '../text/format.ts'

/** GitHub takes 256 characters. */
const MOST = 250

/** Whose build a time is of. */
const WHOSE: Record<TimeEffect['kind'], string> = {
  source: 'a source change’s build',
  dependency: 'a dependency change’s build',
  replay: 'an average build',
  cold: 'a cold build',
}

/**
 * What the change does and what it gains: `Copy package.json before npm ci: −41 % of a source change’s build, −12.3 MB per pull`.
 * GitHub shows backticks of a title as code; mentions, references and links in it do nothing.
 */
export function pullRequestTitle(judged: Judged): string {
  const gains = [timeGain(judged), bytesGain(judged)].filter((it) => it !== undefined).join(', ')
  const end = gains === '' ? '' : `: ${gains}`
  return `${plainTitle(judged, MOST - end.length)}${end}`
}

/** What a candidate is called in titles and subjects. A patch file is called by its path, which says nothing of what to do. */
export function plainTitle({ candidate: { source, title } }: Pick<Judged, 'candidate'>, max: number): string {
  return inert(oneLine(source === 'file' ? `Apply ${title}` : title, max))
}

/** Subjects of commits act like text: they close issues and mention people. Backticks do not keep GitHub from it. */
function inert(text: string): string {
  return text.replace(/@(?=\S)|#(?=\d)|\bGH(?=-\d)|:(?=\/\/)/gi, `$&${PART}`)
}

const PART = '\u200b'

/**
 * The share that builds get shorter. What is sure of all builds goes first where it is a loss; else what most builds are of: a
 * source change.
 */
function timeGain({ times }: Pick<Judged, 'times'>): string | undefined {
  const sure = (kind: TimeEffect['kind']): TimeEffect | undefined =>
    times.find((it) => it.kind === kind && it.certain && it.total.today > 0 && it.total.today !== it.total.variant)
  const all = sure('replay')
  const saves = (effect: TimeEffect | undefined): boolean =>
    effect !== undefined && effect.total.variant < effect.total.today
  const told =
    all !== undefined && !saves(all)
      ? all
      : [sure('source'), all, sure('dependency'), sure('cold')].find((effect) => saves(effect))
  if (told === undefined) return undefined
  return `${share((told.total.variant - told.total.today) / told.total.today)} of ${WHOSE[told.kind]}`
}

/** A digit after the point only where it says something. */
function share(ratio: number): string {
  return Math.abs(ratio) < 0.1 ? percentDelta(ratio) : `${ratio < 0 ? '−' : '+'}${percent(Math.abs(ratio))}`
}

/** Of the image that changes most: nobody pulls all of them. */
function bytesGain({ images }: Pick<Judged, 'images'>): string | undefined {
  const deltas = images.map(sureDelta).filter((delta) => delta !== 0)
  const [most] = deltas.toSorted((a, b) => Math.abs(b) - Math.abs(a))
  if (most === undefined) return undefined
  const upTo = deltas.some((delta) => delta !== most) || deltas.length < images.length ? 'up to ' : ''
  return `${upTo}${bytesDelta(most)} per pull`
}

function sureDelta(image: ImageEffect): number {
  const { bytes } = sureGains({ outcome: 'measured', images: [image], times: [] })
  return bytes === 0 ? 0 : -bytes
}
