import { expect, it } from 'vitest'

import { createGitRepo } from '../../support/git-repo.ts'

it('makes a test merge whose first parent is the base branch, and clones it one commit deep', async () => {
  await using repo = await createGitRepo()
  await repo.commit('root', { 'a.txt': 'a' })
  await repo.branch('feature')
  const head = await repo.commit('feature', { 'dir/b.txt': 'b' })
  await repo.checkout('main')
  const base = await repo.commit('main', { 'c.txt': 'c' })
  await repo.checkout(base)
  const merge = await repo.merge('feature')
  expect(await repo.git('log', '-1', '--format=%P', merge)).toBe(`${base} ${head}`)
  expect(await repo.sha('main')).toBe(base)

  await using shallow = await repo.clone({ ref: merge })
  expect(await shallow.sha()).toBe(merge)
  expect(await shallow.git('rev-list', '--count', 'HEAD')).toBe('1')
  // actions/checkout too leaves the parents' names readable in the commit itself.
  expect(await shallow.git('cat-file', '-p', 'HEAD')).toContain(`parent ${base}`)
  await using whole = await repo.clone({ depth: 0, ref: merge })
  expect(await whole.git('rev-list', '--count', 'HEAD')).toBe('4')
})

it('gives equal shas to equal content', async () => {
  await using one = await createGitRepo()
  await using two = await createGitRepo()
  expect(await one.commit('x', { 'a.txt': 'a' })).toBe(await two.commit('x', { 'a.txt': 'a' }))
})
