import { describe, expect, it } from 'vitest'

import type { BakeDefinition } from '../../src/plan/definition.ts'
import { withoutEffects, workingAgain } from '../../src/story/measure-only.ts'
import { aBuild } from '../compare/a-side.ts'

const definition: BakeDefinition = {
  target: {
    app: {
      context: '.',
      tags: ['app:latest'],
      output: [{ type: 'registry' }, { type: 'local', dest: 'out' }],
      'cache-from': [{ type: 'gha', scope: 'app' }],
      'cache-to': [{ type: 'gha', scope: 'app' }],
    },
    other: { context: 'other' },
  },
}

/** A record of `app` whose steps stand in the stages given. */
function recordOf(...steps: [stage: string | undefined, state: string, kind?: 'from'][]) {
  const { record, image } = aBuild(
    1000,
    steps.map(([, state], at) => `${state}:${at}:100`),
  )
  for (const [at, [stage, , kind]] of steps.entries()) {
    const step = image.steps[at]
    if (step === undefined) continue
    if (stage === undefined) delete step.stage
    else step.stage = stage
    if (kind !== undefined) step.kind = kind
  }
  return record
}

const MEASURE = { type: 'image', push: 'false', store: 'false' }

const changesOf = (...steps: Parameters<typeof recordOf>) => {
  const { app, other } = workingAgain(definition, recordOf(...steps)).target
  expect(other).toBe(definition.target.other)
  return { filter: app?.['no-cache-filter'], all: app?.['no-cache'] }
}

describe('a build that only measures', () => {
  it('leaves nothing behind and still reads the cache', () => {
    expect(withoutEffects(definition, { driver: 'docker-container' }).target).toEqual({
      app: {
        context: '.',
        tags: [],
        output: [MEASURE],
        'cache-from': [{ type: 'gha', scope: 'app' }],
        'cache-to': [],
      },
      other: { context: 'other', tags: [], output: [MEASURE], 'cache-to': [] },
    })
  })

  it('keeps nothing where the engine cannot even assemble an image, and leaves alone what makes none', () => {
    const classic = { driver: 'docker', store: 'graphdriver' as const }
    expect(withoutEffects(definition, classic).target.other?.output).toEqual([{ type: 'cacheonly' }])
    const lint = { target: { lint: { call: 'check' }, test: { output: ['type=cacheonly'] } } }
    expect(withoutEffects(lint, { driver: 'docker-container' }).target).toEqual({
      lint: { call: 'check', tags: [], 'cache-to': [] },
      test: { output: ['type=cacheonly'], tags: [], 'cache-to': [] },
    })
  })

  it('runs again whatever stage had a step that ran, was shared or evicted', () => {
    expect(
      changesOf(['deps', 'ran'], ['deps', 'cached'], ['build', 'evicted'], ['base', 'shared'], ['final', 'cached']),
    ).toEqual({
      filter: ['deps', 'build', 'base'],
      all: undefined,
    })
  })

  it('takes the cache away as a whole when a stage has no name to call it by', () => {
    for (const stage of [undefined, 'stage-1']) {
      expect(changesOf(['deps', 'ran'], [stage, 'ran'])).toEqual({ filter: undefined, all: true })
    }
  })

  it('forces nothing where nothing ran; pulling a base is no work of the build', () => {
    expect(changesOf(['deps', 'cached'], ['final', 'ran', 'from'])).toEqual({ filter: undefined, all: undefined })
  })
})
