/**
 * Records what script/bench quota simulates with: the steps of the example's front end, as it was and optimized, with their
 * times and the compressed bytes of the layers that each exports, and what the export took. Built by this action's own code on a
 * fresh builder, two minutes; needs script/engine up and buildkit.
 *
 *   node script/benches/support/record-layers.ts    writes recorded-layers.json beside this file
 */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startCacheService } from '../../../__tests__/support/cache-service.ts'
import { ROOT } from '../../../__tests__/support/runner.ts'
import { printDefinition } from '../../../src/bake/bake.ts'
import { setUpBuilder } from '../../../src/bake/builder/set-up.ts'
import { openHttp } from '../../../src/http/http.ts'
import { loadInputs } from '../../../src/inputs.ts'
import { readProvenance } from '../../../src/record/steps/provenance.ts'
import { draftTarget } from '../../../src/record/targets.ts'
import { bakeDefinition, recordBake } from '../../../src/story/build.ts'
import { baseInputs, EXAMPLE, freshBuilder, removeBuildersOnSignal } from '../../reconciliation/stage.ts'
import type { RecordedStep, RecordedTarget } from './recorded-project.ts'

removeBuildersOnSignal()
const bases = await baseInputs(['debian:bookworm-slim', 'node:22-bookworm', 'node:22-bookworm-slim', 'nginx:1.27'])
const cwd = await mkdtemp(join(tmpdir(), 'record-layers-'))
const tempDir = await mkdtemp(join(tmpdir(), 'record-layers-temp-'))
await using builder = await freshBuilder(true)
const cache = await startCacheService()
try {
  await cp(join(ROOT, EXAMPLE), cwd, { recursive: true, filter: (path) => !/\/(node_modules|dist|target)$/.test(path) })
  const given: Record<string, string> = {
    builder: builder.name,
    files: 'docker-bake.hcl',
    targets: 'frontend-current,frontend-optimized',
    set: bases.set.join('\n'),
    allow: bases.allow,
  }
  const inputs = loadInputs((name) => given[name] ?? '')
  const token = cache.token([{ scope: 'refs/heads/main', permission: 3 }])
  const env = { ...(process.env as Record<string, string>), ...builder.env, ...cache.env(token) }
  const cli = { cwd, env }
  const log: string[] = []
  const io = {
    env,
    http: openHttp({}, () => undefined),
    foreign: (line: string) => void log.push(line),
    info: () => undefined,
  }
  const printed = await printDefinition(cli, inputs)
  const found = await setUpBuilder(cli, inputs, { tempDir, onCreate: async () => undefined, warn: () => undefined })
  const baked = await bakeDefinition({ cli, inputs, cacheWrite: true, builder: found, tempDir, io }, printed)
  await baked.close()
  const { record } = await recordBake(baked, {})
  if (record.outcome !== 'succeeded') throw new Error(log.slice(-30).join('\n'))

  const targets = baked.plan.targets.map((planned): RecordedTarget => {
    const metadata = baked.evidence.metadata?.[planned.name] as Record<string, unknown>
    if (readProvenance(metadata['buildx.build.provenance']) === undefined) throw new Error('no provenance')
    const [draft] = draftTarget(planned, baked.evidence.nativePlatform, undefined, metadata).platforms
    const target = record.targets.find(({ name }) => name === planned.name)
    const steps = target?.platforms[0]?.steps.map((step, at): RecordedStep => {
      const chain = draft?.steps[at]?.chain ?? []
      const below = new Set(
        (draft?.steps[at]?.facts.inputs ?? []).flatMap((it) =>
          (draft?.steps[it]?.chain ?? []).map(({ digest }) => digest),
        ),
      )
      const own = chain.filter(({ digest }) => !below.has(digest))
      return {
        kind: step.kind,
        stage: step.stage ?? '',
        instruction: step.instruction
          .replaceAll(/--mount=\S+\s+/g, '')
          .replaceAll(/\s+/g, ' ')
          .slice(0, 100),
        inputs: step.inputs,
        ms: step.ms,
        layers: own.map(({ digest, size = Number.NaN }) => ({ digest, bytes: size })),
      }
    })
    const exportMs = target?.phases.find(({ kind }) => kind === 'cache-export')?.ms
    if (steps === undefined || exportMs === undefined || target?.cacheExport?.newBytes === undefined)
      throw new Error('no steps, or no export')
    return { name: planned.name, steps, exportMs, newBytes: target.cacheExport.newBytes }
  })
  const { buildx, buildkit } = record.builder
  const file = new URL('recorded-layers.json', import.meta.url)
  await writeFile(file, `${JSON.stringify({ recorded: record.createdAt, buildx, buildkit, targets }, null, 2)}\n`)
  for (const { name, steps, newBytes, exportMs } of targets) {
    console.log(`${name}: ${steps.length} steps, ${(newBytes / 1e6).toFixed(1)} MB exported in ${exportMs} ms`)
  }
} finally {
  await cache.close()
  await Promise.all([cwd, tempDir].map((dir) => rm(dir, { recursive: true, force: true })))
}
