import { randomBytes } from 'node:crypto'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classicSocket, dockerAvailable, imageStore, skipLoudly } from '../support/engine.ts'
import type { GitRepo } from '../support/git-repo.ts'
import { createStage, DRIVERS, type Stage } from '../support/stage.ts'

const runs = (await dockerAvailable()) && (await imageStore()) === 'containerd'
if (!runs) skipLoudly('no docker engine with the containerd image store')
const classic = runs ? await classicSocket() : undefined
if (classic === undefined) skipLoudly('sizes that an engine does not tell: no engine with the classic image store')

const BAKE = (flavour: string) => `target "default" {
  dockerfile-inline = <<EOT
FROM scratch
COPY busybox /bin/sh
ARG FLAVOUR
RUN echo $FLAVOUR > /flavour
COPY data /data
EOT
  args = { FLAVOUR = "${flavour}" }
}
`

async function project(repo: GitRepo): Promise<void> {
  await mkdir(repo.dir, { recursive: true })
  await copyFile('/bin/busybox', join(repo.dir, 'busybox'))
  await repo.write({ 'docker-bake.hcl': BAKE(crypto.randomUUID().slice(0, 8)), data: 'x', 'README.md': 'Words.\n' })
}

const headline = (body = '') => /^### (.*)$/m.exec(body)?.[1]

describe.runIf(runs)('what is called a change, with `comment: on-change`', { timeout: 120_000 }, () => {
  let stage: Stage
  beforeAll(async () => {
    const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'on-change' }
    stage = await createStage({ inputs }, project)
    await stage.push()
  })
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  const comment = async (files: Record<string, string>) => {
    const pull = await stage.pull(files)
    expect(pull.exitCode, pull.log).toBe(0)
    return (await stage.github.comments(pull.number))[0]?.body
  }

  it('10.7 nothing, when no step reads what was changed: no comment', async () => {
    expect(await comment({ 'README.md': 'Other words.\n' })).toBeUndefined()
  })

  it('10.7 bytes that compress away: the uncompressed size', async () => {
    const body = await comment({ data: 'x'.repeat(2_000_000) })
    expect(headline(body)).toBe('ℹ️ No budget set: `default` +2.00 MB uncompressed')
    expect(body).toContain('`default` +2.00 MB uncompressed: `COPY data /data` (line 5) +2.00 MB')
  })

  it('10.7 a build argument that makes another layer of the same size', async () => {
    const body = await comment({ 'docker-bake.hcl': BAKE(crypto.randomUUID().slice(0, 8)) })
    expect(headline(body)).toBe('ℹ️ No budget set: `default` changed, with the same size')
    expect(body).toContain('build argument `FLAVOUR`')
  })

  it.runIf(classic !== undefined)('10.7 a size that the engine does not tell, of another image', async () => {
    const inputs = { ...DRIVERS.docker, cache: 'none', comment: 'on-change' }
    await using old = await createStage({ inputs, env: { DOCKER_HOST: classic ?? '' } }, project)
    await old.push()
    const same = await old.pull({ 'README.md': 'Other words.\n' })
    expect(same.exitCode, same.log).toBe(0)
    expect(await old.github.comments(same.number)).toEqual([])
    const grown = await old.pull({ data: randomBytes(300_000).toString('base64') })
    const [body] = await old.github.comments(grown.number)
    expect(headline(body?.body)).toBe('ℹ️ No budget set: `default` has a size that is not known')
  })
})
