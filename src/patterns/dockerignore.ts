import { cleanPath } from './pattern-matcher.ts'

/**
 * Reads the patterns of a .dockerignore file, as moby/patternmatcher's `ignorefile.ReadAll` does: comments start in the
 * first column, spaces around a pattern and a slash in front of it mean nothing.
 */
export function readDockerignore(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => {
      const pattern = line.trim()
      return pattern.startsWith('!') ? `!${rooted(pattern.slice(1).trim())}` : rooted(pattern)
    })
}

function rooted(pattern: string): string {
  if (pattern === '') return ''
  const clean = cleanPath(pattern)
  return clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean
}
