import type { BakeDefinition } from './definition.ts'

/**
 * The definition as a bake file of its own. The bake reads exactly what was printed and extended here, and nothing of
 * it (registry credentials in cache entries, build args) passes through a command line.
 *
 * A JSON bake file is parsed as HCL's JSON dialect, in which every string, keys included, is a template; what bake
 * printed is already evaluated, so `${` and `%{` are escaped.
 */
export function bakeFile(definition: BakeDefinition): string {
  return JSON.stringify(escapeTemplates(definition))
}

function escapeTemplates(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[$%]\{/g, (open) => open[0] + open)
  if (Array.isArray(value)) return value.map(escapeTemplates)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [escapeTemplates(key), escapeTemplates(entry)]),
    )
  }
  return value
}
