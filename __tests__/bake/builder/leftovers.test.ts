import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLeftover, type BuilderNote, type Machine } from '../../../src/bake/builder/leftovers.ts'
import type { ProcessId } from '../../../src/bake/builder/process-life.ts'

const NOW = Date.parse('2026-11-29T10:00:00Z')
const HERE: Machine = { host: 'runner-1', id: '0123456789abcdef', boot: 'boot-2', pids: 'pid:[4026531836]' }
const WORKER: ProcessId = { pid: 4000, start: '777' }
const MAIN: ProcessId = { pid: 4100, start: '888' }

/** What the worker and main of a job of an hour ago wrote on this machine. */
const note = (changes: Partial<BuilderNote> = {}): BuilderNote => ({
  name: 'bake-budget-0123456789ab',
  machine: HERE,
  processes: [WORKER, MAIN],
  at: '2026-11-29T09:00:00Z',
  ...changes,
})
const judge = (it: BuilderNote, running: readonly ProcessId[] = [], machine = HERE): boolean =>
  isLeftover(it, {
    machine,
    now: NOW,
    stillRuns: ({ pid, start }) => running.some((other) => other.pid === pid && other.start === start),
  })

describe('a builder made for one job', () => {
  it('is a leftover when all processes of its job are gone', () => {
    expect(judge(note())).toBe(true)
  })

  it('is not while the job runs: main, or in the steps after it only the worker', () => {
    expect(judge(note(), [WORKER, MAIN])).toBe(false)
    expect(judge(note(), [WORKER])).toBe(false)
    expect(judge(note(), [MAIN])).toBe(false)
  })

  it('is one when its worker’s process id was given to another process', () => {
    expect(judge(note(), [{ ...WORKER, start: '9999' }])).toBe(true)
  })

  it('is one when the machine was booted since, whatever runs now', () => {
    expect(judge(note({ machine: { ...HERE, boot: 'boot-1' } }), [WORKER, MAIN])).toBe(true)
  })

  it('is not known to be one when two machines that share a home could have written it', () => {
    const nameless = { ...HERE, id: '' }
    expect(judge(note({ machine: { ...nameless, boot: 'boot-1' } }), [], nameless)).toBe(false)
    expect(judge(note({ machine: { ...HERE, host: 'runner-2' } }))).toBe(false)
    expect(judge(note({ machine: { ...HERE, id: 'fedcba9876543210' } }))).toBe(false)
  })

  it('is not known to be one from inside or outside of a container, where process ids mean others', () => {
    expect(judge(note({ machine: { ...HERE, pids: 'pid:[4026532999]' } }))).toBe(false)
  })

  it('is not known to be one when the job saw no process that lives as long as it', () => {
    expect(judge(note({ processes: [] }))).toBe(false)
  })

  it('is let alone for five minutes, and when the clock makes no sense', () => {
    expect(judge(note({ at: '2026-11-29T09:55:00.001Z' }))).toBe(false)
    expect(judge(note({ at: '2026-11-29T09:55:00.000Z' }))).toBe(true)
    expect(judge(note({ at: '2026-11-29T11:00:00Z' }))).toBe(false)
    expect(judge(note({ at: 'yesterday' }))).toBe(false)
  })

  it.each([
    'bake-budget-kept-0123456789ab',
    'bake-budget-0123456789abc',
    'bake-budget-0123456789aB',
    'my-bake-budget-0123456789ab',
    'default',
    '--all',
    '',
  ])('is none of ours with the name "%s"', (name) => {
    expect(judge(note({ name }))).toBe(false)
  })
})

describe('whatever the notes say', () => {
  const machines = fc.record<Machine>({
    host: fc.constantFrom('runner-1', 'runner-2'),
    id: fc.constantFrom('0123456789abcdef', 'fedcba9876543210', ''),
    boot: fc.constantFrom('boot-1', 'boot-2'),
    pids: fc.constantFrom('pid:[4026531836]', 'pid:[4026532999]'),
  })
  const processes = fc.record<ProcessId>({ pid: fc.constantFrom(1, 2, 3), start: fc.constantFrom('10', '20') })
  const notes = fc.record<BuilderNote>({
    name: fc.constant('bake-budget-0123456789ab'),
    machine: machines,
    processes: fc.array(processes, { maxLength: 2 }),
    at: fc.date({ min: new Date(NOW - 600_000), max: new Date(NOW + 60_000), noInvalidDate: true }).map(String),
  })

  it('no job loses its builder that could be running, seen from anywhere', () => {
    const verdicts = new Set<boolean>()
    fc.assert(
      fc.property(notes, machines, fc.array(processes), (it, machine, running) => {
        // Told the other way round: what another job may have, seen from here.
        const elsewhere = it.machine.host !== machine.host || it.machine.id !== machine.id
        const sameBoot = it.machine.boot === machine.boot
        const unseen = sameBoot && (it.machine.pids !== machine.pids || it.processes.length === 0)
        const runs = sameBoot && it.processes.some((a) => running.some((b) => a.pid === b.pid && a.start === b.start))
        const perhapsElsewhere = !sameBoot && machine.id === ''
        const young = NOW - Date.parse(it.at) < 300_000
        const verdict = judge(it, running, machine)
        verdicts.add(verdict)
        expect(verdict).toBe(!(elsewhere || unseen || runs || perhapsElsewhere || young))
      }),
      { numRuns: 5000 },
    )
    expect(verdicts.size).toBe(2)
  })

  it('one process that runs is enough to keep it, on the same boot', () => {
    fc.assert(
      fc.property(notes, fc.nat(1), (it, at) => {
        const alive = it.processes[at % Math.max(1, it.processes.length)]
        fc.pre(alive !== undefined)
        expect(judge({ ...it, machine: HERE }, [alive])).toBe(false)
      }),
    )
  })
})
