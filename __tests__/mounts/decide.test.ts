import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/mounts/decide.ts'
import { learn } from '../../src/mounts/learn.ts'
import type { KeptMount, KnownStep, Ledger } from '../../src/mounts/ledger.ts'
import { readLedger } from '../../src/mounts/ledger.ts'

const CONTENT = 'a'.repeat(64)

function mount(id: string, more: Partial<KeptMount> = {}): KeptMount {
  return { mount: { id, namespace: '' }, content: CONTENT, bytes: 1, inMs: 1000, outMs: 500, ...more }
}

function step(key: string, mounts: string[], more: Partial<KnownStep> = {}): KnownStep {
  return { target: 'app', platform: 'linux/amd64', key, mounts, feeds: [], coldMs: [], warmMs: [], ...more }
}

function ledger(mounts: KeptMount[], steps: KnownStep[]): Ledger {
  return { version: 1, mounts, steps }
}

/** Ids of the mounts that are brought in, and why the others are not. */
function verdicts(from: Ledger, willRun: (step: KnownStep) => boolean = () => true): Record<string, string> {
  return Object.fromEntries(decide(from, willRun).map(({ kept, not }) => [kept.mount.id, not?.reason ?? 'bring']))
}

describe('whether a mount is brought in', () => {
  it('waits for a step that uses it', () => {
    const known = ledger([mount('npm'), mount('cargo')], [step('ci', ['npm']), step('build', ['cargo'])])
    expect(verdicts(known, ({ key }) => key === 'ci')).toEqual({ npm: 'bring', cargo: 'not-needed' })
  })

  it('is tried until its worth is known', () => {
    expect(verdicts(ledger([mount('npm')], [step('ci', ['npm'], { coldMs: [900] })]))).toEqual({ npm: 'bring' })
    const fresh = { mount: { id: 'npm', namespace: '' }, content: CONTENT }
    expect(verdicts(ledger([fresh], [step('ci', ['npm'], { coldMs: [900], warmMs: [800] })]))).toEqual({ npm: 'bring' })
  })

  it('follows the middle of what was measured: moving takes 1.5 s here', () => {
    const saves = (coldMs: number[], warmMs: number[]) =>
      verdicts(ledger([mount('npm')], [step('ci', ['npm'], { coldMs, warmMs })]))
    expect(saves([9000, 4000, 4000], [2000])).toEqual({ npm: 'bring' })
    expect(saves([3500], [2000])).toEqual({ npm: 'not-worth-it' })
    expect(saves([3501], [2000])).toEqual({ npm: 'bring' })
  })

  it('counts for the steps that will run alone', () => {
    const known = ledger(
      [mount('npm')],
      [
        step('ci', ['npm'], { coldMs: [9000], warmMs: [1000] }),
        step('lint', ['npm'], { coldMs: [1200], warmMs: [1100] }),
      ],
    )
    expect(verdicts(known)).toEqual({ npm: 'bring' })
    expect(verdicts(known, ({ key }) => key === 'lint')).toEqual({ npm: 'not-worth-it' })
  })

  it('is one judgement for mounts that a step uses together', () => {
    const together = step('build', ['registry', 'target'], { coldMs: [9000], warmMs: [6500] })
    expect(verdicts(ledger([mount('registry'), mount('target')], [together]))).toEqual({
      registry: 'not-worth-it',
      target: 'not-worth-it',
    })
    expect(verdicts(ledger([mount('registry'), mount('target', { inMs: 10, outMs: 10 })], [together]))).toEqual({
      registry: 'bring',
      target: 'bring',
    })
  })

  it('is asked anew with nothing in it after ten runs without it', () => {
    const slow = step('ci', ['npm'], { coldMs: [1200], warmMs: [1100] })
    expect(verdicts(ledger([mount('npm', { rejections: 9 })], [slow]))).toEqual({ npm: 'not-worth-it' })
    expect(verdicts(ledger([mount('npm', { rejections: 10 })], [slow]))).toEqual({ npm: 'start-over' })
  })

  it('never brings what the times say costs more, whatever the ledger holds', () => {
    const times = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 5 })
    const entry = fc.record({ inMs: fc.nat(100_000), outMs: fc.nat(100_000), coldMs: times, warmMs: times })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
        const mounts = entries.map(({ inMs, outMs }, at) => mount(`m${at}`, { inMs, outMs }))
        const steps = entries.map(({ coldMs, warmMs }, at) => step(`s${at}`, [`m${at}`], { coldMs, warmMs }))
        for (const { kept, not } of decide(ledger(mounts, steps), () => true)) {
          const [index] = [mounts.findIndex(({ mount: { id } }) => id === kept.mount.id)]
          const { inMs, outMs, coldMs, warmMs } = entries[index]!
          const best = Math.max(...coldMs) - Math.min(...warmMs)
          const worst = Math.min(...coldMs) - Math.max(...warmMs)
          const allowed = [
            ...(best > inMs + outMs ? [undefined] : []),
            ...(worst <= inMs + outMs ? ['not-worth-it'] : []),
          ]
          expect(allowed).toContain(not?.reason)
        }
      }),
    )
  })
})

describe('what a run teaches', () => {
  const ran = (ranMs?: number) => [{ ...step('ci', ['npm', 'tmp']), ...(ranMs === undefined ? {} : { ranMs }) }]

  it('is a time with or without the content, and nothing when that was mixed', () => {
    const cold = learn(undefined, [mount('npm'), mount('tmp')], ran(9000), () => 'empty')
    const warm = learn(cold, cold.mounts, ran(2000), () => 'restored')
    const mixed = learn(warm, warm.mounts, ran(5000), (id) => (id === 'npm' ? 'restored' : 'empty'))
    const unclear = learn(mixed, warm.mounts, ran(5000), () => 'unclear')
    const cached = learn(unclear, warm.mounts, ran(), () => 'empty')
    expect(cached.steps).toEqual([step('ci', ['npm', 'tmp'], { coldMs: [9000], warmMs: [2000] })])
  })

  it('is forgotten after five newer times, and when the step is another one', () => {
    let known: Ledger | undefined
    for (const ms of [1, 2, 3, 4, 5, 6]) known = learn(known, [], ran(ms), () => 'empty')
    expect(known?.steps[0]?.coldMs).toEqual([6, 5, 4, 3, 2])
    expect(learn(known, [], [{ ...step('npm ci --omit', ['npm']) }], () => 'empty').steps[0]?.coldMs).toEqual([])
  })

  it('is read again as it was written, and not at all when it is something else', () => {
    const known = learn(
      undefined,
      [mount('npm', { mount: { id: 'a,b"', namespace: 'n', owner: { uid: 1, gid: 2, mode: 0o750 } } })],
      ran(3),
      () => 'empty',
    )
    expect(readLedger(JSON.stringify(known))).toEqual(known)
    for (const text of [
      '',
      '{}',
      'null',
      '{"version":2,"mounts":[],"steps":[]}',
      '{"version":1,"mounts":[{}],"steps":[]}',
    ]) {
      expect(readLedger(text)).toBeUndefined()
    }
  })
})
