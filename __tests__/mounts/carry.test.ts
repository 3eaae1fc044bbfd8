import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreMounts } from '../../src/mounts/restore-mounts.ts'
import { saveMounts } from '../../src/mounts/save-mounts.ts'
import type { ActionsCache } from '../../src/actions-cache/actions-cache.ts'
import { mountStore } from '../../src/mounts/mount-store.ts'
import type { MountAccess } from '../../src/mounts/mount-access.ts'
import type { Transfer } from '../../src/mounts/transfer.ts'
import type { BuildRecord, CacheMountFacts, StepRecord } from '../../src/record/build-record.ts'
import { record, targetOf } from './fixtures.ts'

/** A cache in memory that finds entries as GitHub's does: the exact key first, then the newest with a prefix. */
function memoryCache(): ActionsCache & { keys: () => string[]; refuse: boolean } {
  const entries = new Map<string, Buffer>()
  const find = (key = '') => (entries.has(key) ? key : [...entries.keys()].findLast((it) => it.startsWith(key)))
  return {
    refuse: false,
    keys: () => [...entries.keys()],
    find: async ([key]) => find(key),
    async load([key]) {
      const found = find(key)
      return found === undefined ? undefined : { key: found, content: entries.get(found)! }
    },
    async loadFile(key, file) {
      const content = entries.get(key)
      if (content !== undefined) await writeFile(file, content)
      return content !== undefined
    },
    async save(key, content) {
      if (this.refuse) throw new Error('the Actions cache answered 403')
      if (entries.has(key)) return false
      entries.set(key, Buffer.from(content))
      return true
    },
    async saveFile(key, file) {
      return await this.save(key, await readFile(file))
    },
  }
}

/** A graph with one command and the mounts it uses, laid out as BuildKit's. */
function metadata(ids: string[]): Record<string, unknown> {
  const mounts = ids.map((id) => ({ input: -1, dest: '/c', output: -1, mountType: 3, cacheOpt: { ID: `/${id}` } }))
  const llbDefinition = [{ id: 'step0', op: { Op: { exec: { mounts } } } }]
  return { app: { 'buildx.build.provenance': { buildConfig: { llbDefinition } } } }
}

describe('mounts on their way', () => {
  let dir: string
  let cache: ReturnType<typeof memoryCache>
  let builder: Map<string, string>
  let broken: 'in' | 'out' | undefined

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'mounts-'))
    cache = memoryCache()
    broken = undefined
  })
  afterEach(async () => await rm(dir, { recursive: true, force: true }))

  const transfer: Transfer = {
    async in({ id }, file) {
      if (broken === 'in') throw new Error('no space left on device.')
      builder.set(id, await readFile(file, 'utf8'))
    },
    async out({ id }, file) {
      if (broken === 'out') throw new Error('the builder is gone')
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, builder.get(id) ?? '')
    },
  }

  interface Run {
    /** What the build makes of the mount `npm`; absent: its step is cached. */
    work?: (found: string) => string
    ms?: number
    lock?: string
    more?: Partial<MountAccess>
    failed?: true
  }

  async function run({
    work,
    ms = 1000,
    lock = 'aa',
    more = {},
    failed,
  }: Run): Promise<CacheMountFacts & { notes: string[] }> {
    builder = new Map()
    const access: MountAccess = {
      store: mountStore({ folder: dir, scope: 's', bake: 'app', arch: 'linux/amd64', cache }),
      transfer,
      present: new Set(),
      contexts: { manifests: [{ root: '.', files: [`f644 ${lock} lock`] }], byTarget: { app: { context: 0 } } },
      definitions: new Map([['app', 'FROM scratch']]),
      uncached: new Set(),
      mayKeep: true,
      clean: (text) => text,
      ...more,
    }
    const restored = await restoreMounts(access)
    if (work !== undefined) builder.set('npm', work(builder.get('npm') ?? ''))
    const step: StepRecord = {
      kind: 'run',
      instruction: 'RUN npm ci',
      inputs: [],
      state: work === undefined ? 'cached' : 'ran',
      intervals: [],
      ms: work === undefined ? 0 : ms,
      cacheMounts: ['npm'],
      reads: [{ context: 'context', paths: ['/lock'] }],
    }
    const built: BuildRecord = record([targetOf('app', [step])])
    const facts = await saveMounts(restored, access, built, failed === true ? undefined : metadata(['npm']))
    return { ...facts, notes: restored.log.notes }
  }

  const npm = ({ mounts }: CacheMountFacts) => mounts.find(({ id }) => id === 'npm')
  const add = (text: string) => (found: string) => found + text

  it('come back filled, are kept when they changed, and the saving is told', async () => {
    expect(npm(await run({ work: add('a'), ms: 9000 }))).toMatchObject({ bytes: 1, keptMs: expect.any(Number) })
    const second = await run({ lock: 'bb', ms: 1000, work: (found) => (expect(found).toBe('a'), `${found}b`) })
    expect(npm(second)).toMatchObject({ bytes: 2, restoredMs: expect.any(Number), keptMs: expect.any(Number) })
    expect(second.warm).toEqual({ steps: 1, ms: 1000, coldMs: 9000 })
    const third = await run({ lock: 'cc', work: (found) => (expect(found).toBe('ab'), found) })
    expect(npm(third)).not.toHaveProperty('keptMs')
  })

  it('stay where they are when the step is expected to be cached, and the step that ran all the same is explained', async () => {
    await run({ work: add('a') })
    expect(npm(await run({}))).toEqual({ id: 'npm', bytes: 1, why: 'nothing that a step with it is made from changed' })
    const moved = await run({ work: (found) => (expect(found).toBe(''), 'new') })
    expect(npm(moved)).toMatchObject({ bytes: 3, why: 'no step with it was expected to run' })
    await run({ lock: 'bb', work: (found) => (expect(found).toBe('new'), found) })
  })

  it('are brought in whatever the files say when no cache is imported', async () => {
    await run({ work: add('a') })
    expect(npm(await run({ work: add('b'), more: { uncached: new Set(['app']) } }))).toHaveProperty('restoredMs')
  })

  it('cost a note and no more when they cannot be moved', async () => {
    await run({ work: add('a'), ms: 9000 })
    broken = 'in'
    const empty = await run({ lock: 'bb', work: (found) => (expect(found).toBe(''), 'b') })
    expect(empty.notes).toEqual(['The cache mount `npm` was not restored: no space left on device.'])
    broken = 'out'
    const lost = await run({ lock: 'cc', work: add('c') })
    expect(lost.notes).toEqual(['The cache mount `npm` was not kept: the builder is gone.'])
    broken = undefined
    cache.refuse = true
    const refused = await run({ lock: 'dd', work: add('d') })
    expect(refused.notes[0]).toContain('the Actions cache answered 403')
    cache.refuse = false
    // What was kept before all that is still known.
    await run({ lock: 'ee', work: (found) => (expect(found).toBe('b'), found) })
  })

  it('are not kept of a build that failed, nor where the job may not write', async () => {
    expect((await run({ work: add('a'), failed: true })).mounts).toEqual([])
    const readOnly = await run({ work: add('a'), more: { mayKeep: false } })
    expect(npm(readOnly)).toEqual({ id: 'npm', why: 'this job may not write the cache' })
    expect(cache.keys()).toEqual([])
  })

  it('are left to a builder that has them', async () => {
    await run({ work: add('a') })
    const own = await run({ lock: 'bb', work: add('b'), more: { present: new Set(['/npm']) } })
    expect(own.mounts).toEqual([{ id: 'npm', why: 'the builder has it already' }])
  })
})
