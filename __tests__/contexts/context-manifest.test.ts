import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readContexts } from '../../src/contexts/context-manifest.ts'
import type { PlannedTarget } from '../../src/plan/plan.ts'
import recorded from '../fixtures/dockerignore/buildkit.json' with { type: 'json' }

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'context-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function write(path: string, content = 'x', mode = 0o644): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true })
  await writeFile(join(dir, path), content)
  await chmod(join(dir, path), mode)
}

const git = (...args: string[]) =>
  promisify(execFile)('git', ['-C', dir, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])

/** A target as bake plans it, with the context in the folder. */
function target(changes: Partial<PlannedTarget> = {}): PlannedTarget {
  const lists = { argNames: [], platforms: [], outputs: [], cacheFrom: [], cacheTo: [] }
  const name = { name: 'app', requested: true, context: '.', dockerfile: 'Dockerfile' }
  return { ...name, contexts: {}, noCache: false, ...lists, ...changes }
}

async function listed(changes: Partial<PlannedTarget> = {}, context = 'context'): Promise<string[]> {
  const { manifests, byTarget } = await readContexts({ targets: [target(changes)] }, { cwd: dir, env: process.env })
  const manifest = manifests[byTarget.app?.[context] ?? -1]
  return manifest?.files ?? ['no manifest']
}

async function paths(changes: Partial<PlannedTarget> = {}, context?: string): Promise<string[]> {
  return pathsOf(await listed(changes, context))
}

/** Paths only, folders with a slash behind. */
function pathsOf(files: string[]): string[] {
  return files.map((line) => {
    const path = line.split(' ').slice(2).join(' ')
    return line.startsWith('d') ? `${path}/` : path
  })
}

describe('the files of a context', () => {
  it('are those that BuildKit gets to see, for every recorded .dockerignore', async () => {
    for (const path of recorded.files) await write(`project/${path}`)
    const cases = recorded.cases.map(({ dockerignore }, at) => ({ dockerignore, name: String(at) }))
    for (const { dockerignore, name } of cases) await write(`ignore/${name}.dockerignore`, dockerignore)
    const plan = cases.map(({ name }) => target({ name, context: 'project', dockerfile: `../ignore/${name}` }))
    const { manifests, byTarget } = await readContexts({ targets: plan }, { cwd: dir, env: process.env })
    const got = cases.map(({ dockerignore, name }) => {
      const files = manifests[byTarget[name]?.context ?? -1]?.files ?? []
      return { dockerignore, seen: pathsOf(files).toSorted() }
    })
    const sorted = recorded.cases.map(({ dockerignore, seen }) => ({ dockerignore, seen: seen.toSorted() }))
    expect(recorded.cases.length).toBeGreaterThanOrEqual(40)
    expect(got).toEqual(sorted)
  })

  it('have the same hashes whether git tracks them, or only touched or not at all', async () => {
    await write('a.txt', 'one\n')
    await write('b/c.sh', 'two\n', 0o755)
    const untracked = await listed()
    await git('init', '--quiet')
    await git('add', '--all')
    await git('commit', '--quiet', '--message=x')
    await writeFile(join(dir, '.dockerignore'), '.git\n.dockerignore\n')
    await utimes(join(dir, 'a.txt'), 1e9, 1e9)
    expect(await listed()).toEqual(untracked)
    expect(untracked[0]).toBe('f644 5626abf0f72e58d7 a.txt')
    await write('a.txt', 'changed\n')
    expect((await listed())[0]).not.toBe(untracked[0])
  })

  it('tell what git does not track from what it does', async () => {
    await write('a.txt', 'one\n')
    await git('init', '--quiet')
    await git('add', '--all')
    await write('a.txt', 'changed\n')
    await write('left.log', 'two\n')
    await writeFile(join(dir, '.dockerignore'), '.git\n.dockerignore\n')
    const [changed, left] = await listed()
    expect(changed).toMatch(/^f644 [0-9a-f]{16} a.txt$/)
    expect(left).toMatch(/^f644 ~[0-9a-f]{16} left.log$/)
  })

  it('of a folder below the repository have hashes from git, too', async () => {
    await write('sub/a.txt', 'one\n')
    await git('init', '--quiet')
    await git('add', '--all')
    expect(await listed({ context: 'sub' })).toEqual(['f644 5626abf0f72e58d7 a.txt'])
  })

  it('keep the modes that the umask gave and the targets of links', async () => {
    await write('a.txt', 'x', 0o664)
    await symlink('a b', join(dir, 'link'))
    expect(await listed()).toEqual([expect.stringMatching(/^f664 [0-9a-f]{16} a.txt$/), 'l777 >a%20b link'])
  })

  it('follow the ignore file of the Dockerfile before that of the folder', async () => {
    for (const path of ['a', 'b', 'docker/Dockerfile']) await write(path)
    await write('.dockerignore', 'a\ndocker\n.dockerignore\n')
    await write('docker/Dockerfile.dockerignore', 'b\ndocker\n.dockerignore\n')
    expect(await paths({ dockerfile: 'docker/Dockerfile' })).toEqual(['a'])
    expect(await paths({ dockerfile: 'Dockerfile' })).toEqual(['b'])
    expect(await paths({ dockerfile: join(dir, 'docker/Dockerfile') })).toEqual(['a'])
  })

  it('are listed for named contexts and absolute folders, not for images, targets and addresses', async () => {
    await write('extra/e.txt')
    const contexts = { extra: join(dir, 'extra'), base: 'docker-image://alpine', lib: 'target:lib' }
    expect(await paths({ contexts }, 'extra')).toEqual(['e.txt'])
    const { byTarget } = await readContexts(
      { targets: [target({ contexts, context: 'https://host/repo.git' })] },
      { cwd: dir, env: process.env },
    )
    expect(Object.keys(byTarget.app ?? {})).toEqual(['extra'])
  })

  it('include .git as one entry that differs whenever its index does', async () => {
    await write('a.txt', 'one\n')
    await git('init', '--quiet')
    const before = await listed()
    expect(before.filter((line) => line.endsWith(' .git'))).toHaveLength(1)
    await git('add', '--all')
    expect(await listed()).not.toEqual(before)
    expect((await readFile(join(dir, '.git/HEAD'))).length).toBeGreaterThan(0)
  })
})
