import { describe, expect, it } from 'vitest'
import type { BuilderWish } from '../../../src/bake/builder/builder.ts'
import { canBeKept, keptName } from '../../../src/bake/builder/kept.ts'

const WISH: BuilderWish = { driverOpts: ['network=host', 'env.A=1'], keepState: true }

const MACHINE = '0123456789abcdef0123456789abcdef'
const nameOf = (wish: BuilderWish, env: Record<string, string> = {}): string => keptName(wish, env, MACHINE)

describe('the name of a kept builder', () => {
  it('is the same in every job that wishes for the same, and no name of a builder that is removed', () => {
    const name = nameOf(WISH)
    expect(name).toMatch(/^bake-budget-kept-[0-9a-f]{12}$/)
    expect(nameOf({ ...WISH, driver: 'docker-container' }, { HOME: '/home/a', DOCKER_HOST: '' })).toBe(name)
  })

  const others: [what: string, wish: Partial<BuilderWish>, env?: Record<string, string>][] = [
    ['driver', { driver: 'kubernetes' }],
    ['endpoint', { endpoint: 'tcp://other:2376' }],
    ['engine of the job', {}, { DOCKER_HOST: 'tcp://other:2375' }],
    ['docker context of the job', {}, { DOCKER_CONTEXT: 'other' }],
    ['driver option', { driverOpts: ['network=host', 'env.A=2'] }],
    ['split of driver options', { driverOpts: ['network=host\nenv.A=1'] }],
    ['flag', { buildkitdFlags: '--debug' }],
    ['configuration', { buildkitdConfigInline: '--debug' }],
  ]
  it.each(others)('is another one with another %s', (_, wish, env = {}) => {
    expect(nameOf({ ...WISH, ...wish }, env)).not.toBe(nameOf(WISH))
  })

  it('is a different one for each of them', () => {
    expect(new Set(others.map(([, wish, env = {}]) => nameOf({ ...WISH, ...wish }, env))).size).toBe(others.length)
  })

  it('tells nobody who does not know the machine what the options are', () => {
    expect(keptName(WISH, {}, 'fedcba9876543210fedcba9876543210')).not.toBe(nameOf(WISH))
  })

  it('asks for the same engine once it is named by the input', () => {
    const wish = { ...WISH, endpoint: 'tcp://other:2376' }
    expect(nameOf(wish, { DOCKER_HOST: 'tcp://unused:1' })).toBe(nameOf(wish, {}))
  })
})

describe('a builder is kept', () => {
  it('when that is asked for, and when it keeps anything itself', () => {
    expect(canBeKept(WISH)).toBe(true)
    expect(canBeKept({ ...WISH, driver: 'kubernetes' })).toBe(true)
    expect(canBeKept({ ...WISH, keepState: false })).toBe(false)
    expect(canBeKept({ ...WISH, driver: 'remote' })).toBe(false)
  })
})
