import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BuildRecord } from '../../src/record/build-record.ts'
import {
  buildkitImageAvailable,
  createBuilder,
  dockerAvailable,
  imageStore,
  registryAddress,
  skipLoudly,
  type Builder,
} from '../support/engine.ts'
import { runAction, type RunResult } from '../support/runner.ts'

const runs = (await dockerAvailable()) && (await imageStore()) === 'containerd'
if (!runs) skipLoudly('definitions beside plain bake: no docker engine with the containerd image store')
const container = runs && (await buildkitImageAvailable())
const registry = await registryAddress()

/** One definition, played by `docker buildx bake` and by the action. */
interface Case {
  name: string
  /** Files of the checkout; `docker-bake.json` may be an object. */
  files: Record<string, string | object>
  targets?: string[]
  set?: string[]
  call?: string
  env?: Record<string, string>
  exit: 0 | 1
  /** Targets that are built, in any order. */
  built: string[]
  /** Words in both logs. */
  says?: string
}

const INLINE = 'FROM scratch\nCOPY f /\n'
const USUAL = { 'dockerfile-inline': INLINE }
const one = (target: object) => ({ 'docker-bake.json': { target: { default: { ...USUAL, ...target } } } })
const local = { output: ['type=local,dest=out'] }
/** A Dockerfile with a stage that prints what it was given. */
const GIVEN = `FROM scratch AS run
COPY busybox /bin/sh
`

/** Every key of a target, alone; the effect is what lies in `out`. */
const KEYS: Case[] = (
  [
    ['annotations', { annotations: ['org.example=1'], output: ['type=oci,dest=out.tar'] }],
    ['args', { 'dockerfile-inline': 'FROM scratch\nARG A\nCOPY f /$A\n', args: { A: 'b' }, ...local }],
    ['attest', { attest: ['type=provenance,disabled=true'], ...local }],
    ['cache-from and cache-to', { 'cache-from': ['type=local,src=c'], 'cache-to': ['type=local,dest=c'] }],
    ['context', { context: 'sub', ...local }],
    ['contexts', { 'dockerfile-inline': 'FROM scratch\nCOPY --from=x g /\n', contexts: { x: 'sub' }, ...local }],
    ['description', { description: 'Words.', ...local }],
    ['dockerfile', { 'dockerfile-inline': undefined, dockerfile: 'sub/My.Dockerfile', ...local }],
    ['entitlements', { entitlements: [], ...local }],
    [
      'extra-hosts',
      {
        'extra-hosts': { here: '127.0.0.9' },
        'dockerfile-inline': `${GIVEN}RUN cat /etc/hosts | grep here > /h\n`,
        ...local,
      },
    ],
    ['labels', { labels: { a: 'b' } }],
    ['network', { network: 'none', ...local }],
    ['no-cache', { 'no-cache': true, ...local }],
    ['no-cache-filter', { 'dockerfile-inline': 'FROM scratch AS a\nCOPY f /\n', 'no-cache-filter': ['a'], ...local }],
    ['output to a folder', local],
    ['output to a tar', { output: ['type=tar,dest=out.tar'] }],
    ['output to an archive', { output: ['type=oci,dest=out.tar'] }],
    ['output to two places', { output: ['type=local,dest=out', 'type=tar,dest=out2.tar'] }],
    ['output to a bare folder', { output: ['out'] }],
    ['output nowhere', { output: ['type=cacheonly'] }],
    ['platforms', { platforms: ['linux/amd64', 'linux/arm64'], ...local }],
    ['pull', { pull: true, ...local }],
    [
      'secret',
      {
        'dockerfile-inline': `${GIVEN}RUN --mount=type=secret,id=s cat /run/secrets/s > /s\n`,
        secret: ['id=s,src=f'],
        ...local,
      },
    ],
    ['shm-size', { 'shm-size': '64m', ...local }],
    ['tags', { tags: ['bake-budget-definitions:1', 'bake-budget-definitions:2'] }],
    [
      'target',
      { 'dockerfile-inline': 'FROM scratch AS a\nCOPY f /a\nFROM scratch AS b\nCOPY f /b\n', target: 'a', ...local },
    ],
    ['ulimits', { ulimits: ['nofile=1024:1024'], ...local }],
  ] satisfies [string, object][]
).map(([name, target]) => ({
  name: `the key ${name}`,
  files: one(target),
  exit: 0,
  built: ['default'],
}))

const CASES: Case[] = [
  ...KEYS,
  {
    name: 'platforms joined in the definition',
    files: one({ platforms: ['linux/amd64,linux/arm64'], ...local }),
    exit: 0,
    built: ['default'],
  },
  {
    name: 'platforms joined in an override',
    files: one(local),
    set: ['*.platform=linux/amd64,linux/arm64'],
    exit: 0,
    built: ['default'],
  },
  { name: 'the platform `local`', files: one(local), set: ['*.platform=local'], exit: 0, built: ['default'] },
  {
    name: 'an empty part of a joined platform',
    files: one(local),
    set: ['*.platform=linux/amd64,'],
    exit: 1,
    built: [],
  },
  {
    name: 'stages without cache, joined',
    files: one({
      'dockerfile-inline': 'FROM scratch AS a\nCOPY f /\nFROM a AS b\nCOPY f /b\n',
      'no-cache-filter': ['a,b'],
      ...local,
    }),
    exit: 0,
    built: ['default'],
  },
  {
    name: 'tags joined',
    files: one({ tags: ['bake-budget-definitions:1,bake-budget-definitions:2'] }),
    exit: 1,
    built: [],
  },
  {
    name: 'outputs overridden',
    files: one({}),
    set: ['*.output=type=local,dest=out'],
    exit: 0,
    built: ['default'],
  },
  {
    name: 'a target named like the group that was asked for',
    files: {
      'docker-bake.json': {
        target: { default: { ...USUAL, output: ['out/d'] }, test: { ...USUAL, output: ['out/t'] } },
      },
    },
    targets: ['test', 'default'],
    exit: 0,
    built: ['default', 'test'],
  },
  {
    name: 'a target and a group of one name',
    files: {
      'docker-bake.hcl': `group "app" { targets = ["app", "other"] }
target "app" {
  dockerfile-inline = "FROM scratch\\nCOPY f /"
  output = ["out/a"]
}
target "other" {
  dockerfile-inline = "FROM scratch\\nCOPY f /"
  output = ["out/o"]
}
`,
    },
    targets: ['app'],
    exit: 0,
    built: ['app', 'other'],
  },
  {
    name: 'groups of groups, once each',
    files: {
      'docker-bake.json': {
        group: { default: { targets: ['b', 'a'] }, b: { targets: ['x'] }, a: { targets: ['x', 'y'] } },
        target: { x: { ...USUAL, output: ['out/x'] }, y: { ...USUAL, output: ['out/y'] } },
      },
    },
    exit: 0,
    built: ['x', 'y'],
  },
  {
    name: 'an empty group',
    files: { 'docker-bake.json': { group: { default: { targets: [] } }, target: { app: USUAL } } },
    exit: 0,
    built: [],
  },
  {
    name: 'a matrix',
    files: {
      'docker-bake.hcl': `target "default" {
  matrix = { n = ["one", "two"] }
  name = "app-\${n}"
  dockerfile-inline = "FROM scratch\\nCOPY f /\${n}"
  output = ["out/\${n}"]
}
`,
    },
    exit: 0,
    built: ['app-one', 'app-two'],
  },
  {
    name: 'inheritance, variables and functions',
    files: {
      'docker-bake.hcl': `variable "WHERE" { default = "nowhere" }
function "twice" {
  params = [s]
  result = "\${s}\${s}"
}
target "base" {
  dockerfile-inline = "FROM scratch\\nARG A\\nCOPY f /$A"
  args = { A = twice("a") }
}
target "default" {
  inherits = ["base"]
  output = ["out/\${WHERE}"]
}
`,
    },
    env: { WHERE: 'here' },
    exit: 0,
    built: ['default'],
  },
  {
    name: 'a target built on another one',
    files: {
      'docker-bake.json': {
        target: {
          base: USUAL,
          default: { 'dockerfile-inline': 'FROM base\nCOPY f /two\n', contexts: { base: 'target:base' }, ...local },
        },
      },
    },
    exit: 0,
    built: ['base', 'default'],
  },
  {
    name: 'compose',
    files: {
      'compose.yaml': `services:
  web:
    image: bake-budget-definitions:web
    build:
      context: .
      dockerfile_inline: |
        FROM scratch
        ARG A
        COPY f /$A
      args: { A: x }
      labels: { l: m }
  db:
    build:
      context: sub
      dockerfile: My.Dockerfile
      x-bake:
        output: out/db
`,
    },
    exit: 0,
    built: ['db', 'web'],
  },
  {
    name: 'a failing step',
    files: one({ 'dockerfile-inline': 'FROM scratch\nCOPY missing /\n' }),
    exit: 1,
    built: [],
    says: '"/missing": not found',
  },
  {
    name: 'call = "check" that finds something',
    files: {
      Dockerfile: 'from scratch\nCOPY f /\nMAINTAINER me\n',
      'docker-bake.json': {
        group: { default: { targets: ['app', 'lint'] } },
        target: { app: { ...USUAL, output: ['out'] }, lint: { call: 'check' } },
      },
    },
    exit: 1,
    built: ['app', 'lint'],
    says: 'Check complete, 2 warnings have been found!',
  },
  {
    name: 'call = "check" that finds nothing',
    files: { Dockerfile: INLINE, 'docker-bake.json': { target: { default: { call: 'check' } } } },
    exit: 0,
    built: ['default'],
    says: 'Check complete, no warnings found.',
  },
  {
    name: 'call = "outline"',
    files: { Dockerfile: INLINE, 'docker-bake.json': { target: { default: { call: 'outline' } } } },
    exit: 0,
    built: ['default'],
  },
  {
    name: 'call = "targets"',
    files: {
      Dockerfile: 'FROM scratch AS one\nCOPY f /\n',
      'docker-bake.json': { target: { default: { call: 'targets' } } },
    },
    exit: 0,
    built: ['default'],
    says: 'one (default)',
  },
  {
    name: 'the input `call`',
    files: { Dockerfile: 'from scratch\nCOPY f /\n', 'docker-bake.json': { target: { default: {} } } },
    call: 'check',
    exit: 1,
    built: ['default'],
    says: 'Check complete, 1 warning has been found!',
  },
  { name: 'a target that is not there', files: one({}), targets: ['nope'], exit: 1, built: [], says: 'nope' },
  { name: 'a definition that cannot be parsed', files: { 'docker-bake.hcl': 'target "a" {' }, exit: 1, built: [] },
]

interface Played {
  code: number | null
  log: string
  /** Names of targets with their keys, without what `BUILDX_METADATA_*` adds. */
  metadata: Record<string, string[]>
  /** Paths below the checkout that were not there, with hashes of contents that do not depend on times. */
  left: string[]
}

describe.runIf(runs)('definitions beside plain bake', { timeout: 120_000 }, () => {
  let root: string
  let count = 0
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'definitions-'))
  })
  afterAll(async () => await rm(root, { recursive: true, force: true }))

  async function project({ files }: Case): Promise<string> {
    const dir = join(root, String(count++))
    await mkdir(join(dir, 'sub'), { recursive: true })
    await copyFile('/bin/busybox', join(dir, 'busybox'))
    const all = { f: 'f', 'sub/f': 'sub', 'sub/g': 'g', 'sub/My.Dockerfile': INLINE, ...files }
    for (const [name, content] of Object.entries(all)) {
      await writeFile(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content))
    }
    return dir
  }

  async function leftIn(dir: string): Promise<string[]> {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true })
    const files = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name))
    const own = files.filter((path) => /^(out|c\/)/.test(path.slice(dir.length + 1)))
    return Promise.all(
      own.map(async (path) => {
        const name = path.slice(dir.length + 1)
        // Archives, caches and attestations hold times and ids.
        if (/\.tar$|^c\/|provenance.*\.json$/.test(name)) return name.replaceAll(/[0-9a-f]{64}/g, 'HASH')
        return `${name} ${createHash('sha256')
          .update(await readFile(path))
          .digest('hex')}`
      }),
    ).then((names) => [...new Set(names)].toSorted())
  }

  const keysOf = (metadata: Record<string, object>) =>
    Object.fromEntries(
      Object.entries(metadata)
        .filter(([name]) => name !== 'buildx.build.warnings')
        .map(([name, value]) => [
          name,
          Object.keys(value)
            .filter((key) => !key.startsWith('buildx.build.provenance'))
            .toSorted(),
        ]),
    )

  async function plainly(it: Case): Promise<Played> {
    const dir = await project(it)
    const file = join(dir, 'metadata.json')
    const args = ['buildx', 'bake', '--progress=plain', '--metadata-file', file]
    for (const entry of it.set ?? []) args.push('--set', entry)
    if (it.call !== undefined) args.push('--call', it.call)
    const env = { ...process.env, BUILDX_METADATA_WARNINGS: '1', ...it.env }
    const { code, log } = await promisify(execFile)('/usr/bin/docker', [...args, ...(it.targets ?? [])], {
      cwd: dir,
      env,
    }).then(
      ({ stdout, stderr }) => ({ code: 0, log: stdout + stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        log: error.stdout + error.stderr,
      }),
    )
    const metadata = await readFile(file, 'utf8').catch(() => '{}')
    return { code, log, metadata: keysOf(JSON.parse(metadata) as Record<string, object>), left: await leftIn(dir) }
  }

  async function ours(
    it: Case,
    inputs: Record<string, string> = {},
    env: Record<string, string> = {},
  ): Promise<Played & { run: RunResult; record: BuildRecord | undefined }> {
    const dir = await project(it)
    await using run = await runAction({
      inputs: {
        driver: 'docker',
        cache: 'none',
        comment: 'never',
        targets: (it.targets ?? []).join('\n'),
        set: (it.set ?? []).join('\n'),
        call: it.call ?? '',
        ...inputs,
      },
      env: { ...it.env, ...env },
      event: { name: 'push', payload: {} },
      ref: 'refs/heads/main',
      sha: 'a'.repeat(40),
      repository: 'octo/hello',
      workspace: dir,
    })
    const metadata = JSON.parse(run.outputs.metadata ?? '{}') as Record<string, object>
    const record =
      run.outputs.record === undefined
        ? undefined
        : (JSON.parse(await readFile(run.outputs.record, 'utf8')) as BuildRecord)
    return { code: run.exitCode, log: run.log, metadata: keysOf(metadata), left: await leftIn(dir), run, record }
  }

  it.each(CASES)('10.7 $name', async (it) => {
    const plain = await plainly(it)
    const own = await ours(it)
    expect(plain.code, plain.log).toBe(it.exit)
    expect(own.code, own.log).toBe(it.exit)
    expect(own.left).toEqual(plain.left)
    expect(own.metadata).toEqual(plain.metadata)
    expect(Object.keys(plain.metadata).toSorted()).toEqual(it.built.toSorted())
    expect(plain.log).toContain(it.says ?? '')
    expect(own.log).toContain(it.says ?? '')
  })

  it('10.7 two platforms joined in one text have two sizes', async () => {
    const { record } = await ours({ ...CASES[0]!, files: one({}), set: ['*.platform=linux/amd64,linux/arm64'] })
    expect(
      record?.targets[0]?.platforms.map(({ platform, compressedBytes }) => [platform, typeof compressedBytes]),
    ).toEqual([
      ['linux/amd64', 'number'],
      ['linux/arm64', 'number'],
    ])
  })

  it('10.7 findings of a check are annotations at their lines, and the reason of the failure', async () => {
    const { run, record } = await ours(CASES.find(({ name }) => name.includes('finds something'))!)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        title: 'Build check: MaintainerDeprecated',
        file: 'Dockerfile',
        line: 3,
      }),
    )
    expect([run.outputs.outcome, run.outputs.verdict]).toEqual(['failed', 'fail'])
    expect(run.summary).toContain('## 💥 Build failed: `lint`')
    expect(run.summary).toContain('2 findings of the build checks')
    expect(
      record?.targets.map(({ name, outcome, noImage, platforms }) => [name, outcome, noImage, platforms.length]),
    ).toEqual([
      ['app', 'succeeded', undefined, 1],
      ['lint', 'failed', 'call', 0],
    ])
  })

  it('10.8 says that there was nothing to build', async () => {
    const { run } = await ours(CASES.find(({ name }) => name === 'an empty group')!)
    expect([run.outputs.outcome, run.outputs.verdict]).toEqual(['succeeded', 'pass'])
    expect(run.summary).toContain('## ✅ Nothing to build')
    expect(run.annotations.filter(({ level }) => level === 'error')).toEqual([])
  })

  it.each(container ? ['docker', 'docker-container'] : ['docker'])(
    '10.7 a target whose result stays in the cache has time and steps, and no size: %s',
    async (driver) => {
      const builder: Builder | undefined = driver === 'docker' ? undefined : await createBuilder('docker-container')
      const files = one({
        output: ['type=cacheonly'],
        'dockerfile-inline': `${GIVEN}RUN head -c 3000000 /dev/urandom > /data # ${crypto.randomUUID()}\n`,
      })
      const budgets = 'size: 1kB\ntime: 10m\n'
      const inputs = builder === undefined ? { budgets } : { driver: '', builder: builder.name, budgets }
      const { run, record } = await ours({ ...CASES[0]!, files }, inputs, builder?.env)
      await builder?.[Symbol.asyncDispose]()
      expect([run.exitCode, run.outputs.verdict], run.log).toEqual([0, 'pass'])
      const [target] = record?.targets ?? []
      expect(target?.noImage).toBe('cacheonly')
      expect(target?.platforms[0]?.compressedBytes).toBeUndefined()
      expect(target?.platforms[0]?.steps.map(({ state }) => state)).toContain('ran')
      expect(record?.unknown).toEqual([])
      expect(run.log).not.toContain('exporting')
      expect(run.outputs.sizes).toBe('{}')
    },
  )

  it.runIf(container && registry !== undefined)(
    '10.7 an image that is only its base has no step of unknown state, and a base by another name has its line',
    async () => {
      const builder = await createBuilder('docker-container')
      const docker = (...args: string[]) =>
        promisify(execFile)('/usr/bin/docker', args, { cwd: root, env: { ...process.env, ...builder.env } })
      const name = `${registry}/bake-budget-definitions/base:1`
      const base = await project({ ...CASES[0]!, files: { Dockerfile: INLINE } })
      await docker('buildx', 'build', '--builder', builder.name, '--push', '--tag', name, base)
      const play = async (files: Case['files']) => {
        const { run, record } = await ours({ ...CASES[0]!, files }, { driver: '', builder: builder.name }, builder.env)
        expect(run.exitCode, run.log).toBe(0)
        expect(record?.unknown).toEqual([])
        return record?.targets[0]?.platforms[0]
      }
      const only = await play(one({ 'dockerfile-inline': `FROM ${name}\n` }))
      const again = await play(one({ 'dockerfile-inline': `FROM ${name}\n` }))
      expect(again?.steps.map(({ kind }) => kind)).toEqual(['from'])
      const named = await play({
        Dockerfile: 'FROM scratch AS first\nCOPY f /\n\nFROM mine\nCOPY f /two\n',
        'docker-bake.json': { target: { default: { contexts: { mine: `docker-image://${name}` } } } },
      })
      await builder[Symbol.asyncDispose]()
      expect(only?.steps.map(({ kind }) => kind)).toEqual(['from'])
      expect(named?.bases).toEqual([expect.objectContaining({ line: 4 })])
    },
  )
})
