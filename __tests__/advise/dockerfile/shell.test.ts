import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellCommands } from '../../../src/advise/dockerfile/shell.ts'

const commands = (text: string) => shellCommands({ text, span: { start: 0, end: text.length }, escape: '\\' })
const words = (text: string) => commands(text).map((command) => command.words.map((word) => word.text))

describe('commands of a shell text', () => {
  it('are told apart by their operators', () => {
    expect(words('a && b || c; d | e & f')).toEqual([['a'], ['b'], ['c'], ['d'], ['e'], ['f']])
    expect(commands('a && b || c').map(({ before, after }) => [before, after])).toEqual([
      ['', '&&'],
      ['&&', '||'],
      ['||', ''],
    ])
  })

  it('keep what is quoted together, and say what a shell would expand', () => {
    const [command] = commands(`echo "a && b" 'c; $d' e\\ f "$g" *.h`)
    expect(command?.words.map(({ text, plain }) => [text, plain])).toEqual([
      ['echo', true],
      ['a && b', true],
      ['c; $d', true],
      ['e f', true],
      ['$g', false],
      ['*.h', false],
    ])
  })

  it('go on behind an escaped line end, over the comments that Docker takes out there', () => {
    expect(words('apt-get update && \\\n  # lists first\n\n  apt-get install \\\r\n\tcurl')).toEqual([
      ['apt-get', 'update'],
      ['apt-get', 'install', 'curl'],
    ])
  })

  it('stand among those of a substitution, which are nested', () => {
    expect(
      commands('$(command -v with) make && (cd x; ls)').map(({ words: [first], nested }) => [first?.text, nested]),
    ).toEqual([
      ['command', true],
      ['$(command -v with)', false],
      ['cd', true],
      ['ls', true],
    ])
  })

  it('are nested within conditions and loops, also the last one', () => {
    expect(
      commands('a; if b; then c; fi; for x in 1 2; do d; done; e')
        .filter(({ nested }) => !nested)
        .map(({ words: [first] }) => first?.text),
    ).toEqual(['a', 'e'])
  })

  it('have assignments in front and redirections apart', () => {
    const [command] = commands('CGO_ENABLED=0 GOOS=linux go build 2>/dev/null > /tmp/log')
    expect(command?.assignments.map(({ text }) => text)).toEqual(['CGO_ENABLED=0', 'GOOS=linux'])
    expect(command?.words.map(({ text }) => text)).toEqual(['go', 'build'])
    expect(command?.redirects.map(({ text }) => text)).toEqual(['/dev/null', '/tmp/log'])
  })

  it('are read from any text without end or error, each in its place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from(' \n\\\'"$()&|;#<>`{}ab=!\r\t')), maxLength: 40 }),
        (text) => {
          for (const { start, end, words: found } of commands(text)) {
            expect(start).toBeLessThanOrEqual(end)
            for (const word of found) expect(text.slice(word.start, word.end)).not.toBe('')
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
