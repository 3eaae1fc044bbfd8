/**
 * One build of the example, timed and measured. `bake` is the only place that knows how: replace it to let the action build
 * (`runAction` in __tests__/support/runner.ts).
 */
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'

import { createBuilder, docker } from '../__tests__/support/engine.ts'
import type { Builder } from '../__tests__/support/engine.ts'
import { ROOT } from '../__tests__/support/runner.ts'

export interface Bake {
  builder: Builder
  /** A copy of the example, changed as the scenario wants. */
  folder: string
  /** Targets of docker-bake.hcl. */
  targets: string[]
  /** Overrides, as for `docker buildx bake --set`. */
  set: string[]
  /** Where the cache service is; needed for `type=gha` alone. */
  env?: Record<string, string>
  /** Also writes the image, and measures it. Only for a bake of one target. */
  image?: boolean
}

export interface Built {
  seconds: number
  /** RUN, COPY and the like: how many of them were cached, and how many ran. */
  cached: number
  ran: number
  /** Bytes a pull downloads, and bytes of the layers' tars. */
  size?: { compressed: number; uncompressed: number }
}

/** The folder that script/reconciliation-bases made, made now if it was not yet. */
export async function bases(): Promise<{ folder: string; set: string[] }> {
  const { stdout } = await promisify(execFile)(join(ROOT, 'script/reconciliation-bases'))
  const folder = stdout.trim()
  return { folder, set: (await readFile(join(folder, 'set'), 'utf8')).trim().split('\n') }
}

/** A copy of the example to change: nobody's working tree is touched, and no build result of it is sent along. */
export async function copyOfExample(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reconciliation-'))
  await cp(join(ROOT, 'examples/reconciliation'), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist|target)$/.test(path),
  })
  return folder
}

const builders = new Set<Builder>()

/** A builder that has never built anything. `polite` gives way to everything else on the machine. */
export async function freshBuilder(polite: boolean): Promise<Builder> {
  const builder = await createBuilder('docker-container')
  builders.add(builder)
  if (polite) await docker(['update', '--cpu-shares', '128', `buildx_buildkit_${builder.name}0`])
  return {
    name: builder.name,
    env: builder.env,
    async [Symbol.asyncDispose]() {
      builders.delete(builder)
      await builder[Symbol.asyncDispose]()
    },
  }
}

/** Removes what an interrupted run would leave behind: a builder goes on building without its client. */
export function removeBuildersOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void Promise.allSettled([...builders].map((it) => it[Symbol.asyncDispose]())).then(() => process.exit(130))
    })
  }
}

export async function bake({ builder, folder, targets, set, env = {}, image = false }: Bake): Promise<Built> {
  const from = await bases()
  const out = await mkdtemp(join(tmpdir(), 'image-'))
  // A layout holds every byte of the image, so a warm build has to fetch its layers: no saving by being lazy.
  const output = image ? `type=oci,tar=false,dest=${out}` : 'type=image,push=false'
  const overrides = [...from.set, `*.output=${output}`, '*.attest=type=provenance,disabled=true', ...set]
  const args = ['buildx', 'bake', '-f', 'docker-bake.hcl', '--progress=rawjson', '--allow', `fs.read=${from.folder}`]
  args.push('--allow', `fs.write=${out}`, ...overrides.flatMap((it) => ['--set', it]), ...targets)
  try {
    const started = performance.now()
    const { stderr } = await docker(args, { cwd: folder, env: { ...builder.env, ...env } }).catch(explain)
    const seconds = (performance.now() - started) / 1000
    return { seconds, ...countSteps(stderr), ...(image ? { size: await imageSize(out) } : {}) }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

/** Everything but the events: buildx's own words, and the Dockerfile's line. */
function explain(error: unknown): never {
  const { stderr = '' } = error as { stderr?: string }
  const words = stderr.split('\n').filter((line) => line && !line.startsWith('{'))
  throw new Error(`the build failed\n${words.slice(-20).join('\n')}`, { cause: stderr ? undefined : error })
}

interface Vertex {
  digest: string
  name: string
  inputs?: string[]
  completed?: string
  cached?: boolean
  error?: string
}

/**
 * Steps by their label, a step having run if it ran under any digest. A cached step may appear once more without inputs:
 * that is its layer being fetched (buildkit.md A4).
 */
function countSteps(rawjson: string): { cached: number; ran: number } {
  const ran = new Map<string, boolean>()
  const hits = new Set<string>()
  for (const line of rawjson.split('\n')) {
    if (!line.startsWith('{')) continue
    for (const vertex of (JSON.parse(line) as { vertexes?: Vertex[] }).vertexes ?? []) {
      if (!vertex.completed || !/\d+\/\d+\] (?!FROM )/.test(vertex.name)) continue
      if (vertex.cached && !vertex.error) hits.add(vertex.digest)
      const executed = !vertex.cached && !vertex.error && !(hits.has(vertex.digest) && !vertex.inputs)
      ran.set(vertex.name, executed || (ran.get(vertex.name) ?? false))
    }
  }
  const states = [...ran.values()]
  return { cached: states.filter((it) => !it).length, ran: states.filter(Boolean).length }
}

interface Descriptor {
  digest: string
  size: number
}

async function imageSize(layout: string) {
  const blob = (digest: string) => join(layout, 'blobs', digest.replace(':', '/'))
  const { manifests } = await json<{ manifests: Descriptor[] }>(join(layout, 'index.json'))
  const manifest = blob(manifests[0]?.digest ?? '')
  const { config, layers } = await json<{ config: Descriptor; layers: Descriptor[] }>(manifest)
  let uncompressed = 0
  for (const { digest } of layers) {
    const count = new Writable({
      write(chunk: Buffer, _, done) {
        uncompressed += chunk.length
        done()
      },
    })
    await pipeline(createReadStream(blob(digest)), createGunzip(), count)
  }
  return { compressed: layers.reduce((sum, { size }) => sum + size, config.size), uncompressed }
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T
}
