import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PlainLog } from '../../src/build/plain-log.ts'
import { inert } from '../../src/io.ts'
import { streamLines } from '../record/sample.ts'
import { readStepLog } from '../support/workflow-commands.ts'

const STREAMS = readdirSync(new URL('../fixtures/samples/', import.meta.url))
  .map((file) => /^rawjson-(.+)\.jsonl$/.exec(file)?.[1])
  .filter((name) => name !== undefined)

function logOf(lines: Iterable<string>): string[] {
  const log: string[] = []
  const plain = new PlainLog((line) => log.push(line))
  for (const line of lines) plain.push(line)
  plain.end()
  return log
}

interface VertexEvent {
  digest: string
  name: string
  started?: string
}

/** Names of the steps that began, in order, as the stream itself tells. */
function started(lines: readonly string[]): string[] {
  const names = new Map<string, string>()
  for (const line of lines.filter((it) => it.startsWith('{'))) {
    const { vertexes = [] } = JSON.parse(line) as { vertexes?: VertexEvent[] }
    for (const { digest, name, started: at } of vertexes)
      if (at !== undefined && !names.has(digest)) names.set(digest, name)
  }
  return [...names.values()]
}

describe.each(STREAMS)('the log of %s', (name) => {
  const stream = streamLines(name)
  const log = logOf(stream)
  const steps = started(stream)

  it('names every step, before anything else of it, and once for each time it is turned to', () => {
    for (const [at, step] of steps.entries()) {
      const own = log.filter((line) => line.startsWith(`#${at + 1} `))
      expect(own[0]).toBe(`#${at + 1} ${step}`)
    }
    // A block of a step begins with its name, so that no line stands there without saying whose it is.
    const nameless = log.filter((line, at) => {
      const number = /^#(\d+) /.exec(line)?.[1]
      const begins = number !== undefined && log[at - 1]?.startsWith(`#${number} `) !== true
      return begins && line !== `#${number} ${steps[Number(number) - 1]}`
    })
    expect(nameless).toEqual([])
  })

  it('ends every step at most once, with its last line', () => {
    for (const at of steps.keys()) {
      const own = log.filter((line) => line.startsWith(`#${at + 1} `)).map((line) => line.slice(`#${at + 1} `.length))
      const ends = own.filter((line) => /^(CACHED|CANCELED|ERROR: .*|DONE \d+\.\ds)$/.test(line))
      expect(ends.length).toBeLessThanOrEqual(1)
    }
  })

  it('has no JSON and no line break in it', () => {
    expect(
      log.filter((line) => /^(#\d+ )?\{"(vertexes|statuses|logs|warnings)"/.test(line) || line.includes('\n')),
    ).toEqual([])
  })

  it('keeps what buildx said in plain words', () => {
    const plain = stream.filter((line) => line.trim() !== '' && !line.startsWith('{'))
    expect(log.filter((line) => plain.includes(line))).toEqual(expect.arrayContaining(plain))
  })
})

describe('the log of a build that fails', () => {
  const log = logOf(streamLines('failing'))

  it('shows the output of the step that broke, its error, what was stopped, and the Dockerfile', () => {
    const text = log.join('\n')
    expect(text).toMatch(/#(\d+) \d\.\d{3} about to fail\n(.*\n)*?#\1 ERROR: process .* exit code: 3/)
    expect(text).toMatch(/#\d+ CANCELED/)
    expect(text).toMatch(/Dockerfile:\d+\n-+\n/)
    expect(text).toContain('>>>')
  })
})

const DIGEST = `sha256:${'a'.repeat(64)}`
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString()
const event = (it: object) => JSON.stringify(it)

describe('what a build prints', () => {
  const printing = (data: string) => [
    event({ vertexes: [{ digest: DIGEST, name: '[app 1/1] RUN x', started: at(0) }] }),
    event({ logs: [{ vertex: DIGEST, stream: 1, data: Buffer.from(data).toString('base64'), timestamp: at(1) }] }),
    event({ vertexes: [{ digest: DIGEST, name: '[app 1/1] RUN x', started: at(0), completed: at(2) }] }),
  ]

  it('comes with the seconds since the step began, line by line', () => {
    expect(logOf(printing('one\r\ntwo\n'))).toEqual([
      '#1 [app 1/1] RUN x',
      '#1 1.000 one',
      '#1 1.000 two',
      '#1 DONE 2.0s',
      '',
    ])
  })

  it.each(['::error::owned', '##[error]owned', 'a\r::add-path::/evil', '\n::warning::x\n', '::stop-commands::x'])(
    '%j gives the runner no command',
    (data) => {
      const { annotations, log } = readStepLog(logOf(printing(data)).map(inert), [])
      expect(annotations).toEqual([])
      expect(log).toContain('DONE 2.0s')
    },
  )

  it('may be a name or an error with a command in it, or a line past the stream', () => {
    const evil = '##[error]x'
    const lines = [
      event({ vertexes: [{ digest: DIGEST, name: `[app 1/1] RUN ${evil}`, started: at(0) }] }),
      event({
        vertexes: [{ digest: DIGEST, name: evil, started: at(0), completed: at(1), error: `${evil}: exit code: 1` }],
      }),
      '::error::from stderr',
    ]
    const log = logOf(lines)
    expect(log.join('\n')).toContain('ERROR: ##[error]x')
    expect(readStepLog(log.map(inert), []).annotations).toEqual([])
    expect(readStepLog(log, []).annotations).not.toEqual([])
  })

  it('and anything that is no event is left out without an error', () => {
    expect(
      logOf(['{', '{"vertexes":null}', '{"logs":[{"vertex":"?","data":"eA==","timestamp":"x"}]}', '', '  ']),
    ).toEqual([])
  })
})

describe('steps at the same time', () => {
  const [one, two] = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`]
  const log = (vertex: string, second: number, text: string) =>
    event({ logs: [{ vertex, stream: 1, data: Buffer.from(text).toString('base64'), timestamp: at(second) }] })

  it('are shown one after the other, the waiting one whole', () => {
    expect(
      logOf([
        event({
          vertexes: [
            { digest: one, name: 'one', started: at(0) },
            { digest: two, name: 'two', started: at(0) },
          ],
        }),
        log(two, 1, 'b'),
        log(one, 1, 'a'),
        event({ vertexes: [{ digest: two, name: 'two', started: at(0), completed: at(2) }] }),
        event({ vertexes: [{ digest: one, name: 'one', started: at(0), completed: at(2), cached: true }] }),
      ]),
    ).toEqual(['#1 one', '#1 1.000 a', '#1 CACHED', '', '#2 two', '#2 1.000 b', '#2 DONE 2.0s', ''])
  })

  it('do not wait for a silent one for long', () => {
    const shown = logOf([
      event({
        vertexes: [
          { digest: one, name: 'one', started: at(0) },
          { digest: two, name: 'two', started: at(0) },
        ],
      }),
      log(two, 2, 'early'),
      log(two, 9, 'late'),
      log(one, 10, 'back'),
    ])
    expect(shown).toEqual(['#1 one', '', '#2 two', '#2 2.000 early', '#2 9.000 late', '', '#1 one', '#1 10.000 back'])
  })
})
