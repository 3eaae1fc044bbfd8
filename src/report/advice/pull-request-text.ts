/** The texts of the pull request that proposes one advice: its commit's message and its body. */
import type { AdviceReport, ImageEffect, Judged, Outcome, Pair, TimeEffect } from '../../advise/measured.ts'
import { adviceId, promiseOf } from '../../advise/promise/proposal.ts'
import { trailersOf } from '../../advise/promise/trailers.ts'
import { code, prose, sentence } from '../text/escape.ts'
import {
  bytesDelta,
  bytesPair,
  duration,
  durationDelta,
  durationPair,
  percentDelta,
  plural,
  short,
} from '../text/format.ts'
import { blocks, table } from '../text/markdown.ts'
import { plainTitle } from './pull-request-gains.ts'
import { marker } from './pull-request-marker.ts'

/** GitHub takes 65,536 characters; a body of so many would not be read. */
const MOST_ROWS = 40
const MOST_OTHERS = 5

/** The message of the commit: subject and trailers. */
export function adviceCommitMessage(judged: Judged): string {
  return `${plainTitle(judged, 120)}\n\n${trailersOf(promiseOf(judged))}\n`
}

/** The body. Every line of it begins with words of our own, so that no foreign text reads as a trailer. */
export function pullRequestBody(report: AdviceReport, judged: Judged): string {
  return blocks(
    `### ${sentence(judged.candidate.title)}`,
    whatChanges(report, judged),
    measured(judged),
    howMeasured(report, judged),
    whatToCheck(judged),
    others(report, judged),
    '<sub>This pull request is kept up to date by bake-budget (`advise-pull-request`), and left alone once somebody else pushes to its branch. Closed without merging, this change is not proposed again.</sub>',
    marker(promiseOf(judged)),
  )
}

/** What a body says when the last report finds nothing in its advice any more. */
export function noGainNotice({ sha, candidates, combined }: AdviceReport, open: string): string {
  const judged = [...candidates, ...(combined === undefined ? [] : [combined])].find(
    ({ candidate }) => adviceId(candidate) === open,
  )
  const why = judged === undefined ? 'it is not among what was found' : NOT_ANY_MORE[judged.outcome]
  return `The last report, on \`${short(sha)}\`, finds no gain in this change any more: ${why}. The figures below are of an earlier one; nothing pays now, so this pull request may be closed.`
}

const NOT_ANY_MORE: Record<Outcome, string> = {
  measured: 'it was measured, and does not pay',
  'does-not-apply': 'it does not apply',
  'does-not-build': 'the images do not build with it',
  'test-failed': 'an image with it fails `advise-test`',
  'changes-more': 'it changes files that it does not mean to',
  'not-reached': 'there was no time to measure it',
}

function whatChanges({ candidates }: AdviceReport, { candidate }: Judged): string {
  const { finding, parts = [], source } = candidate
  if (source === 'file') return `What changes: the patch ${code(candidate.title)} of this repository is applied.`
  if (parts.length === 0) return finding === undefined ? '' : `Today: ${sentence(finding.now)}`
  const known = new Map(candidates.map((it) => [it.candidate.id, it.candidate.title]))
  return ['What changes:', '', ...parts.map((id) => `- Part ${code(id)}: ${sentence(known.get(id) ?? id)}`)].join('\n')
}

function measured({ images, times }: Judged): string {
  const rows = [
    ...times.map(timeRow),
    ...images.flatMap((image) => [...sizeRow('Pull', image, image.pull), ...sizeRow('Update', image, image.update)]),
  ]
  if (rows.length === 0) return ''
  const columns = [
    { head: 'Measured' },
    { head: 'Today', figures: true },
    { head: 'With this', figures: true },
    { head: 'Difference', figures: true },
  ]
  const more = rows.length - MOST_ROWS
  return blocks(
    table(columns, rows.slice(0, MOST_ROWS)),
    more > 0 ? `And ${plural(more, 'row')} more in the report.` : '',
  )
}

const BUILD_OF: Record<TimeEffect['kind'], string> = {
  source: 'Build after a source change',
  dependency: 'Build after a dependency change',
  replay: 'Average build',
  cold: 'Cold build',
}

/** Times per build: sums of several would be nobody's. */
function timeRow({ kind, total, pairs, low, high, certain }: TimeEffect): string[] {
  const perBuild = (ms: number): number => Math.round(ms / pairs)
  const [today, variant] = durationPair(perBuild(total.today), perBuild(total.variant))
  const ratio = total.today > 0 ? `, ${percentDelta((total.variant - total.today) / total.today)}` : ''
  const range = `${duration(perBuild(low))} to ${duration(perBuild(high))} saved`
  const sure = certain ? range : `not sure: ${range}`
  return [
    `${BUILD_OF[kind]} (${plural(pairs, 'pair')})`,
    today,
    variant,
    `${durationDelta(perBuild(total.variant - total.today))}${ratio} (${sure})`,
  ]
}

function sizeRow(what: string, { target, platform }: ImageEffect, pair: Pair | undefined): string[][] {
  if (pair === undefined) return []
  const [today, variant] = bytesPair(pair.today, pair.variant)
  return [
    [`${what} of ${code(target)} (${prose(platform, 60)})`, today, variant, bytesDelta(pair.variant - pair.today)],
  ]
}

function howMeasured({ sha, method, replayed }: AdviceReport, { times, images }: Judged): string {
  const commits =
    times.length > 0 && replayed.length > 0 ? `, and so was each of the last ${plural(replayed.length, 'commit')}` : ''
  const replay = times.length > 0 && method.replay !== undefined ? ` ${sentence(method.replay)}` : ''
  return (
    `How it was measured: \`${short(sha)}\` was built with and without this change${commits}, on the machine ${code(method.machine)} ` +
    `with the builder ${code(method.builder)}.${replay} ${sameness(images)}`
  )
}

/** What is known of the images' files. */
function sameness(images: readonly ImageEffect[]): string {
  const unknown = images.filter((it) => it.left === undefined || it.came === undefined || it.changed === undefined)
  if (images.length === 0 || unknown.length > 0) return 'Not all files of the images could be compared.'
  const sum = (of: 'left' | 'came' | 'changed'): number => images.reduce((all, image) => all + image[of]!, 0)
  const [left, came, changed] = [sum('left'), sum('came'), sum('changed')]
  if (left + came + changed === 0) return 'No file of any image differs.'
  return `In the images ${plural(left, 'file')} left, ${came} came and ${changed} changed.`
}

function whatToCheck({ candidate: { finding }, test, images }: Judged): string {
  const settings = [...new Set(images.flatMap(({ config }) => config ?? []))]
  const strange = images.flatMap(({ strange: paths }) => paths)
  const points = [
    ...(finding?.check === undefined ? [] : [`This: ${sentence(finding.check)}`]),
    ...(settings.length === 0
      ? []
      : [`Settings of the image that differ: ${settings.map((it) => code(it)).join(', ')}.`]),
    ...(strange.length === 0
      ? []
      : [
          `Files that nobody said would differ, such as ${strange
            .slice(0, 5)
            .map((it) => code(it))
            .join(', ')}.`,
        ]),
    test === 'passed'
      ? 'The images pass `advise-test` with this change; what it does not ask is not tested.'
      : 'Whether the images still work: nothing was run in them. The input `advise-test` can name a command that each must pass.',
    'Your own checks: GitHub starts no workflow for what a job’s own token does. Closing and reopening this pull request starts them.',
  ]
  return ['What to check:', '', ...points.map((point) => `- ${point}`)].join('\n')
}

function others({ candidates }: AdviceReport, { candidate }: Judged): string {
  const own = new Set([candidate.id, ...(candidate.parts ?? [])])
  const rest = candidates.filter((it) => it.pays && !own.has(it.candidate.id))
  if (rest.length === 0) return ''
  const named = rest.slice(0, MOST_OTHERS).map((it) => `- Also: ${sentence(it.candidate.title)}`)
  const more = rest.length - named.length
  return ['What else pays, one at a time:', '', ...named, ...(more > 0 ? [`- And ${more} more.`] : [])].join('\n')
}
