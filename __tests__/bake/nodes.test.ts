import { describe, expect, it } from 'vitest'
import { nodesOf } from '../../src/bake/nodes.ts'
import { planned } from '../record/sample.ts'

const ONE = { name: 'b', driver: 'docker-container', nativePlatform: 'linux/amd64', created: false }
const TWO = { ...ONE, nodes: 2 }
const plan = (...platforms: string[][]) => ({
  targets: platforms.map((each, at) => planned(`t${at}`, { platforms: each })),
})

describe('a builder of several nodes', () => {
  it('is asked for the node that built the only platform there is', () => {
    expect(nodesOf(TWO, plan(['linux/arm64'], ['linux/arm64']))).toEqual({ platform: 'linux/arm64' })
    expect(nodesOf(TWO, plan([], ['linux/amd64']))).toEqual({ platform: 'linux/amd64' })
  })

  it('says that not everything can be known of several platforms', () => {
    for (const several of [plan(['linux/amd64', 'linux/arm64']), plan([], ['linux/arm64'])]) {
      expect(nodesOf(TWO, several)).toEqual({ note: expect.stringContaining('Builder "b" has 2 nodes') })
    }
  })

  it('changes nothing when there is one', () => {
    expect(nodesOf(ONE, plan(['linux/amd64', 'linux/arm64']))).toEqual({})
  })
})
