import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding, Project, Rule } from '../../src/advise/advice.ts'
import type { Candidate } from '../../src/advise/measured.ts'
import { InputError } from '../../src/errors.ts'
import { foundCandidates, givenCandidates, givenPatches } from '../../src/story/advise/candidates.ts'
import { combine } from '../../src/story/advise/combine.ts'
import type { Today } from '../../src/story/advise/today.ts'
import { tryCandidate } from '../../src/story/advise/try-candidate.ts'
import { candidate, judged, smaller } from '../advise/some-images.ts'
import { createLab, patchOf } from '../support/a-lab.ts'

const FILES = { Dockerfile: 'FROM a\n', '.gitignore': 'ignored\n' }
const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'r',
  targets: ['web'],
  title: 'Do it',
  now: 'It is so.',
  places: [],
  mayBreak: [],
  touches: ['log/**'],
  edits: [
    {
      file: 'Dockerfile',
      before: 'FROM a\n',
      after: 'FROM b\n',
    },
  ],
  ...more,
})
const rule = (id: string, ...found: Finding[]): Rule => ({ id, about: 'It.', detect: () => found })
const project = {} as Project

describe('what rules find', () => {
  it('becomes candidates with patches where there are edits, new and ignored files too', async () => {
    await using it = await createLab(FILES)
    const { candidates, findings } = await foundCandidates(await it.lab(), project, [
      rule('first', finding(), finding({ edits: [{ file: 'ignored', after: 'x\n' }] })),
      rule('second', finding({ targets: ['api'] })),
    ])
    expect(findings).toEqual([])
    expect(candidates.map(({ id, targets, touches }) => [id, targets, touches])).toEqual([
      ['first', ['web'], ['log/**']],
      ['first-2', ['web'], ['log/**']],
      ['second', ['api'], ['log/**']],
    ])
    expect(candidates[0]?.patch).toContain('-FROM a\n+FROM b\n')
    expect(candidates[1]?.patch).toContain('+++ b/ignored')
  })

  it('is only told where there is nothing to change, or it would not be safe', async () => {
    await using it = await createLab(FILES)
    const { edits: _, ...said } = finding()
    const unsafe = finding({ mayBreak: ['a script reads it'] })
    const same = finding({ edits: [{ file: 'Dockerfile', after: 'FROM a\n' }] })
    const all = await foundCandidates(await it.lab(), project, [rule('r', said, unsafe, same)])
    expect(all).toEqual({ candidates: [], findings: [said, unsafe, same] })
  })

  it('loses one rule that fails, not the others', async () => {
    await using it = await createLab(FILES)
    const lab = await it.lab()
    const failing: Rule = {
      id: 'bad',
      about: 'It.',
      detect() {
        throw new Error('no such step')
      },
    }
    const { candidates } = await foundCandidates(lab, project, [failing, rule('good', finding())])
    expect(candidates.map(({ id }) => id)).toEqual(['good'])
    expect(lab.notes).toEqual(['The rule `bad` could not be asked: no such step.'])
  })
})

describe('given patches', () => {
  it('are found by path and glob, each once, and named as the workspace names them', async () => {
    await using it = await createLab({ 'advice/b.patch': 'B', 'advice/a.patch': 'A', 'c.diff': 'C' })
    const found = await givenPatches(['c.diff', 'advice/*.patch', join(it.repo.dir, 'advice/a.patch')], it.repo.dir)
    expect(found).toEqual([
      { path: 'c.diff', text: 'C' },
      { path: 'advice/a.patch', text: 'A' },
      { path: 'advice/b.patch', text: 'B' },
    ])
    const [first] = givenCandidates(found, ['web'])
    expect(first).toEqual({ id: 'c.diff', source: 'file', title: 'c.diff', targets: ['web'], patch: 'C' })
  })

  it('that do not exist stop the job', async () => {
    await using it = await createLab(FILES)
    await expect(givenPatches(['Dockerfile', '*.patch'], it.repo.dir)).rejects.toThrow(InputError)
  })
})

describe('all that pay, together', () => {
  const paying = (id: string, bytes: number, patch: string, more: Partial<Candidate> = {}) =>
    judged({ candidate: candidate({ id, patch, ...more }), images: [smaller(bytes)], pays: true })

  it('are applied by what they are worth, and what conflicts is left out and said', async () => {
    await using it = await createLab({ ...FILES, other: 'x\n' })
    const [less, most, else_] = [
      await patchOf(it.repo, { Dockerfile: 'FROM b\n' }),
      await patchOf(it.repo, { Dockerfile: 'FROM c\n' }),
      await patchOf(it.repo, { other: 'y\n' }),
    ] as const
    const lab = await it.lab()
    const some = [
      paying('less', 5_000_000, less),
      paying('most', 50_000_000, most, { touches: ['a/**'] }),
      paying('else', 1_000_000, else_, { targets: ['api'], touches: ['b/**'] }),
      judged({ candidate: candidate({ id: 'no', patch: less }) }),
    ]
    const together = await combine(lab, some)
    expect(together).toMatchObject({
      id: 'combined',
      parts: ['most', 'else'],
      targets: ['web', 'api'],
      touches: ['a/**', 'b/**'],
    })
    expect(together?.patch).toContain('+FROM c\n')
    expect(together?.patch).toContain('+y\n')
    expect(lab.notes).toEqual([
      expect.stringMatching(/^`less` pays, but conflicts with what pays more \(patch failed: Dockerfile:1\)/),
    ])
  })

  it('are nothing new where it is one, or none goes with it', async () => {
    await using it = await createLab(FILES)
    const [a, b] = [
      await patchOf(it.repo, { Dockerfile: 'FROM b\n' }),
      await patchOf(it.repo, { Dockerfile: 'FROM c\n' }),
    ] as const
    const lab = await it.lab()
    expect(await combine(lab, [paying('a', 5_000_000, a)])).toBeUndefined()
    expect(await combine(lab, [paying('a', 5_000_000, a), paying('b', 1_000_000, b)])).toBeUndefined()
  })

  it('say nothing of what they mean to touch where one of them does not', async () => {
    await using it = await createLab({ ...FILES, other: 'x\n' })
    const { touches: _, ...given } = candidate({
      id: 'given',
      source: 'file',
      patch: await patchOf(it.repo, { other: 'y\n' }),
    })
    const mine = judged({ candidate: given, images: [smaller(1_000_000)], pays: true })
    const rules = paying('rule', 5_000_000, await patchOf(it.repo, { Dockerfile: 'FROM b\n' }))
    expect(await combine(await it.lab(), [mine, rules])).not.toHaveProperty('touches')
  })
})

describe('a candidate', () => {
  it('is not reached when the minutes are over, or the job was canceled: nothing is said of it', async () => {
    await using it = await createLab(FILES, { minutes: 0 })
    const lab = await it.lab()
    expect(await tryCandidate(lab, candidate(), {} as Today)).toMatchObject({
      outcome: 'not-reached',
      why: '`advise-minutes` (30) were over',
      pays: false,
      images: [],
    })
    const canceled = { ...lab, deadline: Infinity, canceled: { requested: () => true } }
    expect(await tryCandidate(canceled, candidate(), {} as Today)).toMatchObject({
      outcome: 'not-reached',
      why: 'the job was canceled',
    })
  })
})
