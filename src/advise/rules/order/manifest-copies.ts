/** COPY lines for a few files of a larger COPY, to the same places. */
import { keywordLike } from '../../dockerfile/edits.ts'
import { textOf, type DockerfileText } from '../../dockerfile/document.ts'
import { hasWildcards } from '../../../patterns/path-match.ts'
import type { ContextCopy } from '../../view/context.ts'

/** Flags that mean the same for a part of the files. */
const KEPT = new Set(['chown', 'chmod', 'link'])

/**
 * Lines that copy these paths of the context (folders end with `/`) to where the COPY puts them; nothing where that cannot be
 * said, e.g. with `--parents` or a path with spaces.
 */
export function manifestCopies(
  document: DockerfileText,
  copy: ContextCopy,
  paths: readonly string[],
): string[] | undefined {
  const { instruction, sources, destination } = copy
  if (instruction.flags.some(({ name }) => !KEPT.has(name) && name !== 'exclude')) return undefined
  if (paths.some((path) => /\s/.test(path)) || sources.some(hasWildcards)) return undefined
  const flags = instruction.flags.filter(({ name }) => KEPT.has(name)).map((flag) => textOf(document, flag))
  const base =
    destination === '.' || destination === './' ? './' : destination.endsWith('/') ? destination : `${destination}/`
  const groups = new Map<string, string[]>()
  for (const path of paths) {
    const source = sources.find((each) => each === '' || path === each || path.startsWith(`${each}/`))
    if (source === undefined) return undefined
    const isWhole = path === source
    const inner = isWhole ? '' : path.slice(source === '' ? 0 : source.length + 1)
    const folder = inner.endsWith('/') ? inner : inner.slice(0, inner.lastIndexOf('/') + 1)
    const to = folder === '' ? base : `${base === './' ? '' : base}${folder}`
    groups.set(to, [...(groups.get(to) ?? []), path.replace(/\/$/, '')])
  }
  const copyWord = keywordLike(document, instruction, instruction.keyword)
  return [...groups].map(([to, from]) => [copyWord, ...flags, ...from, to].join(' '))
}
