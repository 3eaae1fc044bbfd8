import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { printDefinition } from '../../src/bake/bake.ts'
import { bakeDefinition, recordBake } from '../../src/story/build.ts'
import { setUpBuilder } from '../../src/bake/builder/set-up.ts'
import { compare } from '../../src/compare/compare.ts'
import { defined } from '../../src/shared/defined.ts'
import { openHttp } from '../../src/http/http.ts'
import { loadInputs } from '../../src/inputs.ts'
import type { BuildRecord, StepRecord } from '../../src/record/build-record.ts'

/** Where and how to build. */
export interface BuildOptions {
  cwd: string
  env: Record<string, string>
  /** Inputs of action.yml; the cache is off unless asked for. */
  inputs?: Record<string, string>
}

/** Builds with the product's own code, as main.ts does, and gives the record. */
export async function buildRecord({ cwd, env, inputs: given = {} }: BuildOptions): Promise<BuildRecord> {
  const inputs = loadInputs((name) => ({ cache: 'none', builder: env.BUILDX_BUILDER, ...given })[name] ?? '')
  const cli = { cwd, env: { ...(defined(process.env) as Record<string, string>), ...env } }
  const tempDir = await mkdtemp(join(tmpdir(), 'perturbation-'))
  const log: string[] = []
  const io = {
    env: cli.env,
    http: openHttp({}, () => undefined),
    foreign: (line: string) => void log.push(line),
    info: () => undefined,
  }
  try {
    const [printed, builder] = await Promise.all([
      printDefinition(cli, inputs),
      setUpBuilder(cli, inputs, { tempDir, onCreate: () => undefined, warn: () => undefined }),
    ])
    const baked = await bakeDefinition({ cli, inputs, cacheWrite: true, builder, tempDir, io }, printed)
    await baked.close()
    const { record } = await recordBake(baked, {})
    if (record.outcome !== 'succeeded') throw new Error(`the build failed:\n${log.slice(-8).join('\n')}`)
    return record
  } finally {
    await rm(tempDir, { recursive: true, force: true })
  }
}

/** States in which a step's work was done in this bake. */
const WORKED: StepRecord['state'][] = ['ran', 'evicted', 'failed', 'shared']

/**
 * The root causes as lines `target: instruction | kind details`, in the order of the record. A platform that is not
 * amd64 stands behind the target's name. A step that ran and has no cause at all is a line too: there must be none.
 */
export function rootsOf(now: BuildRecord, baseline: BuildRecord): string[] {
  return compare(now, { record: baseline }).targets.flatMap(({ target, platform, image, causes }) => {
    const name = platform === 'linux/amd64' ? target : `${target} ${platform.split('/')[1]}`
    const text = (step: number) => `${name}: ${title(image.steps[step])}`
    const roots = causes
      .filter(({ kind }) => kind !== 'follows')
      .map(({ step, kind, names = [], files, why, base }) => {
        const changes = files?.map(({ path, change }) => `${path}:${change}`)
        const moved = base === undefined || base.before === base.now ? [] : ['other digest']
        return [`${text(step)} | ${kind}`, ...(changes ?? names), ...(why === undefined ? [] : [why]), ...moved].join(
          ' ',
        )
      })
    const charged = new Set(causes.map(({ step }) => step))
    const silent = [...image.steps.keys()].filter((at) => {
      const step = image.steps[at]
      return step !== undefined && step.kind !== 'from' && WORKED.includes(step.state) && !charged.has(at)
    })
    return [...roots, ...silent.map((step) => `${text(step)} | NO CAUSE`)]
  })
}

/** An instruction by its first line, without where its image comes from and what makes this run's steps its own. */
function title(step: StepRecord | undefined): string {
  const line = step?.instruction.split('\n')[0] ?? ''
  return line.replace(/127\.0\.0\.1:\d+\//, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'NONCE')
}
