import { cleanPath } from './pattern-matcher.ts'

/** Go's path.Match, with which BuildKit expands COPY sources: `*` and `?` stay within one path element, `**` is no more than `*`. */
export function goPathMatch(pattern: string): (path: string) => boolean {
  let source = ''
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? ''
    if (char === '*') source += '[^/]*'
    else if (char === '?') source += '[^/]'
    else if (char === '\\') source += literal(pattern[++i] ?? '')
    else if (char === '[') {
      const end = /^\[\^?(?:\\.|[^\\\]])+\]/s.exec(pattern.slice(i))?.[0]
      if (end === undefined) return () => false
      source += end
      i += end.length - 1
    } else source += literal(char)
  }
  try {
    const expression = new RegExp(`^${source}$`)
    return (path) => expression.test(path)
  } catch {
    return () => false
  }
}

/** Whether a COPY source has wildcards; an escaped one is none. */
export function hasWildcards(source: string): boolean {
  return /[*?[]/.test(source.replace(/\\./gs, ''))
}

/** A COPY source as a path in its context: no slash in front or behind, `` for all of it. */
export function contextPath(source: string): string {
  const clean = cleanPath(`/${source}`)
  return clean.slice(1)
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
}
