/** What every chapter of the advice needs to write: the report, how images are called, and how much is shown. */
import type { Candidate, Judged, AdviceReport } from '../../advise/measured.ts'
import type { Finding, Place } from '../../advise/advice.ts'
import { code, sentence } from '../text/escape.ts'
import { list, place, platformName } from '../text/names.ts'

/** How much of everything is shown. */
export interface Depth {
  /** UTF-16 units of a patch; 0 leaves patches out. */
  patch: number
  /** Patches of what does not pay or was not reached, too. */
  triedPatches: boolean
  /** Items of a list, and candidates with a chapter of their own. */
  items: number
  /** Paths that are named in one place. */
  paths: number
}

/** Everything, as the page shows it. */
export const ALL: Depth = { patch: 200_000, triedPatches: true, items: 100, paths: 20 }

/** A report about to be written. */
export interface Writing {
  report: AdviceReport
  depth: Depth
  /** Platforms of all images that the report knows. */
  platforms: ReadonlySet<string>
}

/** A report with what its chapters need. */
export function writing(report: AdviceReport, depth: Depth): Writing {
  const images = [...report.today, ...report.candidates.flatMap((it) => it.images), ...(report.combined?.images ?? [])]
  return { report, depth, platforms: new Set(images.map(({ platform }) => platform)) }
}

/** A target, and its platform where there is more than one. */
export function imageCalled({ platforms }: Writing, image: { target: string; platform: string }): string {
  const name = code(image.target, 60)
  return platforms.size < 2 ? name : `${name} ${platformName(image.platform, platforms, code)}`
}

/** A candidate's title: the rule's sentence, or the path of a patch file. */
export function titleOf({ source, title }: Pick<Candidate, 'source' | 'title'>): string {
  return source === 'file' ? code(title, 100) : sentence(title, 200)
}

/** Those that pay, in the order to take them. */
export function paying({ candidates }: AdviceReport): Judged[] {
  return candidates.filter(({ pays }) => pays)
}

/** Words of others at the end of a sentence, with its full stop. */
export function ending(words: string, max?: number): string {
  const text = sentence(words, max)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** Where a finding is: `` `Dockerfile:8` and `Dockerfile:9-11` ``, at most three places. */
export function placesOf({ places }: Pick<Finding, 'places'>): string | undefined {
  const shown = places.slice(0, 3).flatMap((it) => placed(it) ?? [])
  const rest = places.length - shown.length
  return shown.length === 0 ? undefined : list(rest > 0 ? [...shown, `${rest} more`] : shown)
}

function placed({ file, line, endLine }: Place): string | undefined {
  if (line === undefined || endLine === undefined || endLine <= line)
    return place({ file, ...(line === undefined ? {} : { line }) })
  return code(`${file}:${line}-${endLine}`, 100)
}

/** Names of targets: `` `a` and `b` ``, five at most. */
export function targetsOf(targets: readonly string[]): string {
  const shown = targets.slice(0, 5).map((name) => code(name, 60))
  return list(targets.length > 5 ? [...shown, `${targets.length - 5} more`] : shown)
}

/** Paths as code, as many as are shown, then how many more. */
export function pathsOf(paths: readonly string[], max: number, more = 0): string {
  const shown = paths.slice(0, max).map((path) => code(path, 100))
  const rest = paths.length - shown.length + more
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
