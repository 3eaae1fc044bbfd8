/** 📦 Where the size came from: layers by instruction, then packages, then files. */
import type { TargetComparison } from '../../compare/comparison.ts'
import type { FileChange, PackageChange } from '../../record/build-record.ts'
import { layerSizes } from '../causes.ts'
import { code, htmlCode } from '../text/escape.ts'
import { bytes, bytesDelta, plural } from '../text/format.ts'
import { blocks, details, table } from '../text/markdown.ts'
import { inBrackets, nameOf, place, stepName } from '../text/names.ts'
import type { ReportInput } from '../report-input.ts'
import { wasteLines } from './waste.ts'

/** How much of each list is shown. */
export interface Depth {
  layers: number
  packages: number
  files: number
  /** Pairs of lines that are guilty of waste. */
  waste: number
}

/** The folded section over all images whose size moved, or nothing. */
export function sizeSection(input: ReportInput, depth: Depth): string | undefined {
  const images = input.comparison.targets.filter((target) => hasGrown(target) || target.remade.length > 0)
  if (images.length === 0) return undefined
  const grown = images.filter(hasGrown)
  const top = grown.flatMap((target) => target.layerChanges).toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
  const distinct = [...Map.groupBy(top, (l) => l.instruction).values()].map((same) => same[0]!)
  const named = distinct
    .slice(0, 2)
    .map((l) => `${l.fromBase ? 'base image ' : ''}${stepName(l, htmlCode, 50)} ${bytesDelta(l.delta)}`)
  const summary =
    named.length > 0
      ? `📦 <b>Where the size came from</b>: ${named.join(', ')}`
      : `📦 <b>What was made anew</b>: ${plural(images.flatMap(({ remade }) => remade).length, 'layer')} of steps that are the same`
  return details(summary, blocks(...images.map((target) => ofImage(input, target, depth))))
}

function ofImage(input: ReportInput, target: TargetComparison, depth: Depth): string {
  return blocks(
    hasGrown(target) ? layerTable(input, target, depth.layers) : undefined,
    updateLines(input, target, depth.layers),
    packages(target.image.files?.packages ?? [], depth.packages),
    files(target.image.files?.changes ?? [], target.image.files?.changesOmitted, depth.files),
    wasteLines(input, target, depth.waste),
  )
}

function hasGrown(target: TargetComparison): boolean {
  return target.sizeMoved !== undefined && target.layerChanges.length > 0
}

/** What a machine with the baseline's image pulls, and which of its layers the change has nothing to do with. */
function updateLines(input: ReportInput, target: TargetComparison, max: number): string | undefined {
  const { updateSize, compressed, remade, image } = target
  if (updateSize === undefined || compressed === undefined) return undefined
  const update = `A machine that has the baseline's ${nameOf(input, target)} pulls ${bytes(updateSize.now)} of ${bytes(compressed.now)}.`
  if (remade.length === 0) return update
  const steps = remade.slice(0, max).map(({ step, layer, differs }) => {
    const made = image.steps[step]!
    return `${stepName(made, code, 60)}${inBrackets(place(made))} ${bytes(layer.compressedBytes)}${difference(differs)}`
  })
  const rest = remade.length > steps.length ? ` and ${plural(remade.length - steps.length, 'more layer')}` : ''
  return `${update} Not reproducible: the same step, not found in the cache, made another layer: ${steps.join(', ')}${rest}.`
}

/** What tells such a layer from the baseline's. */
function difference(differs: TargetComparison['remade'][number]['differs']): string {
  if (differs === undefined) return ''
  const { paths, more: rest } = differs
  if (paths.length === 0) return ' (the same files: their times or order differ)'
  return ` (other content in ${paths.map((path) => code(path, 60)).join(', ')}${rest > 0 ? ` and ${plural(rest, 'more file')}` : ''})`
}

/** The table of changed layers of one image. */
function layerTable(input: ReportInput, target: TargetComparison, max: number): string {
  const shown = target.layerChanges.slice(0, max)
  const rows = shown.map((layer) => {
    const base = layer.fromBase ? 'base image ' : ''
    return [`${base}${stepName(layer, code, 90)}${inBrackets(place(layer))}`, ...layerSizes(layer)]
  })
  const head = [
    { head: `Layer of ${nameOf(input, target)}` },
    ...[target.sizeMoved === 'uncompressed' ? 'Before, uncompressed' : 'Before', 'Now', 'Δ'].map((h) => ({
      head: h,
      figures: true,
    })),
  ]
  return blocks(table(head, rows), more(target.layerChanges.length - shown.length, 'layer'))
}

function packages(all: readonly PackageChange[], max: number): string | undefined {
  if (all.length === 0 || max === 0) return undefined
  const sorted = all.toSorted((a, b) => Math.abs(grown(b)) - Math.abs(grown(a)))
  const items = sorted.slice(0, max).map((p) => {
    const versions = p.versionBefore === p.versionNow ? '' : ` ${version(p.versionBefore)} → ${version(p.versionNow)}`
    return `${code(`${p.type}:${p.name}`, 80)}${versions} ${bytesDelta(grown(p))}`
  })
  return `Packages: ${items.join(' · ')}${all.length > max ? ` · ${all.length - max} more` : ''}`
}

function version(value: string | undefined): string {
  return value === undefined ? 'none' : code(value, 40)
}

function grown(change: { bytesBefore?: number; bytesNow?: number }): number {
  return (change.bytesNow ?? 0) - (change.bytesBefore ?? 0)
}

const WORDS: Partial<Record<FileChange['change'], string>> = { added: ' (new)', removed: ' (removed)' }

function files(
  all: readonly FileChange[],
  omitted: { files: number; bytes: number } | undefined,
  max: number,
): string | undefined {
  const sized = all.filter((file) => grown(file) !== 0)
  if (sized.length === 0 || max === 0) return undefined
  const shown = sized.slice(0, max)
  const items = shown.map((file) => `${code(file.path, 100)} ${bytesDelta(grown(file))}${WORDS[file.change] ?? ''}`)
  const rest = sized.length - shown.length + (omitted?.files ?? 0)
  const weight = sized.slice(max).reduce((sum, file) => sum + grown(file), 0) + (omitted?.bytes ?? 0)
  const tail = rest > 0 ? ` · ${plural(rest, 'more file')}${weight === 0 ? '' : `, ${bytesDelta(weight)}`}` : ''
  return `Files (uncompressed): ${items.join(' · ')}${tail}`
}

function more(rest: number, noun: string): string | undefined {
  return rest > 0 ? `${plural(rest, `more ${noun}`)}.` : undefined
}
