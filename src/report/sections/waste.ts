/** Bytes that no container can see, with the two lines that are guilty of them. */
import type { TargetComparison } from '../../compare/comparison.ts'
import type { PlatformRecord, WasteItem } from '../../record/build-record.ts'
import { code } from '../text/escape.ts'
import { bytes, bytesDelta, plural } from '../text/format.ts'
import { blocks } from '../text/markdown.ts'
import { inBrackets, nameOf, place, stepName } from '../text/names.ts'
import type { ReportInput } from '../report-input.ts'

/** Less than this is not worth a line of its own. */
const WORTH = 10_000
/** Paths named per pair of lines. */
const PATHS = 3

/** How much an image carries that a later layer hides, and the largest `max` pairs of guilty lines; nothing without waste. */
export function wasteLines(input: ReportInput, target: TargetComparison, max: number): string | undefined {
  const { image } = target
  const files = image.files
  if (files === undefined || files.wastedBytes === 0) return undefined
  const delta = target.waste?.delta ?? 0
  const moved = delta === 0 ? '' : ` (${bytesDelta(delta)})`
  const total = `${nameOf(input, target)} carries ${bytes(files.wastedBytes)}${moved} that a later layer hides.`
  const groups = Map.groupBy(files.waste, (item) => `${item.addedBy} ${item.hiddenBy} ${VERBS[item.why]}`)
  const pairs = [...groups.values()]
    .map((items) => ({ items, sum: items.reduce((sum, item) => sum + item.bytes, 0) }))
    .filter(({ sum }) => sum >= WORTH)
    .toSorted((a, b) => b.sum - a.sum)
  const lines = pairs.slice(0, max).map(({ items, sum }) => `- ${pairLine(image, items, sum)}`)
  return blocks(total, lines.length === 0 ? undefined : lines.join('\n'))
}

const VERBS: Record<WasteItem['why'], string> = {
  overwritten: 'overwrites',
  deleted: 'deletes',
  opaque: 'deletes',
  'metadata-only': 'copies, only to change mode or owner,',
}

function pairLine(image: PlatformRecord, items: readonly WasteItem[], sum: number): string {
  const [first] = items as [WasteItem, ...WasteItem[]]
  const paths = items.slice(0, PATHS).map((item) => code(item.path === '' ? '/' : item.path, 80))
  const rest = items.length > PATHS ? ` and ${plural(items.length - PATHS, 'more path')}` : ''
  return `${layerName(image, first.hiddenBy)} ${VERBS[first.why]} ${bytes(sum)} of ${layerName(image, first.addedBy)}: ${paths.join(', ')}${rest}`
}

function layerName(image: PlatformRecord, at: number): string {
  const layer = image.layers?.[at]
  if (layer?.fromBase === true) return 'the base image'
  const step = layer?.step === undefined ? undefined : image.steps[layer.step]
  return step === undefined ? `layer ${at + 1}` : `${stepName(step)}${inBrackets(place(step))}`
}
