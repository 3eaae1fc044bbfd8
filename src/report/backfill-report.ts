/** What `mode: backfill` has to say: the commit that grew an image most, and a row for each commit. */
import {
  growths,
  imageKey,
  sizeAlong,
  slowdowns,
  type Growth,
  type PastBuild,
  type Slowdown,
  type Stride,
} from '../compare/along.ts'
import type { Comparison, TargetComparison } from '../compare/comparison.ts'
import { verdictOf } from '../budget/verdict.ts'
import { layerName, causeSentences } from './causes.ts'
import type { ReportInput } from './report-input.ts'
import { code, oneLine, sentence } from './text/escape.ts'
import { bytes, bytesDelta, duration, plural, short } from './text/format.ts'
import { blocks, bold, table } from './text/markdown.ts'
import { nameOf, stepName } from './text/names.ts'

/** Images with a column of their own: those that moved most. */
const COLUMNS = 5
/** Slower steps that are named. */
const SLOWDOWNS = 5
/** Shorter steps are not worth a reader's time. */
const WORTH_MS = 1000

/** What is reported on, and how it ended. */
export interface BackfillReport {
  /** Oldest first. */
  row: readonly Stride[]
  /** True when the job was canceled before all were built. */
  canceled: boolean
  /** One sentence each. */
  notes: readonly string[]
}

/** The headline without its `##`: how many commits have a record now. */
export function backfillLine({ row, canceled }: BackfillReport): string {
  const known = row.filter(({ build }) => build.record !== undefined)
  const made = known.filter(({ build }) => build.wasThere !== true).length
  const failed = row.length - known.length
  const parts = [
    `${plural(made, 'commit')} built`,
    ...(known.length > made ? [`${known.length - made} had a record already`] : []),
    ...(failed > 0 ? [`${failed} without a record`] : []),
    ...(canceled ? ['then the job was canceled'] : []),
  ]
  return `${canceled ? '⏹️' : failed > 0 ? '⚠️' : '✅'} Backfill: ${parts.join(', ')}`
}

/** The job summary's Markdown. */
export function renderBackfill(report: BackfillReport): string {
  const { row, notes } = report
  const grown = growths(row)
  return blocks(
    `## ${backfillLine(report)}`,
    grown.map((growth) => `- 📈 ${growthLine(growth)}`).join('\n'),
    slowdowns(row)
      .slice(0, SLOWDOWNS)
      .map((slowdown) => `- 🐢 ${slowdownLine(slowdown)}`)
      .join('\n'),
    row.length === 0 ? undefined : commitTable(row, grown),
    'Oldest first, each against the nearest one above it with a record. Sizes are exact. The builds share one builder and its cache, so times of whole builds say nothing and are left out; a step counts with its own time, where it ran.',
    notes.map((note) => `- ${sentence(note)}`).join('\n'),
  )
}

/** One line of the log for a commit; plain text. */
export function strideLine({ build, comparison }: Stride): string {
  const name = [short(build.sha), ...(build.tag === undefined ? [] : [oneLine(build.tag, 60)])].join(' ')
  if (comparison === undefined) return `${name}: no record, ${oneLine(build.why ?? 'not built', 300)}`
  const images = comparison.targets.map((target) => {
    const size = sizeAlong(target)
    const delta = size?.delta === undefined ? '' : ` (${bytesDelta(size.delta)})`
    return `${nameIn({ comparison, target }, (text) => oneLine(text, 60))} ${size === undefined ? 'of unknown size' : bytes(size.now)}${delta}`
  })
  return `${name}: ${images.join(', ')}${build.wasThere === true ? ' (had a record already)' : ''}`
}

/** "`app` grew most at `abc1234` (`v1.1.0`): +5.0 MB, most of it `COPY . .` +5.0 MB." */
export function growthLine(growth: Growth): string {
  const { target, build, delta } = growth
  const layers = target.layerChanges.filter((it) => it.delta > 0).toSorted((a, b) => b.delta - a.delta)
  const [layer] = layers
  const most = layer === undefined ? '' : `, most of it ${layerName(layer)} ${bytesDelta(layer.delta)}`
  return `${nameIn(growth)} grew most at ${commit(build)}: ${bytesDelta(delta)}${most}.`
}

function slowdownLine(slowdown: Slowdown): string {
  const { step, before, build } = slowdown
  const times = `${duration(step.ms)}, ${duration(before)} before`
  return `${nameIn(slowdown)}: ${stepName(step)} became slower at ${commit(build)} (${times}; each measured once).`
}

function commit({ sha, tag }: PastBuild): string {
  return tag === undefined ? code(short(sha)) : `${code(short(sha))} (${code(tag, 60)})`
}

function commitTable(row: readonly Stride[], grown: readonly Growth[]): string {
  const images = imagesOf(row)
  const shown = images.slice(0, COLUMNS)
  const rows = row.map(({ build, comparison }) => [
    commit(build),
    ...shown.map((image) => {
      const key = imageKey(image.target)
      const target = comparison?.targets.find((it) => imageKey(it) === key)
      const most = grown.some((it) => it.build === build && imageKey(it.target) === key)
      return target === undefined ? '' : cell(target, most)
    }),
    comparison === undefined ? `⚠️ no record: ${sentence(build.why ?? 'not built', 200)}` : why(comparison),
    build.wasThere === true || comparison === undefined ? '' : slowest(comparison),
  ])
  const rest = images.length - shown.length
  return blocks(
    table(
      [
        { head: 'Commit' },
        ...shown.map((image) => ({ head: nameIn(image), figures: true })),
        { head: 'Why' },
        { head: 'Longest step that ran' },
      ],
      rows,
    ),
    rest > 0 ? `${plural(rest, 'more image')} moved less.` : undefined,
  )
}

/** An image of a commit. */
type Seen = Pick<Growth, 'comparison' | 'target'>

/** Every image of the row as it was last seen, those that moved most first. */
function imagesOf(row: readonly Stride[]): Seen[] {
  const seen = row.flatMap(({ comparison }) =>
    (comparison?.targets ?? []).map((target) => ({ comparison: comparison!, target })),
  )
  const moved = (ones: readonly Seen[]): number =>
    ones.reduce((sum, { target }) => sum + Math.abs(sizeAlong(target)?.delta ?? 0), 0)
  const images = [...Map.groupBy(seen, ({ target }) => imageKey(target)).values()]
  return images.toSorted((a, b) => moved(b) - moved(a)).flatMap((ones) => ones.slice(-1))
}

function cell(target: TargetComparison, most: boolean): string {
  const size = sizeAlong(target)
  if (size === undefined) return ''
  const delta = size.delta === undefined || size.delta === 0 ? '' : ` (${bytesDelta(size.delta)})`
  return most ? bold(`${bytes(size.now)}${delta}`) : `${bytes(size.now)}${delta}`
}

function why(comparison: Comparison): string {
  if (comparison.baseline === undefined) return ''
  const sentences = causeSentences(inputOf(comparison))
  return [...sentences.slice(0, 2), ...(sentences.length > 2 ? [`${sentences.length - 2} more.`] : [])].join(' ')
}

function slowest({ targets }: Comparison): string {
  const steps = targets.flatMap(({ image }) => image.steps.filter(({ state, ms }) => state === 'ran' && ms >= WORTH_MS))
  const step = steps.toSorted((a, b) => b.ms - a.ms)[0]
  return step === undefined ? '' : `${stepName(step)} ${duration(step.ms)}`
}

/** An image's name, with its platform where its commit was built for several. */
function nameIn({ comparison, target }: Seen, write?: typeof code): string {
  return nameOf(inputOf(comparison), target, write)
}

/** What the sentences of the report need: no verdict, as nothing is judged. */
function inputOf(comparison: Comparison): ReportInput {
  const verdict = verdictOf('succeeded', [])
  return { reportId: '', comparison, verdict, notes: [], links: {}, now: new Date(0) }
}
