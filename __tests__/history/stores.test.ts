import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { fileStore } from '../../src/history/stores/file-store.ts'
import { imageStore } from '../../src/history/stores/image-store.ts'
import { rebuildStore } from '../../src/history/stores/rebuild-store.ts'
import { lineOf, mergeLines, pick, slim } from '../../src/history/stores/record-lines.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { aRecord } from '../budget/a-comparison.ts'
import { aBuild } from '../compare/a-side.ts'
import { createGitRepo } from '../support/git-repo.ts'
import { gitIn } from './over-git.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const LIMITS = { count: 5, days: 30, bytes: 1e6 }
const sha = (n: number) => n.toString(16).padStart(40, '0')
const record = (n: number) => ({ ...aRecord(sha(n)), createdAt: `2026-11-${String(n).padStart(2, '0')}T10:00:00Z` })

let dir: string
let warnings: string[]
const warn = (message: string) => void warnings.push(message)
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stores-'))
  warnings = []
})
afterEach(() => rm(dir, { recursive: true }))

const file = (name: string) =>
  fileStore({ path: join(dir, 'deep', name), reportId: 'default', readRecord, warn, limits: LIMITS, now: () => NOW })

describe('the file store', () => {
  it('is empty without a file, then keeps a history and finds by candidate', async () => {
    const history = file('history.jsonl')
    expect(await history.find([sha(1)])).toBeUndefined()
    for (const n of [1, 2, 3]) await history.save(record(n))
    expect(await history.find([sha(9), sha(2)])).toEqual({ record: record(2), sha: sha(2), commitsOlder: 1 })
    expect(await history.find([sha(9)])).toBeUndefined()
    expect((await history.recent(2)).map(({ commit }) => commit?.sha)).toEqual([sha(3), sha(2)])
  })

  it('loses no line of 50 writers at once', async () => {
    const wide = { ...LIMITS, count: 100, days: 1e4 }
    const options = { path: join(dir, 'h.jsonl'), reportId: 'default', readRecord, warn, limits: wide }
    await Promise.all(Array.from({ length: 50 }, (_, n) => fileStore(options).save({ ...record(1), wallMs: n })))
    expect(await fileStore(options).recent(99)).toHaveLength(50)
  })

  it('prunes when it has grown to twice its limit', async () => {
    const history = file('history.jsonl')
    for (let n = 1; n <= 12; n++) await history.save(record(n))
    const kept = (await readFile(join(dir, 'deep/history.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(kept.length).toBeLessThanOrEqual(10)
    expect(kept.at(-1)).toBe(lineOf(record(12)))
  })

  it('takes a single record for the baseline the user named, pretty-printed or not', async () => {
    const one = file('baseline.json')
    await one.save(record(1))
    expect(await one.find([sha(1)])).toMatchObject({ commitsOlder: 0 })
    await writeFile(join(dir, 'deep/baseline.json'), JSON.stringify(record(2), undefined, 2))
    expect(await one.find([sha(1)])).toEqual({ record: record(2), sha: sha(2) })
  })

  it.each(['', 'half a {', '[1]', lineOf({ ...record(1), bakeBudget: 2 as 1 })])(
    'does not use %j, and says why once',
    async (text) => {
      await file('baseline.json').save(record(1))
      await writeFile(join(dir, 'deep/baseline.json'), text)
      expect(await file('baseline.json').find([sha(1)])).toBeUndefined()
      expect(warnings).toHaveLength(text === '' ? 0 : 1)
    },
  )
})

describe('record lines', () => {
  it('join to the same text in whatever order, each once, and keep what is unknown', () => {
    const [a, b, c] = [1, 2, 3].map((n) => lineOf(record(n)))
    const merged = [a, b, 'unknown', c].filter((it) => it !== undefined)
    const expected = ['unknown', a, b, c]
    expect(mergeLines([merged.join('\n')], LIMITS, NOW)).toEqual(expected)
    expect(mergeLines([`${c}\n${a}\n`, `${b}\n${a}\nunknown\n`], LIMITS, NOW)).toEqual(expected)
  })

  it('give the nearest candidate’s newest successful record', () => {
    const failed = { ...record(3), outcome: 'failed' as const }
    expect(pick([failed, record(2), { ...record(2), wallMs: 1 }], [sha(3), sha(2)])).toEqual({
      record: record(2),
      sha: sha(2),
      commitsOlder: 1,
    })
  })

  it('slim down to what times need, still a valid record', () => {
    const { record: full } = aBuild(5, ['ran:a:5'])
    const step = full.targets[0]?.platforms[0]?.steps[0]
    if (step)
      Object.assign(step, {
        parts: { command: 'x' },
        reads: [{ context: 'context', paths: ['/'] }],
        intervals: [[0, 5]],
      })
    const slimmed = slim(full)
    expect(readRecord(JSON.parse(lineOf(slimmed)))).toEqual(slimmed)
    expect(lineOf(slimmed)).not.toMatch(/parts|reads/)
    expect(slimmed.targets[0]?.platforms[0]?.steps[0]).toMatchObject({ key: 'a', ms: 5, state: 'ran' })
  })
})

describe('rebuild', { timeout: 60_000 }, () => {
  it('builds the baseline commit in a worktree, from a shallow clone too, and leaves nothing behind', async () => {
    await using repo = await createGitRepo()
    const base = await repo.commit('base', { Dockerfile: 'FROM a' })
    const head = await repo.commit('head', { Dockerfile: 'FROM b' })
    await using clone = await repo.clone({ ref: head })
    const seen: string[] = []
    const build = async (folder: string, commit: string) => {
      seen.push(
        folder,
        await readFile(join(folder, 'Dockerfile'), 'utf8'),
        await readFile(join(clone.dir, 'Dockerfile'), 'utf8'),
      )
      return aRecord(commit)
    }
    const store = rebuildStore({ git: gitIn(clone.dir), tempDir: dir, build, warn })
    expect(await store.find([base])).toEqual({ record: aRecord(base), sha: base, commitsOlder: 0 })
    expect(seen.slice(1)).toEqual(['FROM a', 'FROM b'])
    expect(existsSync(seen[0] ?? '')).toBe(false)
    const failing = rebuildStore({
      git: gitIn(clone.dir),
      tempDir: dir,
      warn,
      build: () => Promise.reject(new Error('no')),
    })
    await expect(failing.find([base])).rejects.toThrow('no')
    expect(await clone.git('worktree', 'list')).not.toContain('bake-budget')
    await expect(store.find(['f'.repeat(40)])).rejects.toThrow()
    expect(await store.find([])).toBeUndefined()
    expect(warnings).toEqual([])
  })
})

const layer = (size: number) => ({ digest: `sha256:${size}`.padEnd(71, '0'), size })

const manifest = (...sizes: number[]) => ({ config: layer(1), layers: sizes.map(layer) })

describe('a published image as the baseline', () => {
  const index = {
    manifests: [
      { digest: 'sha256:amd', platform: { os: 'linux', architecture: 'amd64' } },
      { digest: 'sha256:arm', platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      { digest: 'sha256:att', platform: { os: 'unknown', architecture: 'unknown' } },
    ],
  }
  const answers: Record<string, unknown> = {
    '--raw localhost:5000/me/backend:main': index,
    '--raw localhost:5000/me/backend@sha256:amd': manifest(10, 20),
    '--raw localhost:5000/me/backend@sha256:arm': manifest(30),
    '--raw localhost:5000/me/frontend:main': manifest(40),
    '--format {{json .Image}} localhost:5000/me/frontend:main': { os: 'linux', architecture: 'amd64' },
  }
  const docker = async (args: readonly string[]) => {
    expect(args.slice(0, 3)).toEqual(['buildx', 'imagetools', 'inspect'])
    const answer = answers[args.slice(3).join(' ')]
    if (answer === undefined) throw new Error('not found')
    return JSON.stringify(answer)
  }
  const store = (ref: string, targets: string[]) =>
    imageStore({ ref, targets, docker, reportId: 'default', warn, now: () => new Date(NOW) })

  it('is a record of sizes alone, for each platform, without attestations', async () => {
    const found = await store('localhost:5000/me/{target}:main', ['backend', 'frontend', 'worker']).find([])
    const sizes = found?.record.targets.map(({ name, platforms }) => [
      name,
      platforms.map((it) => [it.platform, it.compressedBytes]),
    ])
    expect(sizes).toEqual([
      [
        'backend',
        [
          ['linux/amd64', 31],
          ['linux/arm64/v8', 31],
        ],
      ],
      ['frontend', [['linux/amd64', 41]]],
    ])
    expect(warnings).toEqual([expect.stringContaining('"worker" has no baseline (not found)')])
    expect(found?.record.unknown).toHaveLength(1)
    expect(found).not.toHaveProperty('commitsOlder')
  })

  it('is no baseline when nothing can be read', async () => {
    expect(await store('localhost:5000/me/gone:main', ['backend']).find([])).toBeUndefined()
  })
})
