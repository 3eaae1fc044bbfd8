/** As much of TOML as manifests need: which key of which table has which value, and where. No dates, no escapes in keys. */

/** One `key = value`. */
export interface TomlEntry {
  /** Of the table it stands in, e.g. `profile.release`; '' above the first one. */
  table: string
  key: string
  /** As written, over as many lines as its brackets are open. */
  value: string
  /** Offset behind the value. */
  end: number
}

/** The entries and tables of a TOML text, in its order. */
export interface Toml {
  entries: readonly TomlEntry[]
  /** Names of tables with the offset behind their header line. */
  tables: readonly { name: string; end: number }[]
}

/** Reads a TOML text; what it does not understand, it leaves out. */
export function readToml(text: string): Toml {
  const entries: TomlEntry[] = []
  const tables: { name: string; end: number }[] = []
  let table = ''
  let at = 0
  while (at < text.length) {
    const end = lineEnd(text, at)
    const line = text.slice(at, end)
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?/.exec(line)
    const key = /^\s*([\w"'.-]+)\s*=\s*/.exec(line)
    let next = end
    if (header !== null) {
      table = (header[1] ?? '').replaceAll(/["'\s]/g, '')
      tables.push({ name: table, end })
    } else if (key !== null) {
      const start = at + key[0].length
      next = valueEnd(text, start)
      const name = (key[1] ?? '').replaceAll(/["']/g, '')
      entries.push({ table, key: name, value: text.slice(start, next).trim(), end: next })
      next = lineEnd(text, next)
    }
    at = next + 1
  }
  return { entries, tables }
}

/** A text value without its quotes; nothing for other values. */
export function tomlText(value: string | undefined): string | undefined {
  return /^(["'])(.*)\1$/.exec(value ?? '')?.[2]
}

/** The texts of an array, or of the inline table's field of that name. */
export function tomlTexts(value: string): string[] {
  return [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) => double ?? single ?? '')
}

/** The text of a field of an inline table: `../x` of `{ path = "../x" }`. */
export function tomlField(value: string, field: string): string | undefined {
  return new RegExp(`[{,]\\s*${field}\\s*=\\s*["']([^"']*)["']`).exec(value)?.[1]
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The end of a value: that of its line, comments left out, or of the line that closes its last bracket. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  let at = start
  while (at < text.length) {
    const char = text[at] ?? ''
    if (text.startsWith('"""', at) || text.startsWith("'''", at)) {
      const close = text.indexOf(char.repeat(3), at + 3)
      at = close < 0 ? text.length : close + 3
      continue
    }
    if (char === '"' || char === "'") {
      at++
      while (at < text.length && text[at] !== char && text[at] !== '\n') at += text[at] === '\\' && char === '"' ? 2 : 1
    } else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    else if (char === '#') {
      if (depth <= 0) return at
      at = lineEnd(text, at)
      continue
    } else if (char === '\n' && depth <= 0) return at
    at++
  }
  return text.length
}
