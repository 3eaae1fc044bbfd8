import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadInputs } from '../../src/inputs.ts'
import { text } from './tracked.ts'

const ACTION = parse(text('action.yml')) as {
  inputs: Record<string, { default?: string }>
  outputs: Record<string, unknown>
}

describe('action.yml', () => {
  it('names exactly the inputs that are read', () => {
    const read = new Set<string>()
    loadInputs((name) => {
      read.add(name)
      return ''
    })
    expect(read).toEqual(new Set(Object.keys(ACTION.inputs)))
  })

  it('has the defaults that hold when it says nothing, as on a machine without the runner', () => {
    const given = loadInputs((name) => {
      const value = ACTION.inputs[name]?.default ?? ''
      return value.startsWith('${{') ? '' : value
    })
    expect(given).toEqual(loadInputs(() => ''))
  })

  it('names exactly the outputs that are set', () => {
    const set = [...text('src/story/publish/outputs.ts').matchAll(/\.output\('([\w-]+)'/g)].map(([, name]) => name)
    expect(new Set(set)).toEqual(new Set(Object.keys(ACTION.outputs)))
  })
})
