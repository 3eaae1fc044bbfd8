import { describe, expect, it } from 'vitest'
import { patchOf } from '../../src/advise/patch.ts'
import { findingsOf } from '../../src/advise/rules.ts'
import { reconciliation } from './example.ts'
import { projectOf } from './project.ts'

const told = (kind: 'current' | 'optimized') =>
  findingsOf(projectOf(reconciliation(kind)))
    .flatMap(({ rule, targets, edits }) =>
      targets.map((target) => `${target} ${edits === undefined ? '~' : ''}${rule}`),
    )
    .sort()

describe('the example', () => {
  it('as people write it first is told what its optimized files do', () => {
    expect(told('current')).toEqual([
      'backend apt-lists',
      'backend apt-recommends',
      'backend cargo-chef',
      'backend unneeded-context-files',
      'backend unstripped-rust',
      // Its health check needs a shell and curl, which distroless has not.
      'backend ~root-user',
      'backend ~smaller-base',
      'frontend asset-twins',
      'frontend dependencies-before-source',
      'frontend smaller-base',
      'frontend unneeded-context-files',
    ])
  })

  it('as optimized is told nothing', () => {
    expect(told('optimized')).toEqual([])
  })

  it('gets one patch of all of it: nothing meets', () => {
    const { taken, leftOut, edits } = patchOf(findingsOf(projectOf(reconciliation('current'))))
    expect(leftOut).toEqual([])
    expect(taken).toHaveLength(9)
    expect(edits.map(({ file }) => file).sort()).toEqual([
      'backend/.dockerignore',
      'backend/Cargo.toml',
      'backend/Dockerfile.current',
      'frontend/.dockerignore',
      'frontend/Dockerfile.current',
      'frontend/nginx.current.conf',
    ])
  })

  it('with the patch has nothing left that could be changed', () => {
    const sketch = reconciliation('current')
    const { edits } = patchOf(findingsOf(projectOf(sketch)))
    const files = { ...sketch.files, ...Object.fromEntries(edits.map(({ file, after }) => [file, after])) }
    expect(findingsOf(projectOf({ ...sketch, files })).filter((finding) => finding.edits !== undefined)).toEqual([])
  })
})
