import { describe, expect, it } from 'vitest'

import { timeOf } from '../../../src/shared/json.ts'
import { ProgressReader } from '../../../src/record/stream/progress-stream.ts'
import { streamLines } from '../sample.ts'

const vertex = (more: object): string =>
  JSON.stringify({ vertexes: [{ digest: 'sha256:a', name: '[1/1] RUN x', ...more }] })

function read(lines: string[]): ProgressReader {
  const reader = new ProgressReader()
  for (const line of lines) reader.push(line)
  return reader
}

describe('the progress reader', () => {
  it('keeps a track per vertex and name', () => {
    const reader = read(streamLines('cold'))
    expect(
      [...reader.tracks.values()]
        .filter(({ name }) => name.includes('COPY busybox'))
        .map(({ name, announced }) => [name, announced]),
    ).toEqual([
      ['[frontend base 1/2] COPY busybox /bin/busybox', true],
      ['[backend base 1/2] COPY busybox /bin/busybox', true],
      ['[backend base 1/2] COPY busybox /bin/busybox', false],
    ])
    expect(reader.skipped).toBe(0)
  })

  it('counts a transfer once however many targets saw it', () => {
    const sums = [...read(streamLines('multiplatform')).work.values()].map(({ bytes }) => [...bytes.values()])
    expect(sums).toContainEqual([1982653])
  })

  it('keeps one warning for three targets', () => {
    expect([...read(streamLines('failing')).warnings.values()]).toEqual([
      { text: "FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 13)", file: 'Dockerfile', line: 13 },
    ])
  })

  it('keeps the words for people, and only the last of them', () => {
    expect(read(streamLines('failing')).text.at(-1)).toContain('ERROR: target bad: failed to solve')
    const many = read(Array.from({ length: 5000 }, (_, at) => `line ${at}`))
    expect(many.text.length).toBeLessThanOrEqual(400)
    expect(many.text.at(-1)).toBe('line 4999')
  })

  it('counts lines it cannot read', () => {
    expect(read(['{"vertexes":[', '{}', '{"vertexes":null}', '', '  ']).skipped).toBe(1)
  })

  it('does not let a late start undo a completion', () => {
    const started = '2026-11-22T09:00:00Z'
    const reader = read([vertex({ started, completed: '2026-11-22T09:00:01Z' }), vertex({ started })])
    expect([...reader.tracks.values()][0]?.runs.get(started)?.end).toBe(timeOf('2026-11-22T09:00:01Z'))
  })

  it('takes errors of completed runs only', () => {
    const started = '2026-11-22T09:00:00Z'
    const reader = read([vertex({ started, error: 'of the run before' })])
    expect([...reader.tracks.values()][0]?.runs.get(started)).not.toHaveProperty('error')
  })

  it('keeps no logs and a bounded number of runs and statuses', () => {
    const reader = new ProgressReader()
    for (let at = 0; at < 3000; at++) {
      const time = new Date(Date.UTC(2026, 10, 22) + at * 1000).toISOString()
      reader.push(vertex({ started: time, completed: time }))
      reader.push(
        JSON.stringify({
          statuses: [{ id: `sha256:${at}`, vertex: 'sha256:a', current: 1, total: 1, timestamp: time }],
        }),
      )
      reader.push(JSON.stringify({ logs: [{ vertex: 'sha256:a', data: 'eA==', timestamp: time }] }))
    }
    expect([...reader.tracks.values()][0]?.runs.size).toBe(64)
    expect(reader.work.get('sha256:a')?.bytes.size).toBe(256)
  })
})

describe('a time', () => {
  it('keeps its fraction of a millisecond', () => {
    expect(timeOf('2026-11-22T09:30:15.722160288Z')! % 1000).toBeCloseTo(722.16, 2)
    expect(timeOf('2026-11-22T10:30:15+01:00')).toBe(timeOf('2026-11-22T09:30:15Z'))
  })

  it.each([['0001-01-01T00:00:00Z'], ['yesterday'], ['2026-11-22'], [undefined], ['2026-13-45T99:99:99Z']])(
    'is none in %s',
    (text) => {
      expect(timeOf(text)).toBeUndefined()
    },
  )
})
