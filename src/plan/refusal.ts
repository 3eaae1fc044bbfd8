/**
 * What buildx did not permit, from what it printed (`EntitlementConf.Prompt` in its bake/entitlements.go, 0.21.3 to 0.38.2).
 */
export interface Refusal {
  /** Values for the input `allow`, e.g. `fs.read=../shared`. */
  allow: string[]
  /** What the build asks for, in buildx's words. */
  privileges: string[]
}

/** The refusal in the lines that a bake printed; undefined when it was not refused. */
export function refusalIn(lines: readonly string[]): Refusal | undefined {
  if (!lines.some((line) => /^ERROR: .*additional privileges requested/.test(line))) return undefined
  const flags = lines.flatMap(
    (line) => /^(?:ERROR: .*p|P)ass (".*") to grant requested privileges/.exec(line)?.[1] ?? [],
  )
  return {
    // Go's %q of flags joined by spaces: JSON reads it but for escapes that no path in a definition has.
    allow: flags.flatMap((quoted) =>
      unquote(quoted)
        .split(/(?:^| )--allow=/)
        .filter((flag) => flag !== ''),
    ),
    privileges: lines.flatMap((line) => /^ - (.*)/.exec(line)?.[1] ?? []),
  }
}

function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1)
  }
}
