/**
 * Strings of a bake file, so that one can be changed in its place. HCL is not evaluated: only a string without expressions, that
 * says the same as what bake made of it, is known to be the one.
 */
import type { FileEdit, Project } from '../../advice.ts'
import { attributes, type AttributeEntry } from '../../../plan/definition.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'

/** A string in double quotes. */
export interface BakeString {
  /** Offsets of what is between the quotes. */
  start: number
  end: number
  value: string
  /** Name of the target block it stands in. */
  target?: string
  /** The attribute it belongs to: `cache-to`. */
  attribute?: string
}

/** The bake file of the project with HCL, where there is one. */
export function bakeFile({ files }: Project): { path: string; text: string } | undefined {
  for (const [path, text] of files) if (/(^|\/)docker-bake(\.override)?\.hcl$/.test(path)) return { path, text }
  return undefined
}

/** Its strings, without those in comments, in the order of the file. */
export function bakeStrings(text: string): BakeString[] {
  const found: BakeString[] = []
  let depth = 0
  let target: string | undefined
  let attribute: string | undefined
  let word = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '#' || text.startsWith('//', at)) at = lineEnd(text, at) - 1
    else if (text.startsWith('/*', at)) at = Math.max(at, text.indexOf('*/', at + 2) + 1)
    else if (char === '"') {
      const end = stringEnd(text, at + 1)
      const value = text.slice(at + 1, end)
      if (depth === 0 && word === 'target') target = value
      found.push({
        start: at + 1,
        end,
        value,
        ...(target === undefined ? {} : { target }),
        ...(attribute === undefined ? {} : { attribute }),
      })
      at = end
    } else if (char === '{') depth++
    else if (char === '}') {
      depth--
      if (depth === 0) target = undefined
    } else if (char === '=' && text[at + 1] !== '=') attribute = word
    else if (/[\w-]/.test(char)) word = /[\w-]/.test(text[at - 1] ?? ' ') ? word + char : char
  }
  return found
}

/** The one string that says what bake made of it; nothing where there is none, or where several do. */
export function theEntry(
  strings: readonly BakeString[],
  attribute: string,
  entry: AttributeEntry,
): BakeString | undefined {
  const wanted = canonical(entry)
  const same = strings.filter(
    (each) => each.attribute === attribute && !each.value.includes('${') && canonical(each.value) === wanted,
  )
  return same.length === 1 ? same[0] : undefined
}

/** The file with replacements, as an edit. */
export function bakeEdit(
  { path, text }: { path: string; text: string },
  replacements: readonly Replacement[],
): FileEdit {
  return { file: path, before: text, after: replaceAll(text, replacements) }
}

/** Attributes in one order, the defaults of BuildKit left out. */
function canonical(entry: AttributeEntry): string {
  return Object.entries(attributes(entry))
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',')
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The closing quote; `${…}` may hold strings of its own. */
function stringEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith('${', at)) depth++
    else if (text[at] === '}' && depth > 0) depth--
    else if (text[at] === '"' && depth === 0) return at
  }
  return text.length
}
