/** The example on an embedded GitHub, built by the action itself on builders that have never built anything. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { createBuilder, docker } from '../../__tests__/support/engine.ts'
import type { Builder } from '../../__tests__/support/engine.ts'
import { ROOT } from '../../__tests__/support/runner.ts'
import type { RunResult } from '../../__tests__/support/runner.ts'
import { createStage } from '../../__tests__/support/stage.ts'
import type { RunChanges, Stage } from '../../__tests__/support/stage.ts'
import type { BuildRecord, StepRecord } from '../../src/record/build-record.ts'
import type { App } from './changes.ts'

export const EXAMPLE = 'examples/reconciliation'
export const VARIANTS = ['current', 'optimized'] as const
export type Variant = (typeof VARIANTS)[number]

/** One run of the action, by its record. */
export interface Measured {
  /** Wall time of the bake: what building and filling the cache takes. */
  seconds: number
  /** Wall time of the whole step, `main` and `post`, with the builder already there. */
  stepSeconds: number
  /** What carrying cache mounts over took besides: before the bake, and after it. */
  mountSeconds?: number
  images: Partial<Record<App, MeasuredImage>>
}

/** One image of a bake of both. */
export interface MeasuredImage {
  /** From its first event to its last. */
  seconds: number
  /** How much of that went into filling the cache. */
  cacheExportSeconds: number
  /** Steps without FROM: how many the cache had, and how many ran. */
  cached: number
  ran: number
  /** Bytes a pull downloads, and bytes of the layers' tars. */
  compressed: number
  uncompressed?: number
}

/** The stand-ins of script/reconciliation/bases as inputs of the action; made now if they were not yet. No names: all. */
export async function baseInputs(names: readonly string[] = []): Promise<{ set: string[]; allow: string }> {
  const { stdout } = await promisify(execFile)(join(ROOT, 'script/reconciliation/bases'), names)
  const folder = stdout.trim()
  return { set: (await readFile(join(folder, 'set'), 'utf8')).trim().split('\n'), allow: `fs.read=${folder}` }
}

/** The bake file with another variant as its default, as a pull request changes it. */
export async function bakeFile(variant: Variant): Promise<string> {
  const text = await readFile(join(ROOT, EXAMPLE, 'docker-bake.hcl'), 'utf8')
  return text.replace(/(variable "VARIANT" \{\s*default = )"\w+"/, `$1"${variant}"`)
}

/** A repository whose `main` has the example in this variant. */
export async function exampleStage(variant: Variant, defaults: RunChanges = {}): Promise<Stage> {
  return await createStage(defaults, async (repo) => {
    await cp(join(ROOT, EXAMPLE), join(repo.dir, EXAMPLE), {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist|target)$/.test(path),
    })
    await writeFile(join(repo.dir, EXAMPLE, 'docker-bake.hcl'), await bakeFile(variant))
  })
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

export interface Versions {
  buildx: string
  buildkit: string
}

/** Inputs as a workflow gives them: lists by line. What is said twice is added up. */
export type With = Record<string, string | readonly string[]>

/**
 * Lets `start` run the action on a builder, and reads what it says of the build. The images are written out whole, because
 * one that stays in the build cache is never fetched from a remote one: no saving by being lazy.
 */
export async function measure(
  builder: Builder,
  base: With & { targets: readonly string[] },
  more: With,
  start: (changes: RunChanges) => Promise<RunResult>,
): Promise<Measured & { versions: Versions; run: RunResult }> {
  const out = await mkdtemp(join(tmpdir(), 'images-'))
  const outputs = base.targets.map((target) => `${target}.output=type=oci,tar=false,dest=${join(out, target)}`)
  const all = [base, more, { set: outputs, allow: [`fs.write=${out}`] }].flatMap((it) => Object.entries(it))
  const inputs: Record<string, string> = {}
  for (const [name, value] of all) {
    const text = typeof value === 'string' ? value : value.join('\n')
    inputs[name] = inputs[name] === undefined ? text : `${inputs[name]}\n${text}`
  }
  try {
    const run = await start({ inputs: { ...inputs, builder: builder.name }, env: builder.env })
    const text = await readFile(run.outputs.record ?? '', 'utf8').catch(() => 'null')
    const record = JSON.parse(text) as BuildRecord | null
    if (record?.outcome !== 'succeeded') {
      throw new Error(`the action did not build\n${run.log.split('\n').slice(-40).join('\n')}`)
    }
    const post = await run.post()
    const { buildx = 'unknown', buildkit = 'unknown' } = record.builder
    return {
      ...read(record),
      stepSeconds: (run.durationMs + post.durationMs) / 1000,
      versions: { buildx, buildkit },
      run,
    }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

function read(record: BuildRecord): Omit<Measured, 'stepSeconds'> {
  const images = record.targets.map(({ name, wallMs, platforms: [image] }) => {
    const { compressedBytes, uncompressedBytes, timeSplit } = image ?? {}
    if (wallMs === undefined || compressedBytes === undefined) {
      throw new Error(`the record does not tell everything of ${name}: ${JSON.stringify(record.unknown)}`)
    }
    const steps = (image?.steps ?? []).filter(({ kind }) => kind !== 'from')
    const measured: MeasuredImage = {
      seconds: wallMs / 1000,
      cacheExportSeconds: (timeSplit?.cacheExportMs ?? 0) / 1000,
      cached: steps.filter(isCached).length,
      ran: steps.filter((step) => !isCached(step)).length,
      compressed: compressedBytes,
      ...(uncompressedBytes === undefined ? {} : { uncompressed: uncompressedBytes }),
    }
    return [name, measured] as const
  })
  const { restoreMs, keepMs } = record.cacheMounts ?? { restoreMs: 0, keepMs: 0 }
  return {
    seconds: record.wallMs / 1000,
    ...(record.cacheMounts === undefined ? {} : { mountSeconds: (restoreMs + keepMs) / 1000 }),
    images: Object.fromEntries(images),
  }
}

function isCached({ state }: StepRecord): boolean {
  return state === 'cached' || state === 'restored'
}
