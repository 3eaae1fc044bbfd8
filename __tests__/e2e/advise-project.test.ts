import { describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { readProject } from '../../src/story/advise/project.ts'
import { inVariant } from '../../src/story/advise/variant.ts'
import { createLab } from '../support/a-lab.ts'

const FILES = {
  'app/docker-bake.hcl': 'target "web" {}\n',
  'app/web/Dockerfile': 'FROM a\n',
  'app/web/package-lock.json': '{}\n',
  'app/web/src/a.ts': 'a\n',
  'app/web/nginx.conf': 'server {}\n',
  'app/api/api.dockerfile': 'FROM b\n',
  'app/api/api.dockerfile.dockerignore': 'x\n',
  'README.md': 'Words.\n',
}
const record = {
  targets: [
    { name: 'web', platforms: [], contexts: { context: 0 } },
    { name: 'api', platforms: [] },
    { name: 'far', platforms: [] },
  ],
  contexts: [{ root: 'web', files: ['d755 - src', 'f644 01 src/a.ts', 'f644 ~02 built/out.js'] }],
} as unknown as BuildRecord
const printed = {
  target: {
    web: { context: 'web', dockerfile: 'Dockerfile' },
    api: { context: 'api', dockerfile: 'api.dockerfile' },
    far: { context: 'https://github.com/o/r.git' },
  },
}

describe('the project that rules see', () => {
  it('has its targets’ places, relative to the repository', async () => {
    await using it = await createLab(FILES)
    const lab = await it.lab()
    const project = await inVariant(lab, { sha: lab.head, patches: [] }, (worktree) =>
      readProject(worktree, { printed, record, source: 'app' }),
    )
    const [web, api, far] = project.targets
    expect(web).toMatchObject({
      name: 'web',
      context: 'app/web',
      dockerfile: 'app/web/Dockerfile',
      ignoreFile: 'app/web/.dockerignore',
      contextFiles: ['src/a.ts', 'built/out.js'],
    })
    expect(api).toMatchObject({
      dockerfile: 'app/api/api.dockerfile',
      ignoreFile: 'app/api/api.dockerfile.dockerignore',
    })
    expect(far).not.toHaveProperty('context')
    expect(far).not.toHaveProperty('dockerfile')
    expect([...project.files.keys()].toSorted()).toEqual([
      'app/api/api.dockerfile',
      'app/api/api.dockerfile.dockerignore',
      'app/docker-bake.hcl',
      'app/web/Dockerfile',
      'app/web/nginx.conf',
      'app/web/package-lock.json',
    ])
    expect(project.files.get('app/web/Dockerfile')).toBe('FROM a\n')
    // What git does not know but a context holds, too.
    expect([...project.paths]).toEqual(
      expect.arrayContaining(['README.md', 'app/web/src/a.ts', 'app/web/built/out.js']),
    )
  })

  it('has what the last commits changed, newest first, merges by their first parent', async () => {
    await using it = await createLab({ a: '1\n' })
    const { repo } = it
    const start = await repo.sha()
    await repo.branch('side')
    await repo.commit('Side', { b: '1\n', 'c d': '1\n' })
    await repo.checkout('main')
    const own = await repo.commit('Own', { a: '2\n' })
    const merge = await repo.merge('side')
    const lab = await it.lab()
    const { commits } = await inVariant(lab, { sha: lab.head, patches: [] }, (worktree) =>
      readProject(worktree, { printed, record, source: '.' }),
    )
    expect(commits).toEqual([
      { sha: merge, paths: ['b', 'c d'] },
      { sha: own, paths: ['a'] },
      { sha: start, paths: ['a'] },
    ])
  })
})
