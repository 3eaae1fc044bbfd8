import { readdirSync } from 'node:fs'
import { array, assert, nat, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainLog } from '../../src/bake/plain-log.ts'
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
      '#1 1.000 one\r',
      '#1 1.000 two',
      '#1 DONE 2.0s',
      '',
    ])
  })

  const pieces = (...data: [stream: number, text: string | number[]][]) => [
    event({ vertexes: [{ digest: DIGEST, name: '[app 1/1] RUN x', started: at(0) }] }),
    ...data.map(([stream, text], i) =>
      event({ logs: [{ vertex: DIGEST, stream, data: Buffer.from(text).toString('base64'), timestamp: at(i) }] }),
    ),
    event({ vertexes: [{ digest: DIGEST, name: '[app 1/1] RUN x', started: at(0), completed: at(120) }] }),
  ]
  const printed = (...data: [stream: number, text: string | number[]][]) => logOf(pieces(...data)).slice(1, -2)

  it('is joined to whole lines, so that a mask finds a secret that came in two pieces', () => {
    expect(printed([1, 'pw=s3cr'], [1, 'et-value'], [1, '-123 done\nnext\n'])).toEqual([
      '#1 0.000 pw=s3cret-value-123 done',
      '#1 2.000 next',
    ])
  })

  it('is decoded when whole, so that no letter is cut in two', () => {
    expect(printed([1, [0x63, 0xc3]], [1, [0xa9, 0x0a]])).toEqual(['#1 0.000 c\u00e9'])
  })

  it('keeps the lines of its two streams apart, and ends both with the step', () => {
    expect(printed([1, 'out '], [2, 'err '], [1, 'put'], [2, 'or'])).toEqual(['#1 0.000 out put', '#1 1.000 err or'])
  })

  it('keeps the carriage returns of a progress bar, and the runner obeys none of its parts', () => {
    const [line = ''] = printed([1, '10%\r20%\r:'], [1, ':add-path::/evil\r\n'])
    expect(line).toBe('#1 0.000 10%\r20%\r::add-path::/evil\r')
    expect(readStepLog(inert(line).split('\r'), []).annotations).toEqual([])
    expect(inert(line)).toBe('#1 0.000 10%\r20%\r: :add-path::/evil\r')
  })

  it('is whole whatever the pieces it came in', { timeout: 20_000 }, () => {
    assert(
      property(
        array(string({ unit: 'binary', maxLength: 40 }), { maxLength: 20 }),
        array(nat(), { maxLength: 30 }),
        (lines, cuts) => {
          const bytes = Buffer.from(lines.map((line) => `${line.replaceAll('\n', '')}\n`).join(''))
          const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].toSorted(
            (a, b) => a - b,
          )
          const parts = ends.map((end, i) => [1, [...bytes.subarray(ends[i - 1] ?? 0, end)]] as [number, number[]])
          const texts = printed(...parts).map((line) => line.replace(/^#1 [\d.]+ /, ''))
          expect(texts).toEqual(bytes.toString('utf8').split('\n').slice(0, -1))
        },
      ),
    )
  })

  it('does not pile up without end when no line ends', () => {
    const lines = printed(...Array.from({ length: 5 }, () => [1, 'x'.repeat(500_000)] as [number, string]))
    expect(lines).toHaveLength(2)
    expect(lines.join('').replaceAll(/[^x]/g, '')).toHaveLength(2_500_000)
  })

  it.each(['::error::owned', '##[error]owned', 'a\r::add-path::/evil', '\n::warning::x\n', '::stop-commands::x'])(
    '%j gives the runner no command',
    (data) => {
      const { annotations, log } = readStepLog(
        logOf(printing(data)).flatMap((line) => inert(line).split('\r')),
        [],
      )
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
      logOf([
        '{',
        '{"vertexes":5,"logs":{}}',
        '{"vertexes":[7,{"digest":7}],"statuses":[null]}',
        '{"vertexes":null}',
        '{"logs":[{"vertex":"?","data":"eA==","timestamp":"x"}]}',
        '',
        '  ',
      ]),
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
      log(two, 2, 'early\n'),
      log(two, 9, 'late\n'),
      log(one, 10, 'back\n'),
    ])
    expect(shown).toEqual(['#1 one', '', '#2 two', '#2 2.000 early', '#2 9.000 late', '', '#1 one', '#1 10.00 back'])
  })
})
