import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, dockerAvailable, registryAddress, skipLoudly } from '../support/engine.ts'
import type { GitRepo } from '../support/git-repo.ts'
import { served, shapeOf, tagsIn } from '../support/registry-content.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS, type RunChanges, type Stage } from '../support/stage.ts'

const registry = await registryAddress()
const possible = registry !== undefined && (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible)
  skipLoudly('many platforms: no engine, BuildKit image or registry (script/engine up, buildkit, registry up)')

const PLATFORMS = ['linux/amd64', 'linux/arm64']
const ANNOTATIONS = [
  'index:org.example.index=i',
  'manifest:org.example.manifest=m',
  'manifest-descriptor:org.example.entry=d',
]

/** Nothing of it runs, so that every machine builds every platform. */
const project = (repository: string) => async (repo: GitRepo) => {
  await repo.write({
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nLABEL arch=$TARGETARCH\nCOPY app.txt /\n',
    'app.txt': 'content\n'.repeat(1000),
    'docker-bake.hcl': `target "default" {
  platforms = ${JSON.stringify(PLATFORMS)}
  tags = ["${repository}:1", "${repository}:latest"]
  annotations = ${JSON.stringify(ANNOTATIONS)}
}
`,
  })
}

const leg = (platform: string, more: Record<string, string> = {}): RunChanges => ({
  inputs: { mode: 'build', push: 'true', set: `*.platform=${platform}`, ...more },
})

/** The jobs of one run: both platforms, or one, and the report. */
async function play(stage: Stage, legs: RunChanges[], report: Record<string, string> = {}): Promise<RunResult> {
  for (const [at, changes] of legs.entries()) {
    const run = await stage.push({ ...changes, sameRun: at > 0 })
    expect(run.exitCode, run.log).toBe(0)
  }
  return await stage.push({ inputs: { mode: 'report', push: 'true', ...report }, sameRun: true })
}

describe.runIf(possible)('one image whose platforms are built by jobs of their own', { timeout: 180_000 }, () => {
  const fresh = () => `${registry}/multi-${crypto.randomUUID().slice(0, 8)}/app`
  const inputs = { ...DRIVERS['docker-container'], cache: 'none' }

  it.each([{}, { provenance: 'false' }])(
    'gets its tags from the report job, as one bake of all platforms would push them (%o)',
    async (how) => {
      const [ours, theirs] = [fresh(), fresh()]
      await using stage = await createStage({ inputs: { ...inputs, ...how } }, project(ours))
      await using whole = await createStage({ inputs: { ...inputs, ...how } }, project(theirs))
      const before = await stage.push({ ...leg(PLATFORMS[0]!, how) })
      expect(before.exitCode, before.log).toBe(0)
      expect(await tagsIn(ours)).toEqual([])

      const report = await play(
        stage,
        PLATFORMS.map((platform) => leg(platform, how)),
      )
      expect(report.exitCode, report.log).toBe(0)
      const plain = await whole.push({ inputs: { push: 'true' } })
      expect(plain.exitCode, plain.log).toBe(0)

      const [mine, other] = [await served(`${ours}:1`), await served(`${theirs}:1`)]
      expect(mine?.images.map(({ platform }) => platform)).toEqual(PLATFORMS)
      expect(mine?.annotations).toEqual({ 'org.example.index': 'i' })
      expect(mine && shapeOf(mine)).toEqual(other && shapeOf(other))
      const record = JSON.parse(await readFile(report.outputs.record ?? '', 'utf8')) as BuildRecord
      const judged = record.targets[0]?.platforms.map(({ manifestDigest }) => manifestDigest)
      expect(mine?.images.map(({ digest }) => digest)).toEqual(judged)
      expect(await tagsIn(ours)).toEqual(['1', 'latest'])
      expect((await served(`${ours}:latest`))?.digest).toBe(mine?.digest)
      expect(report.summary).toContain('1 image pushed')
    },
  )

  it('keeps its old tags when a platform is missing, and says which', async () => {
    const repository = fresh()
    await using stage = await createStage({ inputs }, project(repository))
    const report = await play(stage, [leg(PLATFORMS[0]!)])
    expect(report.exitCode).toBe(1)
    expect(report.outputs.verdict).toBe('fail')
    expect(report.summary).toContain('`default` keeps its old tags: no job of this run pushed linux/arm64.')
    expect(await tagsIn(repository)).toEqual([])
  })

  it('keeps its old tags when it is over budget', async () => {
    const repository = fresh()
    await using stage = await createStage({ inputs }, project(repository))
    const report = await play(
      stage,
      PLATFORMS.map((it) => leg(it)),
      { budgets: 'size: 10B' },
    )
    expect(report.exitCode).toBe(1)
    expect(report.summary).toContain('Not pushed, as the verdict does not allow it: `default`.')
    expect(await tagsIn(repository)).toEqual([])
  })

  it('has no tags until the report job may push, and the report says so', async () => {
    const repository = fresh()
    await using stage = await createStage({ inputs }, project(repository))
    const report = await play(
      stage,
      PLATFORMS.map((it) => leg(it)),
      { push: 'false' },
    )
    expect(report.exitCode, report.log).toBe(0)
    expect(report.summary).toContain('In the registry, and without a tag: `default`.')
    expect(await tagsIn(repository)).toEqual([])
  })

  it('is warned of when the jobs push the same tag by themselves', async () => {
    const repository = fresh()
    await using stage = await createStage({ inputs }, project(repository))
    const legs = PLATFORMS.map((it) => leg(it, { 'push-when': 'always' }))
    const report = await play(stage, legs)
    expect(report.summary).toContain(`Several jobs pushed \`${repository}:1\`, \`${repository}:latest\``)
    // Without a report job as well: the definition names a platform that this job does not build.
    const alone = await stage.push({ inputs: { push: 'true', set: '*.platform=linux/arm64' } })
    expect(alone.log).toContain('a job that pushes the other platforms takes the tag from it')
    expect((await served(`${repository}:1`))?.images.map(({ platform }) => platform)).toEqual(['linux/arm64'])
  })
})
