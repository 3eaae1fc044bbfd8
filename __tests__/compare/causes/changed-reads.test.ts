import { describe, expect, it } from 'vitest'
import { changedReads } from '../../../src/compare/causes/changed-reads.ts'
import type { BuildRecord, ContextRead, StepRecord } from '../../../src/record/build-record.ts'
import { aBuild } from '../a-side.ts'

const hash = (content: string) => Buffer.from(content.padEnd(8, '.')).toString('hex')
/** A file as a manifest has it. */
const file = (path: string, content = 'x', mode = '644') => `f${mode} ${hash(content)} ${path}`
const folder = (path: string) => `d755 - ${path}`

function withContext(files: string[], truncated = false): BuildRecord {
  const { record } = aBuild(1, [])
  record.contexts = [{ root: '.', files, ...(truncated ? { truncated: true as const } : {}) }]
  const [target] = record.targets
  if (target !== undefined) target.contexts = { context: 0 }
  return record
}

function copying(read: Partial<ContextRead> = {}): StepRecord {
  const reads = [{ context: 'context', paths: ['/'], ...read }]
  return { kind: 'copy', instruction: 'COPY', inputs: [], state: 'ran', intervals: [], ms: 0, reads }
}

const changes = (now: string[], before: string[], read?: Partial<ContextRead>) =>
  changedReads(copying(read), 'app', withContext(now), withContext(before))?.map(
    ({ path, change }) => `${change} ${path}`,
  )

describe('files of a context that a step reads', () => {
  const before = [folder('src'), file('src/a.ts'), file('src/b.ts'), file('README.md')]

  it('are none when nothing changed', () => {
    expect(changes(before, before)).toEqual([])
  })

  it('may have other content, another mode, be new or gone', () => {
    const now = [folder('src'), file('src/a.ts', 'y'), file('src/b.ts', 'x', '755'), file('src/c.ts')]
    expect(changes(now, before)?.toSorted()).toEqual([
      'added src/c.ts',
      'content src/a.ts',
      'deleted README.md',
      'mode src/b.ts',
    ])
  })

  it('are not those outside of what it copies', () => {
    const now = [folder('src'), file('src/a.ts'), file('src/b.ts'), file('README.md', 'other')]
    expect(changes(now, before, { paths: ['/src'] })).toEqual([])
    expect(changes(now, before, { paths: ['/README.md'] })).toEqual(['content README.md'])
    expect(changes(now, before, { paths: ['/READ'] })).toEqual([])
  })

  it('are not those that it excludes', () => {
    const now = [folder('src'), file('src/a.ts', 'y'), file('src/b.ts', 'y'), file('README.md', 'y')]
    expect(changes(now, before, { exclude: ['**/b.ts', 'README.md'] })).toEqual(['content src/a.ts'])
  })

  it('follow wildcards within one folder', () => {
    const now = [folder('src'), file('src/a.ts', 'y'), file('src/b.ts'), file('README.md', 'y')]
    expect(changes(now, before, { paths: ['/*.md'] })).toEqual(['content README.md'])
  })

  it('speak for the folder they came or went with', () => {
    expect(changes([...before, folder('lib'), file('lib/x.ts')], before)).toEqual(['added lib/x.ts'])
    expect(changes([file('README.md')], before)?.toSorted()).toEqual(['deleted src/a.ts', 'deleted src/b.ts'])
  })

  it('name first what commits touch, then leftovers and the repository itself', () => {
    const loose = (path: string, content: string) => file(path, content).replace(' ', ' ~')
    const git = (state: string) => `d000 ${hash(state)} .git`
    const former = [git('a'), loose('aa.log', 'x'), file('src/a.ts')]
    const now = [git('b'), loose('aa.log', 'y'), file('src/a.ts', 'y')]
    expect(changes(now, former)).toEqual(['content src/a.ts', 'content .git', 'content aa.log'])
    // Adding a leftover to git changes nothing of it.
    expect(changes([file('aa.log')], [loose('aa.log', 'x')])).toEqual([])
  })

  it('keep names with blanks', () => {
    expect(changes([...before, file('two words.txt')], before)).toEqual(['added two words.txt'])
  })

  it('cannot be told when a list is missing or cut', () => {
    const [now, cut] = [withContext([file('a')]), withContext([file('b')], true)]
    expect(changedReads(copying(), 'app', now, cut)).toBeUndefined()
    expect(changedReads(copying(), 'app', cut, now)).toBeUndefined()
    expect(changedReads(copying(), 'other', now, now)).toBeUndefined()
    const { contexts: _, ...without } = now
    expect(changedReads(copying(), 'app', now, without)).toBeUndefined()
  })

  it('are none of a step that reads none', () => {
    const { reads: _, ...run } = copying()
    expect(changedReads(run, 'app', withContext(before), withContext([]))).toEqual([])
  })
})
