/** Files of a context that describe the project or its building, and that no step uses. */
import { basename } from './paths.ts'
import { inContext } from '../../view/context.ts'
import type { View } from '../../view/view.ts'

/** One line of an ignore file, and what it is about. */
export interface IdlePattern {
  /** For `.dockerignore`, from the context's root. */
  pattern: string
  matches: (path: string) => boolean
  /** Changes so seldom that it alone is no reason to say anything. */
  isMinor: boolean
  /** Words that would show that someone uses it, if any text of the project had them. */
  names: readonly string[]
}

/** Kinds of files, in the order in which a reader would list them. */
const KINDS: readonly { is: (path: string) => boolean; pattern: (path: string) => string; isMinor?: true }[] = [
  { is: (path) => /(^|\/)([\w.-]+\.)?Dockerfile(\.[\w.-]+)?$/.test(path), pattern: (path) => path },
  {
    is: (path) => /^([\w./-]*Dockerfile[\w.-]*)?\.dockerignore$/.test(path),
    pattern: (path) => path,
    isMinor: true,
  },
  { is: (path) => /^docker-bake(\.override)?\.(hcl|json)$/.test(path), pattern: (path) => path },
  { is: (path) => /^(docker-)?compose(\.[\w.-]+)?\.ya?ml$/.test(path), pattern: (path) => path },
  {
    is: (path) => /^\.(github|gitlab|circleci|vscode|idea|devcontainer)\//.test(path),
    pattern: (path) => path.slice(0, path.indexOf('/')),
  },
  {
    // Not .gitignore and .editorconfig: packers, linters and compilers read them.
    is: (path) => /^\.(gitlab-ci\.yml|pre-commit-config\.yaml)$/.test(path),
    pattern: (path) => path,
    isMinor: true,
  },
  { is: (path) => /^(CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT)\.md$/.test(path), pattern: (path) => path },
  { is: (path) => path === 'README.md', pattern: () => 'README.md' },
  { is: (path) => /^docs\/.*\.(md|png|jpe?g|svg|drawio)$/.test(path), pattern: () => 'docs' },
]

/** From this many on, files of one name are one pattern. */
const MANY = 3

/** Patterns for files that the context holds and nobody is known to use. */
export function idlePatterns(view: View): IdlePattern[] {
  const paths = view.target.contextFiles
  const found = new Map<string, IdlePattern>()
  for (const path of paths) {
    // What others have written is as they want it.
    if (/(^|\/)(vendor|node_modules|third_party)\//.test(path)) continue
    const kind = KINDS.find(({ is }) => is(path))
    if (kind === undefined) continue
    const name = basename(path)
    const alike = paths.filter((each) => each.endsWith(`/${name}`))
    // A repository of many services has many of them: one line is for all.
    const isOneOfMany = name.includes('Dockerfile') && alike.length >= MANY
    const pattern = isOneOfMany ? `**/${name}` : kind.pattern(path)
    const isMinor = kind.isMinor === true
    const matches = (each: string): boolean =>
      isOneOfMany ? basename(each) === name : each === pattern || each.startsWith(`${pattern}/`)
    if (!found.has(pattern)) found.set(pattern, { pattern, matches, isMinor, names: [basename(pattern)] })
  }
  const texts = usersOf(view)
  const isReadmeRisky = paths.some((path) => /(^|\/)(Cargo\.toml|pyproject\.toml|setup\.py|mix\.exs)$/.test(path))
  return [...found.values()].filter(({ pattern, names }) => {
    if (pattern === 'README.md' && isReadmeRisky) return false
    // A folder that holds more than documents is something else.
    if (pattern === 'docs' && paths.some((path) => path.startsWith('docs/') && !KINDS.some(({ is }) => is(path))))
      return false
    return !texts.some((text) => names.some((name) => text.includes(name)))
  })
}

/** Texts that would name a file that is used: instructions of every Dockerfile with this ignore file, and the project's own files. */
function usersOf(view: View): string[] {
  const instructions = view.all
    .filter(({ target }) => target.ignoreFile === view.target.ignoreFile)
    .flatMap(({ document }) => document.instructions.map(({ start, end }) => document.text.slice(start, end)))
  const files = [...view.project.files].flatMap(([path, text]) => {
    const inside = inContext(view, path)
    if (inside === undefined || !view.target.contextFiles.includes(inside)) return []
    return KINDS.some(({ is }) => is(inside)) ? [] : [text]
  })
  return [...instructions, ...files]
}
