/** Dockerfiles as other people would have written them: comments, continued lines, line ends, tabs and letter case. */
import * as fc from 'fast-check'
import { parseDockerfile } from '../../src/advise/dockerfile/document.ts'

/** What is done to a file; each list is read around and around, one number per place. */
export interface Noise {
  crlf: boolean
  lower: boolean
  tab: boolean
  finalNewline: boolean
  /** What stands before an instruction: 0 nothing, 1 a comment, 2 an empty line. */
  between: readonly number[]
  /** How a space within an instruction is written: 0 as it is, 1 a continued line, 2 one with a comment below it. */
  inside: readonly number[]
}

export const noise: fc.Arbitrary<Noise> = fc.record({
  crlf: fc.boolean(),
  lower: fc.boolean(),
  tab: fc.boolean(),
  finalNewline: fc.boolean(),
  between: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 7 }),
  inside: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 11 }),
})

/** The same Dockerfile in another hand. Comments are numbered, so that one that is lost is seen. */
export function noisy(text: string, { crlf, lower, tab, finalNewline, between, inside }: Noise): string {
  let comments = 0
  const comment = (): string => `# note ${++comments}.`
  const lines: string[] = []
  for (const [at, instruction] of parseDockerfile(text).instructions.entries()) {
    const kind = between[at % between.length]
    if (kind === 1) lines.push(comment())
    if (kind === 2) lines.push('')
    let written = text.slice(instruction.start, instruction.end)
    const keyword = written.slice(0, instruction.keyword.length)
    let rest = written.slice(keyword.length)
    if (instruction.exec === undefined && !written.includes('\n')) rest = spaced(rest, inside, comment)
    if (lower && instruction.keyword === 'FROM') rest = rest.replace(/ AS (\w+)$/, ' as $1')
    written = (lower ? keyword.toLowerCase() : keyword) + (tab ? rest.replace(/^ /, '\t') : rest)
    lines.push(written)
  }
  const result = lines.join('\n') + (finalNewline ? '\n' : '')
  return crlf ? result.replaceAll('\n', '\r\n') : result
}

/** Spaces outside of quotes, some of them as line ends. */
function spaced(text: string, inside: readonly number[], comment: () => string): string {
  let quote = ''
  let count = 0
  return Array.from(text)
    .map((char, at) => {
      if (quote === '' && (char === '"' || char === "'")) quote = char
      else if (char === quote) quote = ''
      if (char !== ' ' || quote !== '' || at === 0) return char
      const kind = inside[count++ % inside.length]
      if (kind === 1) return ' \\\n    '
      return kind === 2 ? ` \\\n  ${comment()}\n\t` : char
    })
    .join('')
}

/** What a Dockerfile says, without how it is written: one line per instruction. */
export function meaning(text: string): string[] {
  return parseDockerfile(text).instructions.map(({ keyword, flags, words }) =>
    [
      keyword,
      ...flags.map(({ name, value }) => `--${name}=${value}`),
      ...words.map((word) => (word.text.toUpperCase() === 'AS' ? 'AS' : word.text)),
    ].join(' '),
  )
}

/** The numbered comments of a text. */
export function notes(text: string): string[] {
  return [...new Set(text.match(/# note \d+\./g))].sort()
}
