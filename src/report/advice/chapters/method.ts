/** How the figures came to be: time, builds, machine, commits; and what their labels mean. */
import type { AdviceReport } from '../../../advise/measured.ts'
import { plain } from '../../footer.ts'
import { code } from '../../text/escape.ts'
import { count, plural, short } from '../../text/format.ts'
import { list as words } from '../../text/names.ts'
import { heading, list, type Block } from '../../text/document.ts'
import type { Writing } from '../writing.ts'

const LABELS = [
  '**exact**: bytes as a registry would serve them, one build of each side.',
  '**A/B**: the same build with today’s files and with the change, in turns on one machine; the range holds the saving with 95 %. A range that holds 0 is no gain measured.',
  '**bound**: the longest path with this step at its best. No change can bring more.',
  '**expected**: a bound times how often it would have counted in the last commits.',
]

/** The last chapter. */
export function method({ report, depth }: Writing): Block[] {
  const { minutes, usedMinutes, builds, builder, machine, test } = report.method
  const lines = [
    `${minutesText(usedMinutes)} of ${minutesText(minutes)} minutes used, ${plural(builds, 'build')}, ${plain(builder)}, ${plain(machine)}.`,
    replayLine(report),
    ...(report.method.replay === undefined ? [] : [plain(report.method.replay)]),
    test === undefined
      ? 'No `advise-test` was given: that the images still do their work was not tested.'
      : `Tested with ${code(test, 200)}.`,
    ...LABELS,
  ]
  const commits = report.replayed.map(({ sha, kind }) => `${code(short(sha))} ${kind}`)
  return [
    heading('📐 How this was measured'),
    ...list(lines),
    ...(commits.length === 0 || !depth.triedPatches
      ? []
      : [
          {
            kind: 'fold',
            summary: `🎞️ ${plural(commits.length, 'replayed commit')}, oldest first`,
            blocks: list(commits, depth.items),
          } as const,
        ]),
    { kind: 'small', text: `Commit ${code(short(report.sha))} · ${plain(report.createdAt)}` },
  ]
}

function replayLine({ replayed }: AdviceReport): string {
  if (replayed.length === 0) return 'No commits were replayed.'
  const kinds = (['source', 'dependency', 'other'] as const)
    .map((kind) => ({ kind, n: replayed.filter((commit) => commit.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(
      ({ kind, n }) =>
        `${n} ${{ source: 'with a source change', dependency: 'with a dependency change', other: 'with neither' }[kind]}`,
    )
  return `${plural(replayed.length, 'commit')} replayed: ${words(kinds)}.`
}

/** Minutes with a digit where they are not whole. */
function minutesText(minutes: number): string {
  return Number.isInteger(minutes) ? count(minutes) : minutes.toFixed(1)
}
