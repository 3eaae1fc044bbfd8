import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!runs) skipLoudly("GitHub's limit of the cache: no docker-container driver on this machine")

const MAIN = 'refs/heads/main'
const INPUTS = DRIVERS['docker-container']

async function recordOf(run: RunResult): Promise<BuildRecord> {
  expect(run.exitCode, run.log).toBe(0)
  return JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
}

/** Steps in the given states, `target INSTRUCTION`. */
function steps({ targets }: BuildRecord, ...states: string[]): string[] {
  return targets.flatMap(({ name, platforms }) =>
    platforms.flatMap((platform) =>
      platform.steps
        .filter(({ kind, state }) => kind !== 'from' && states.includes(state))
        .map(({ instruction }) => `${name} ${instruction}`),
    ),
  )
}

const isBlob = (key: string) => key.startsWith('buildkit-blob-1-')
const keysOn = (stage: Stage, ref: string) =>
  stage.cache.list().flatMap(({ scope, key }) => (scope === ref ? [key] : []))

describe.runIf(runs)("GitHub's cache, on builders that start empty", () => {
  it('gets new layers only, and the record knows their bytes as the service does', async () => {
    await using stage = await createStage({ inputs: INPUTS })
    const first = await recordOf(await stage.push())
    const blobs = stage.cache.list().filter(({ key }) => isBlob(key))
    const sum = (record: BuildRecord, of: 'newLayers' | 'newBytes') =>
      record.targets.reduce((total, { cacheExport }) => total + (cacheExport?.[of] ?? Number.NaN), 0)
    expect(sum(first, 'newLayers')).toBe(blobs.length)
    expect(sum(first, 'newBytes')).toBe(blobs.reduce((total, { size }) => total + size, 0))
    // What the repository keeps is asked while the bake runs: nothing was there yet.
    expect(first.cache.use).toEqual({ bytes: 0, entries: 0, refs: [] })

    const again = await stage.push()
    const second = await recordOf(again)
    expect([sum(second, 'newLayers'), sum(second, 'newBytes')]).toEqual([0, 0])
    expect(second.cache.use?.refs?.map(({ ref }) => ref)).toEqual([MAIN])
    expect(again.summary).toContain('The export added no layer to the cache')
    expect(again.summary).toMatch(/caches hold .* of the 10\.0 GB that GitHub keeps/)

    const none = await stage.push({ token: stage.github.token({ actions: 'none', contents: 'read' }) })
    expect((await recordOf(none)).cache).not.toHaveProperty('use')
    expect(none.log).toMatch(/How much of GitHub's cache is in use is not known: GitHub answered 403.*actions: read/)
    expect(none.log).not.toContain('::warning')
  })

  it('may lose a layer behind an index: that costs its steps, which are named as evicted, and not the build', async () => {
    await using stage = await createStage({ inputs: INPUTS })
    const first = await recordOf(await stage.push())
    const image = first.targets.find(({ name }) => name === 'backend')?.platforms[0]
    const lost = image?.layers?.findLast(({ step }) => step !== undefined)
    expect(stage.cache.evict(({ key }) => key === `buildkit-blob-1-${lost?.digest}`)).toBe(1)

    const second = await stage.push()
    const record = await recordOf(second)
    expect(record.outcome).toBe('succeeded')
    expect(steps(record, 'evicted').map((step) => step.split(' ')[0])).toContain('backend')
    expect(steps(record, 'evicted')).toContain(`backend ${image?.steps[lost?.step ?? -1]?.instruction}`)
    expect(record.targets.find(({ name }) => name === 'backend')?.cacheExport?.newLayers).toBeGreaterThan(0)
    expect(steps(await recordOf(await stage.push()), 'evicted', 'ran')).toEqual([])
  })

  it('is read by pull requests, and written by them only when that pays', async () => {
    await using stage = await createStage({ inputs: INPUTS })
    const dockerfile = await readFile(`${stage.repo.dir}/Dockerfile`, 'utf8')
    await stage.repo.commit('Install slowly', {
      Dockerfile: dockerfile.replace(/^(COPY \S*deps\.lock .*\n)/m, '$1RUN sleep 6\n'),
    })
    expect(await readFile(`${stage.repo.dir}/Dockerfile`, 'utf8')).toContain('RUN sleep 6')
    await stage.push()
    const early = await stage.pull({ 'backend/src/main.sh': 'echo early\n' })
    expect(early.log).toContain('Cache export: no, because no two builds of the base branch tell yet')
    expect(keysOn(stage, `refs/pull/${early.number}/merge`)).toEqual([])
    expect((await recordOf(early)).targets.every(({ cacheExport }) => cacheExport === undefined)).toBe(true)

    await stage.repo.commit('Other dependencies', { 'backend/deps.lock': 'http 200\n' })
    expect((await stage.push()).log).toContain('Cache export: yes, because pull requests')
    await stage.repo.commit('Other source', { 'backend/src/main.sh': 'echo more\n' })
    await stage.push()
    const first = await stage.pull({ 'backend/deps.lock': 'http 250\n' })
    expect(first.log).toMatch(
      /Cache export: yes, because later builds .* \(\d+\.\d s gained for \d+\.\d s of exports\)/,
    )
    expect(steps(await recordOf(first), 'ran')).toContain('backend RUN sleep 6')
    const second = await stage.pull({ 'backend/src/main.sh': 'echo most\n' }, { number: first.number })
    expect(steps(await recordOf(second), 'ran')).not.toContain('backend RUN sleep 6')
  })

  it('is freed of what a closed pull request left, and of nothing that anybody needs', async () => {
    await using stage = await createStage({ inputs: { ...INPUTS, 'cache-write': 'true' } })
    await stage.push()
    const [closed, open] = [
      await stage.pull({ 'backend/src/main.sh': 'echo closed\n' }),
      await stage.pull({ 'backend/src/main.sh': 'echo open\n' }),
    ].map(({ number }) => ({ number, ref: `refs/pull/${number}/merge` }))
    await stage.github.closePull(closed!.number)
    expect(keysOn(stage, closed!.ref).length).toBeGreaterThan(2)
    const kept = [keysOn(stage, MAIN), keysOn(stage, open!.ref)]

    const refused = await stage.push({
      inputs: { 'cache-prune': 'true' },
      token: stage.github.token({ actions: 'read', contents: 'read' }),
    })
    await recordOf(refused)
    expect(refused.log).toMatch(/::warning.*cache was not pruned to the end: GitHub answered 403.*actions: write/)
    expect(keysOn(stage, closed!.ref).length).toBeGreaterThan(2)

    const pruned = await stage.push({ inputs: { 'cache-prune': 'true' } })
    await recordOf(pruned)
    expect(pruned.log).toMatch(
      /Removed \d+ entries \(\d+\.\d MB\) from GitHub's cache: \d+ of closed pull requests, 0 that/,
    )
    expect(keysOn(stage, closed!.ref)).toEqual([])
    expect([keysOn(stage, MAIN), keysOn(stage, open!.ref)]).toEqual(
      kept.map((keys) => expect.arrayContaining(keys) as string[]),
    )
    expect(steps(await recordOf(await stage.push()), 'ran', 'evicted')).toEqual([])
  })
})
