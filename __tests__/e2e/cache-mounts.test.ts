import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import { buildkitImageAvailable, dockerAvailable, skipLoudly } from '../support/engine.ts'
import type { RunResult } from '../support/runner.ts'
import { createStage, DRIVERS } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

const possible = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('cache mounts on builders that start empty: no docker-container driver on this machine')

/** Two mounts: one as most are written, one with an owner; each step shows what it found, and leaves something behind. */
const DOCKERFILE = `FROM scratch AS base
COPY --from=tools busybox /bin/busybox
COPY --from=nonce nonce /nonce
RUN ["/bin/busybox", "--install", "-s", "/bin"]

FROM base AS backend
COPY deps.lock .
RUN --mount=type=cache,target=/root/.deps \\
    echo "plain: $(cd /root/.deps && find . -exec stat -c '%n %u:%g %a %N' {} + | sort | tr '\\n' ';')" && \\
    mkdir -p /root/.deps/store && cp deps.lock /root/.deps/store/lock && ln -sf store/lock /root/.deps/newest && \\
    chown -R 1000:33 /root/.deps/store && chmod 500 /root/.deps/store
COPY src ./src
RUN cat src/* > out

FROM base AS frontend
COPY package.lock .
ARG TARGETARCH
RUN --mount=type=cache,id=owned-$TARGETARCH,target=/o,uid=1000,gid=33,mode=0750 \\
    echo "owned: $(stat -c '%u:%g %a' /o) $(ls /o | tr '\\n' ';')" && { [ -e /o/seen ] || touch /o/seen; }
`

async function open(): Promise<Stage> {
  const stage = await createStage({ inputs: { ...DRIVERS['docker-container'], 'cache-mounts': 'true' } })
  const lock = await readFile(`${stage.repo.dir}/frontend/package.lock`, 'utf8')
  await stage.repo.commit('Mount caches', { Dockerfile: DOCKERFILE, 'frontend/package.lock': lock })
  return stage
}

async function record(run: RunResult): Promise<BuildRecord> {
  expect(run.exitCode, run.log).toBe(0)
  return JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
}

/** What became of each mount, times left out. */
async function fates(run: RunResult): Promise<string[]> {
  const { cacheMounts } = await record(run)
  return (cacheMounts?.mounts ?? [])
    .map(({ id, restoredMs, keptMs, why }) =>
      [id, restoredMs === undefined ? '' : 'restored', keptMs === undefined ? '' : 'kept', why ?? ''].join('|'),
    )
    .toSorted()
}

/** What a step said it found in its mount. */
function found(run: RunResult, name: string): string | undefined {
  return new RegExp(`^.* \\d+\\.\\d+ ${name}: (.*)$`, 'm').exec(run.log)?.[1]
}

describe('cache mounts on builders that start empty', () => {
  it.runIf(possible)('are there again, as they were, when a step that uses them runs', async () => {
    await using stage = await open()
    const first = await stage.push()
    expect(await fates(first)).toEqual(['/root/.deps||kept|', 'owned-amd64||kept|'])
    expect(found(first, 'plain')).toBe('. 0:0 755 .;')
    expect(found(first, 'owned')).toBe('1000:33 750 ')

    // Nothing that the steps are made from changed: not a byte is moved.
    const before = stage.cache.requests.length
    await stage.repo.commit('Change the source alone', { 'backend/src/main.sh': 'echo other\n' })
    expect(await fates(await stage.push())).toEqual([
      '/root/.deps|||nothing that a step with it is made from changed',
      'owned-amd64|||nothing that a step with it is made from changed',
    ])
    const asked = stage.cache.requests.slice(before)
    expect(asked.length).toBeGreaterThan(0)
    expect(stage.cache.entries().filter(({ key }) => key.startsWith('bake-budget-mount-v1-'))).toHaveLength(2)

    const pull = await stage.pull({ 'backend/deps.lock': 'a 10\nb 20\n' })
    expect(await fates(pull)).toEqual([
      '/root/.deps|restored|kept|',
      'owned-amd64|||nothing that a step with it is made from changed',
    ])
    const link = "./newest 0:0 777 './newest' -> 'store/lock'"
    expect(found(pull, 'plain')).toBe(
      `. 0:0 755 .;${link};./store 1000:33 500 ./store;./store/lock 1000:33 644 ./store/lock;`,
    )
    expect(pull.summary).toMatch(
      /1 cache mount restored in .*, 1 kept in .*\. 1 step that used them took .* instead of /,
    )

    const owned = await stage.pull({ 'frontend/package.lock': 'runtime 30\n' })
    expect(found(owned, 'owned')).toBe('1000:33 750 seen;')
    expect(await fates(owned)).toContain('owned-amd64|restored||')
  })

  it.runIf(possible)('are read and not kept where the job may not write, and missed without harm', async () => {
    await using stage = await open()
    await stage.push()
    const fork = await stage.pull(
      { 'backend/deps.lock': 'c 10\n' },
      { fork: 'guest/hello', scopes: [{ scope: 'refs/heads/main', permission: 1 }] },
    )
    expect(await fates(fork)).toContain('/root/.deps|restored||this job may not write the cache')
    expect(found(fork, 'plain')).toContain('./store/lock')

    expect(stage.cache.evict(({ key }) => key.startsWith('bake-budget-mount-v1-'))).toBe(2)
    const cold = await stage.pull({ 'backend/deps.lock': 'd 10\n' })
    expect(found(cold, 'plain')).toBe('. 0:0 755 .;')
    expect(await fates(cold)).toContain('/root/.deps||kept|')

    const off = await stage.pull({ 'backend/deps.lock': 'e 10\n' }, { scopes: null })
    expect((await record(off)).cacheMounts).toBeUndefined()
    expect(off.log).toContain('Cache mounts are not carried: this job has no GitHub Actions cache token.')
  })

  it.runIf(possible)('are left alone on a builder that has them', async () => {
    await using stage = await open()
    await stage.push({ inputs: { ...DRIVERS.docker, 'driver-opts': '' } })
    const again = await stage.push({ inputs: { ...DRIVERS.docker, 'driver-opts': '', cache: 'none' } })
    expect(await fates(again)).toContain('/root/.deps|||the builder has it already')
  })
})
