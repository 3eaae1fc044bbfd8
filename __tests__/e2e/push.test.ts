import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { BuildRecord, TargetRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, docker, dockerAvailable, registryAddress, skipLoudly } from '../support/engine.ts'
import { served, shapeOf, tagsIn } from '../support/registry-content.ts'
import { createStage, DRIVERS } from '../support/stage.ts'

const registry = await registryAddress()
const possible = registry !== undefined && (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('pushes: no engine, BuildKit image or registry (script/engine up, buildkit, registry up)')

/** A limit that the backend breaks and the frontend keeps. */
const BUDGETS = 'targets: { backend: { size: 1kB }, frontend: { size: 100MB } }'

describe.runIf(possible).each(Object.entries(DRIVERS))('push with the driver %s', { timeout: 180_000 }, (_, driver) => {
  it('leaves an image over budget out of the registry, and pushes its sibling as it was judged', async () => {
    const names = freshNames()
    const inputs = { ...driver, push: 'true', budgets: BUDGETS, set: names.set }
    await using stage = await createStage({ inputs })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(1)

    const { backend, frontend } = await targetsOf(run.outputs)
    expect(await served(names.backend)).toBeUndefined()
    expect(await tagsIn(names.backend)).toEqual([])
    expect(backend?.push).toEqual({ tags: [names.backend], state: 'held' })

    const [image] = frontend?.platforms ?? []
    const inRegistry = await served(names.frontend)
    expect(inRegistry?.images.map(({ digest }) => digest)).toEqual([image?.manifestDigest])
    expect(image?.pushedDigest).toBe(inRegistry?.digest)
    expect(frontend?.push).toEqual({ tags: [names.frontend], state: 'pushed' })

    const metadata = JSON.parse(run.outputs.metadata ?? '{}') as Record<string, Record<string, unknown>>
    expect(metadata.frontend).toMatchObject({
      'containerimage.digest': inRegistry?.digest,
      'image.name': names.frontend,
    })
    expect(metadata.backend).not.toHaveProperty(['containerimage.digest'])
    expect(run.summary).toContain('Not pushed, as the verdict does not allow it: `backend`. Pushed: `frontend`.')
  })

  it('is what buildx pushes: the same tags, manifests and annotations as a bake with `--push`', async () => {
    const [ours, theirs] = [freshNames(), freshNames()]
    const extra = ['*.annotations=index:org.example.index=i', '*.annotations=manifest:org.example.manifest=m']
    const set = (names: Names) => [names.set, ...extra].join('\n')
    const inputs = { ...driver, push: 'true', budgets: 'size: 100MB', set: set(ours), cache: 'none' }
    await using stage = await createStage({ inputs })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(0)
    // `always` bakes as buildx does.
    const plain = await stage.push({ inputs: { ...inputs, set: set(theirs), 'push-when': 'always' } })
    expect(plain.exitCode, plain.log).toBe(0)
    const [mine, other] = [await served(ours.frontend), await served(theirs.frontend)]
    expect(mine && shapeOf(mine)).toEqual(other && shapeOf(other))
    expect(await tagsIn(ours.frontend)).toEqual(await tagsIn(theirs.frontend))
    expect(mine?.annotations).toEqual({ 'org.example.index': 'i' })
  })
})

describe.runIf(possible)('push and load', { timeout: 180_000 }, () => {
  const driver = DRIVERS['docker-container']

  it('happen before the verdict with `push-when: always`, and only on a pass with `pass`', async () => {
    const [always, pass] = [freshNames(), freshNames()]
    const budgets = 'targets: { backend: { size: 1kB }, frontend: { size: { max: 100MB, warn: 1kB } } }'
    await using stage = await createStage({ inputs: { ...driver, push: 'true', budgets } })
    const first = await stage.push({ inputs: { set: always.set, 'push-when': 'always' } })
    expect(first.exitCode, first.log).toBe(1)
    expect(await served(always.backend)).toBeDefined()
    const second = await stage.push({ inputs: { set: pass.set, 'push-when': 'pass' } })
    expect(second.exitCode, second.log).toBe(1)
    expect([await served(pass.backend), await served(pass.frontend)]).toEqual([undefined, undefined])
  })

  it('load what passed, and nothing else', async () => {
    const names = freshNames()
    const inputs = { ...driver, load: 'true', budgets: BUDGETS, set: names.set }
    await using stage = await createStage({ inputs })
    const run = await stage.push()
    expect(run.exitCode, run.log).toBe(1)
    const { frontend } = await targetsOf(run.outputs)
    const { stdout } = await docker(['image', 'inspect', '--format', '{{json .RootFS.Layers}}', names.frontend])
    expect(JSON.parse(stdout)).toEqual(frontend?.platforms[0]?.layers?.map(({ diffId }) => diffId))
    await expect(docker(['image', 'inspect', names.backend])).rejects.toThrow(/No such image/)
    await docker(['rmi', names.frontend])
  })

  it('take from the cache what was judged, on a new builder with everything restored and with `no-cache`', async () => {
    const inputs = { ...driver, push: 'true', budgets: 'size: 100MB' }
    await using stage = await createStage({ inputs })
    for (const more of [{}, {}, { 'no-cache': 'true' }]) {
      const names = freshNames()
      const run = await stage.push({ inputs: { ...inputs, ...more, set: names.set } })
      expect(run.exitCode, run.log).toBe(0)
      const { backend, frontend } = await targetsOf(run.outputs)
      for (const [target, tag] of [[backend, names.backend] as const, [frontend, names.frontend] as const]) {
        expect((await served(tag))?.images.map(({ digest }) => digest)).toEqual([target?.platforms[0]?.manifestDigest])
      }
    }
  })

  it('let the others out when one registry refuses', async () => {
    const names = freshNames()
    const inputs = { ...driver, push: 'true', budgets: 'size: 100MB' }
    await using stage = await createStage({ inputs })
    const set = `${names.set}\nbackend.tags=127.0.0.1:9/nobody/home:1`
    const run = await stage.push({ inputs: { ...inputs, set } })
    expect(run.exitCode).toBe(1)
    const { backend, frontend } = await targetsOf(run.outputs)
    expect([backend?.push?.state, frontend?.push?.state]).toEqual(['failed', 'pushed'])
    expect((await served(names.frontend))?.digest).toBe(frontend?.platforms[0]?.pushedDigest)
  })

  it('fail the job with the reason when the registry does not take an image that passed', async () => {
    const inputs = { ...driver, push: 'true', budgets: 'size: 100MB', targets: 'frontend' }
    await using stage = await createStage({ inputs })
    const run = await stage.push({ inputs: { ...inputs, set: 'frontend.tags=127.0.0.1:9/nobody/home:1' } })
    expect(run.exitCode).toBe(1)
    expect(run.outputs.verdict).toBe('fail')
    expect(run.annotations.map(({ message }) => message).join('\n')).toMatch(
      /`frontend` could not be pushed: .*connection refused/,
    )
    expect(run.summary).toContain('❌ `frontend` could not be pushed')
    expect((await targetsOf(run.outputs)).frontend?.push?.state).toBe('failed')
  })
})

interface Names {
  backend: string
  frontend: string
  /** Value of the input. */
  set: string
}

function freshNames(): Names {
  const id = `push-${crypto.randomUUID().slice(0, 8)}`
  const [backend, frontend] = [`${registry}/${id}/backend:1`, `${registry}/${id}/frontend:1`]
  return { backend, frontend, set: `backend.tags=${backend}\nfrontend.tags=${frontend}` }
}

async function targetsOf(outputs: Record<string, string>): Promise<Record<string, TargetRecord>> {
  const record = JSON.parse(await readFile(outputs.record ?? '', 'utf8')) as BuildRecord
  return Object.fromEntries(record.targets.map((target) => [target.name, target]))
}
