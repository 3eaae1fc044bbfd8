/**
 * The few things the record needs from a Dockerfile's text. The graph itself comes from the provenance; nothing here
 * interprets an instruction.
 */
import type { SourceFile, SourceLocation } from './provenance.ts'
import type { ArgNames } from './step-keys.ts'

/** Longest instruction kept, in characters: enough for any reader, and a bound on the size of the record. */
const MAX_INSTRUCTION = 2000

/** An instruction as written, heredoc and continuation lines included, ARGs unexpanded. */
export function instructionAt(sources: readonly SourceFile[], location: SourceLocation): string | undefined {
  const lines = sources[location.source]?.lines.slice(location.line - 1, location.endLine)
  const text = lines?.join('\n').trim()
  if (text === undefined || text === '') return undefined
  return text.length > MAX_INSTRUCTION ? `${text.slice(0, MAX_INSTRUCTION)}…` : text
}

/** Name of the stage a line stands in, as BuildKit names it: the name after AS, else `stage-<index>`. */
export function stageAt(source: SourceFile | undefined, line: number): string | undefined {
  let index = -1
  let stage: string | undefined
  for (const text of source?.lines.slice(0, line) ?? []) {
    const from = /^\s*FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(\S+))?/i.exec(text)
    if (from === null) continue
    index++
    stage = from[1] ?? `stage-${index}`
  }
  return stage
}

/** Where the first stage stands that starts from a name, whatever its case. */
export function fromLine(sources: readonly SourceFile[], name: string): SourceLocation | undefined {
  for (const [source, { lines }] of sources.entries()) {
    const at = lines.findIndex(
      (text) => /^\s*FROM\s+(?:--\S+\s+)*(\S+)/i.exec(text)?.[1]?.toLowerCase() === name.toLowerCase(),
    )
    if (at >= 0) return { source, line: at + 1, endLine: at + 1 }
  }
  return undefined
}

/** `NAME`, `NAME=value`, `NAME="quoted value"`. */
const WORD = /(?<=^|\s)([A-Za-z_]\w*)(?:=(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s]*))?(?=\s|$)/g

/** Names that ARG and ENV instructions of any of the files define. */
export function declaredNames(sources: readonly SourceFile[], argNames: readonly string[]): ArgNames {
  const args = new Set(argNames)
  const envs = new Set<string>()
  for (const { lines } of sources) {
    let keyword: string | undefined
    for (const line of lines) {
      const start = /^\s*(ARG|ENV)\s+(.*)$/i.exec(line)
      keyword = start?.[1]?.toUpperCase() ?? keyword
      if (keyword === undefined) continue
      const rest = start?.[2] ?? line
      const into = keyword === 'ARG' ? args : envs
      const words = [...rest.matchAll(WORD)].map(([word, name]) => ({ name: name!, assigned: word.includes('=') }))
      // An ARG may have no value; `ENV NAME value` is the old form, of one name only.
      const assigned = words.filter((word) => word.assigned)
      const named = keyword === 'ARG' ? words : assigned.length > 0 ? assigned : words.slice(0, 1)
      for (const { name } of named) into.add(name)
      if (!/\\\s*$/.test(line)) keyword = undefined
    }
  }
  return { args, envs }
}
