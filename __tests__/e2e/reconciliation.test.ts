/**
 * The front end of examples/reconciliation, built for real: npm, Vite and nginx on Debian. The whole example, with the Rust
 * service and every change of the founding document, is measured on demand: script/bench seed.
 */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseInputs, EXAMPLE, exampleStage } from '../../script/reconciliation/stage.ts'
import type { BuildRecord, StepState } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, dockerAvailable, skipLoudly } from '../support/engine.ts'
import { ROOT, type RunResult } from '../support/runner.ts'
import { DRIVERS, type Stage } from '../support/stage.ts'

const runs = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!runs) skipLoudly('no docker-container driver on this machine')

const BASES = ['debian:bookworm-slim', 'node:22-bookworm-slim']

interface Built {
  run: RunResult
  record: BuildRecord
}

/** Where the stand-ins cannot be made, upstream's own images are what they stand in for. */
async function bases(): Promise<Record<string, string>> {
  try {
    const { set, allow } = await baseInputs(BASES)
    return { set: set.join('\n'), allow }
  } catch (error) {
    if ((error as { code?: number }).code !== 3) throw error
    process.stderr.write(`\nBuilding on upstream's images: ${String((error as { stderr?: string }).stderr)}\n`)
    return {}
  }
}

async function built(run: RunResult): Promise<Built> {
  // RUNNER_TEMP is emptied when the next job starts.
  const text = await readFile(run.outputs.record ?? '', 'utf8').catch(() => '')
  expect(text, run.log).not.toBe('')
  return { run, record: JSON.parse(text) as BuildRecord }
}

function image({ record }: Built): BuildRecord['targets'][number]['platforms'][number] {
  return record.targets[0]!.platforms[0]!
}

/** What became of the steps whose instruction matches. */
function states(build: Built, instruction = /^(?!FROM)/): StepState[] {
  return image(build)
    .steps.filter((step) => instruction.test(step.instruction))
    .map(({ state }) => state)
}

const isCached = (state: StepState): boolean => state === 'cached' || state === 'restored'

describe('the front end of the example', () => {
  let stage: Stage
  let first: Built
  let warm: Built
  let pull: Built & { number: number }
  beforeAll(async () => {
    if (!runs) return
    const inputs = {
      ...DRIVERS['docker-container'],
      ...(await bases()),
      source: EXAMPLE,
      files: 'docker-bake.hcl',
      targets: 'frontend',
      budgets: `${EXAMPLE}/bake-budget.yml`,
    }
    stage = await exampleStage('optimized', { inputs })
    first = await built(await stage.push())
    warm = await built(await stage.push())
    const page = await readFile(`${ROOT}/${EXAMPLE}/frontend/index.html`, 'utf8')
    const picture = Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)))
      .toString('base64')
      .repeat(25)
    const run = await stage.pull({
      [`${EXAMPLE}/frontend/index.html`]: page.replace(
        '<body>',
        `<body><img src="data:image/png;base64,${picture}" />`,
      ),
    })
    pull = { ...(await built(run)), number: run.number }
  }, 900_000)
  afterAll(async () => {
    await stage?.[Symbol.asyncDispose]()
  })

  it.runIf(runs)('builds on a machine that has nothing, within its budget', () => {
    expect(first.run.exitCode, first.run.log).toBe(0)
    expect(first.run.outputs.verdict).toBe('pass')
    expect(states(first).filter(isCached)).toEqual([])
    expect(states(first, /npm ci/)).toEqual(['ran'])
  })

  it.runIf(runs)('has the size that its layers add up to, of a Debian with nginx and nothing of Node', () => {
    const { compressedBytes = 0, configBytes = 0, layers = [], bases: from } = image(first)
    expect(compressedBytes).toBe(layers.reduce((sum, layer) => sum + layer.compressedBytes, configBytes))
    expect(JSON.parse(first.run.outputs.sizes ?? '')).toEqual({ frontend: { 'linux/amd64': compressedBytes } })
    expect(compressedBytes).toBeGreaterThan(25e6)
    expect(compressedBytes).toBeLessThan(45e6)
    expect(from.at(-1)?.name).toMatch(/debian:bookworm-slim$/)
  })

  it.runIf(runs)('comes whole from the cache on the next machine, byte for byte', () => {
    expect(states(warm).filter((state) => !isCached(state))).toEqual([])
    expect(states(warm)).toHaveLength(states(first).length)
    expect(image(warm).manifestDigest).toBe(image(first).manifestDigest)
    expect(image(warm).compressedBytes).toBe(image(first).compressedBytes)
    expect(warm.record.wallMs).toBeLessThan(first.record.wallMs / 2)
  })

  it.runIf(runs)(
    'is over budget with a picture in its page, and the comment says which file and which step',
    async () => {
      expect(pull.run.exitCode, pull.run.log).toBe(1)
      expect(JSON.parse(pull.run.outputs.violations ?? '')).toEqual([
        expect.objectContaining({ target: 'frontend', metric: 'size', limit: 'max-increase', level: 'fail' }),
      ])
      expect(states(pull, /npm ci|apt-get/).filter((state) => !isCached(state))).toEqual([])
      expect(states(pull, /npm run build/)).toEqual(['ran'])
      const [comment] = await stage.github.comments(pull.number)
      expect(comment?.body).toMatch(/### ❌ Over budget: `frontend`/)
      expect(comment?.body).toContain('COPY --from=builder /app/dist /usr/share/nginx/html')
      expect(comment?.body).toContain('brought in `index.html`')
    },
  )
})
