import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applies, applyPatch, DoesNotApply, inVariant, stagedPatch } from '../../src/story/advise/variant.ts'
import { createLab, patchOf } from '../support/a-lab.ts'

const LINES = 'a\nb\nc\nd\ne\nf\ng\nh\n'
const FILES = { Dockerfile: LINES, 'src/a.txt': 'one\n' }

describe('a variant', () => {
  it('is a commit with a patch in it, new files too, and nothing of the checkout is changed', async () => {
    await using it = await createLab(FILES)
    const patch = await patchOf(it.repo, { Dockerfile: LINES.replace('b', 'B'), 'new/file': 'x\n' })
    const lab = await it.lab()
    const seen = await inVariant(lab, { sha: lab.head, patches: [patch] }, async ({ dir }) => [
      await readFile(join(dir, 'Dockerfile'), 'utf8'),
      await readFile(join(dir, 'new/file'), 'utf8'),
    ])
    expect(seen).toEqual([LINES.replace('b', 'B'), 'x\n'])
    expect(await it.repo.git('status', '--short')).toBe('')
    expect(await it.repo.git('worktree', 'list')).not.toContain('\n')
  })

  it('says in git’s words why a patch does not apply, and its worktree is gone all the same', async () => {
    await using it = await createLab(FILES)
    const patch = (await patchOf(it.repo, { Dockerfile: LINES.replace('b', 'B') })).replaceAll('\n c', '\n x')
    const lab = await it.lab()
    const pending = inVariant(lab, { sha: lab.head, patches: [patch] }, async () => 'applied')
    await expect(pending).rejects.toThrow(new DoesNotApply('patch failed: Dockerfile:1'))
    await expect(inVariant(lab, { sha: lab.head, patches: ['no patch'] }, async () => '')).rejects.toThrow(
      /^No valid patches in input/,
    )
    expect(await it.repo.git('worktree', 'list')).not.toContain('\n')
  })

  it('applies to files that have moved on, as a rebase would', async () => {
    await using it = await createLab(FILES)
    const old = await it.repo.sha()
    // The lines around the patch are others in the old commit.
    await it.repo.commit('Move', { Dockerfile: LINES.replace('a', 'A') })
    const patch = await patchOf(it.repo, { Dockerfile: LINES.replace('a', 'A').replace('d', 'D') })
    const text = await inVariant(await it.lab(), { sha: old, patches: [patch] }, ({ dir }) =>
      readFile(join(dir, 'Dockerfile'), 'utf8'),
    )
    expect(text).toBe(LINES.replace('d', 'D'))
  })

  it('has nothing of a patch that conflicts, and takes the next one', async () => {
    await using it = await createLab(FILES)
    const [first, second, third] = [
      await patchOf(it.repo, { Dockerfile: LINES.replace('b', 'B') }),
      await patchOf(it.repo, { Dockerfile: LINES.replace('b', 'X'), 'new/file': 'x\n' }),
      await patchOf(it.repo, { 'src/a.txt': 'two\n' }),
    ] as const
    const lab = await it.lab()
    const patch = await inVariant(lab, { sha: lab.head, patches: [first] }, async (worktree) => {
      expect(await applies(worktree, second, lab.run.tempDir)).toBe(false)
      await expect(applyPatch(worktree, second, lab.run.tempDir)).rejects.toThrow(DoesNotApply)
      expect(await applies(worktree, third, lab.run.tempDir)).toBe(true)
      expect(await stagedPatch(worktree)).toBe(first)
      await applyPatch(worktree, third, lab.run.tempDir)
      return stagedPatch(worktree)
    })
    expect(patch).toContain('+B')
    expect(patch).toContain('+two')
    expect(patch).not.toContain('<<<')
    expect(patch).not.toContain('new/file')
  })

  it('is written as a patch that git takes, whatever the configuration makes of diffs', async () => {
    await using it = await createLab({ ...FILES, bin: 'a' })
    await it.repo.git('config', 'diff.noprefix', 'true')
    await it.repo.git('config', 'color.ui', 'always')
    const lab = await it.lab()
    const text = await inVariant(lab, { sha: lab.head, patches: [] }, async (worktree) => {
      await worktree.git(['mv', 'bin', 'moved'])
      return stagedPatch(worktree)
    })
    expect(text).toContain('diff --git a/bin b/bin\n')
    const again = await inVariant(lab, { sha: lab.head, patches: [text] }, ({ git }) => git(['ls-files']))
    expect(again.split('\n')).toEqual(expect.arrayContaining(['moved']))
  })
})
