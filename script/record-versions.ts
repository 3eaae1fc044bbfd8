/**
 * Records the bakes in __tests__/fixtures/versions: the project of versions-project.ts, built with every version of buildx
 * and BuildKit that `script/engine` has put on this machine, from nothing and then with one file changed, each time on
 * a fresh builder with the GitHub Actions cache between them.
 *
 *     node script/record-versions.ts [BUILDX/BUILDKIT ...]      such as 0.21.3/0.20.2; without: every pair
 */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { startCacheService } from '../__tests__/support/cache-service.ts'
import { createBuilder } from '../__tests__/support/engine.ts'
import { ROOT } from '../__tests__/support/runner.ts'
import { PROJECT } from '../__tests__/support/versions-project.ts'
import { dockerConfigWith, installedBuildkit, installedBuildx } from '../__tests__/support/versions.ts'
import { bakeDefinition, recordBake, type Baked } from '../src/story/build.ts'
import { printDefinition } from '../src/bake/bake.ts'
import { setUpBuilder } from '../src/bake/builder/set-up.ts'
import { dockerIn } from '../src/buildkit/docker.ts'
import { openHttp } from '../src/http/http.ts'
import { loadInputs } from '../src/inputs.ts'
import { asArray, asObject } from '../src/shared/json.ts'

const wanted = process.argv.slice(2)
const buildkits = await installedBuildkit()
for (const buildx of await installedBuildx()) {
  for (const buildkit of buildkits) {
    const name = `${buildx.version}/${buildkit.version}`.replaceAll('v', '')
    if (wanted.length === 0 || wanted.includes(name)) await record(name, buildx.at, buildkit.at)
  }
}

async function record(name: string, plugin: string, image: string): Promise<void> {
  await using cleanup = new AsyncDisposableStack()
  const project = await mkdtemp(join(tmpdir(), 'versions-'))
  cleanup.defer(async () => await rm(project, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(PROJECT)) await put(join(project, file), text)
  await mkdir(join(project, 'tools'))
  await copyFile('/bin/busybox', join(project, 'tools/busybox'))
  const cache = await startCacheService()
  cleanup.defer(async () => await cache.close())
  const config = cleanup.use(await dockerConfigWith(plugin))
  const env = { ...config.env, ...cache.env(cache.token([{ scope: 'refs/heads/main', permission: 3 }])) }

  const folder = join(ROOT, '__tests__/fixtures/versions', `buildx-${name.replace('/', '-buildkit-')}`)
  await mkdir(folder, { recursive: true })
  await keep(folder, 'cold', await build(project, env, image))
  await put(join(project, 'src/a.txt'), 'other\n')
  await keep(folder, 'change', await build(project, env, image))
  process.stdout.write(`${name}\n`)
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

async function build(cwd: string, more: Record<string, string>, image: string): Promise<Baked> {
  await using builder = await createBuilder('docker-container', more, image)
  const env = { ...process.env, PATH: `/usr/bin:${process.env.PATH}`, ...more, ...builder.env }
  const inputs = loadInputs((name) => ({ builder: builder.name })[name] ?? '')
  const cli = dockerIn(cwd, env)
  const tempDir = await mkdtemp(join(tmpdir(), 'versions-temp-'))
  try {
    const printed = await printDefinition(cli, inputs)
    const found = await setUpBuilder(cli, inputs, { tempDir, onCreate: () => undefined, warn: () => undefined })
    const io = { env: cli.env, http: openHttp({}, () => undefined), foreign: () => undefined, info: () => undefined }
    const built = await bakeDefinition({ cli, inputs, cacheWrite: true, builder: found, tempDir, io }, printed)
    await built.close()
    const { record } = await recordBake(built, {})
    if (record.outcome !== 'succeeded') throw new Error(built.stream.slice(-20).join('\n'))
    return built
  } finally {
    await rm(tempDir, { recursive: true, force: true })
  }
}

/** What decides about steps: vertexes without logs, warnings and the cache service's address; provenances without samples. */
async function keep(folder: string, run: string, { stream, metadata }: Baked): Promise<void> {
  const lines = stream.flatMap((line) => {
    if (!line.startsWith('{')) return []
    const { vertexes, statuses } = JSON.parse(line) as Record<string, unknown>
    const layers = asArray(statuses).filter((status) => String(asObject(status)?.id).includes('sha256:'))
    if (vertexes === undefined && layers.length === 0) return []
    return [JSON.stringify({ vertexes, ...(layers.length === 0 ? {} : { statuses: layers }) })]
  })
  await writeFile(join(folder, `${run}.jsonl`), `${lines.join('\n')}\n`)
  const trimmed = JSON.stringify(metadata, (key, value: unknown) =>
    ['sysUsage', 'buildx.build.warnings', 'cacheFrom', 'environment'].includes(key) || key.startsWith('cache-imports')
      ? undefined
      : value,
  )
  await writeFile(join(folder, `${run}-metadata.json`), `${trimmed}\n`)
}
