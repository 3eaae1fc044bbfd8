import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { buildkitImageAvailable, createBuilder, dockerAvailable, skipLoudly, type Builder } from '../support/engine.ts'
import { runAction } from '../support/runner.ts'
import { dockerConfigWith, installedBuildx } from '../support/versions.ts'

/** One definition, played by `docker buildx bake` and by the action with the same user's flags. */
interface Case {
  name: string
  /** Keys of the one target. `OUT` stands for a folder outside of the checkout. */
  target?: Record<string, unknown>
  /** Instead of a target: the whole bake file. */
  bake?: string
  allow?: string[]
  set?: string[]
  targets?: string[]
  env?: Record<string, string>
  /** What buildx says. */
  exit: 0 | 1
  /** Words in both logs. */
  says?: string
}

const COPY_S = 'FROM scratch\nCOPY --from=s . /s\n'
const READS = { contexts: { s: 'OUT/in' }, 'dockerfile-inline': COPY_S }
const WRITES = { output: ['type=local,dest=OUT/w'] }
const REFUSED = 'additional privileges requested'

const CASES: Case[] = [
  { name: 'nothing special', target: {}, exit: 0 },
  { name: 'a named context outside', target: READS, exit: 1, says: REFUSED },
  {
    name: 'a context outside',
    target: { context: 'OUT/in', 'dockerfile-inline': 'FROM scratch\nCOPY f /\n' },
    exit: 1,
    says: REFUSED,
  },
  { name: 'a local output outside', target: WRITES, exit: 1, says: REFUSED },
  { name: 'a tar outside', target: { output: ['type=tar,dest=OUT/w.tar'] }, exit: 1, says: REFUSED },
  { name: 'an OCI archive outside', target: { output: ['type=oci,dest=OUT/w.oci'] }, exit: 1, says: REFUSED },
  { name: 'a secret outside', target: { secret: ['id=s,src=OUT/in/f'] }, exit: 1, says: REFUSED },
  { name: 'a local cache read outside', target: { 'cache-from': ['type=local,src=OUT/in'] }, exit: 1, says: REFUSED },
  {
    name: 'a local cache written outside',
    target: { 'cache-to': ['type=local,dest=OUT/cache'] },
    exit: 1,
    says: REFUSED,
  },
  { name: 'the ssh agent', target: { ssh: ['default'] }, exit: 1, says: REFUSED },
  { name: 'host network', target: { entitlements: ['network.host'] }, exit: 1, says: REFUSED },
  { name: 'privileged containers', target: { entitlements: ['security.insecure'] }, exit: 1, says: REFUSED },
  { name: 'the wrong path granted', target: READS, allow: ['fs.read=/nonexistent'], exit: 1, says: REFUSED },
  {
    name: 'reading granted, writing wanted',
    target: { ...READS, ...WRITES },
    allow: ['fs.read=OUT'],
    exit: 1,
    says: REFUSED,
  },
  { name: 'the path granted', target: READS, allow: ['fs.read=OUT/in'], exit: 0 },
  { name: 'a parent of the path granted', target: { ...READS, ...WRITES }, allow: ['fs=OUT'], exit: 0 },
  { name: 'everything granted', target: { ...READS, ...WRITES }, allow: ['fs=*'], exit: 0 },
  { name: 'host network granted', target: { entitlements: ['network.host'] }, allow: ['network.host'], exit: 0 },
  { name: 'the ssh agent granted', target: { ssh: ['default'] }, allow: ['ssh'], exit: 0 },
  { name: 'file checks switched off', target: READS, env: { BUILDX_BAKE_ENTITLEMENTS_FS: '0' }, exit: 0 },
  {
    name: 'file checks switched off, host network wanted',
    target: { ...READS, entitlements: ['network.host'] },
    env: { BUILDX_BAKE_ENTITLEMENTS_FS: '0' },
    exit: 1,
    says: REFUSED,
  },
  { name: 'an output folder by `set` is consent', target: {}, set: ['default.output=type=local,dest=OUT/in'], exit: 0 },
  {
    name: 'a folder by `set` that buildx would make is none',
    target: {},
    set: ['default.output=type=local,dest=OUT/w'],
    exit: 1,
    says: REFUSED,
  },
  { name: 'a secret by `set` is consent', target: {}, set: ['*.secrets=id=s,src=OUT/in/f'], exit: 0 },
  {
    name: 'a context by `set` is none',
    target: { 'dockerfile-inline': 'FROM scratch\nCOPY f /\n' },
    set: ['*.context=OUT/in'],
    exit: 1,
    says: REFUSED,
  },
  {
    name: 'an entitlement that there is not',
    target: {},
    allow: ['fs.raed=/x'],
    exit: 1,
    says: 'unknown entitlement key',
  },
  {
    name: 'a target that there is not',
    target: {},
    targets: ['defautl'],
    exit: 1,
    says: 'failed to find target defautl',
  },
  { name: 'a key that there is not', target: {}, set: ['*.outptu=x'], exit: 1, says: 'unknown key: outptu' },
  { name: 'broken HCL', bake: 'target "default" {\n  context = \n}\n', exit: 1, says: 'docker-bake.hcl:2' },
  { name: 'a variable that there is not', bake: 'target "default" {\n  context = NOPE\n}\n', exit: 1, says: 'NOPE' },
]

const possible = (await dockerAvailable()) && (await buildkitImageAvailable())
if (!possible) skipLoudly('consent: no engine, or no BuildKit image (script/engine buildkit)')
const installed = possible ? await installedBuildx() : []
const wanted =
  process.env.BAKE_BUDGET_VERSIONS === undefined ? installed.filter(({ at }) => at.startsWith('/usr/')) : installed

describe.runIf(possible).each(wanted)('buildx $version asks for consent, and so do we', ({ at }) => {
  let config: Awaited<ReturnType<typeof dockerConfigWith>>
  let builder: Builder
  let agent: Server
  let root: string
  let count = 0
  beforeAll(async () => {
    config = await dockerConfigWith(at)
    builder = await createBuilder('docker-container', config.env, undefined, [
      '--allow-insecure-entitlement=network.host',
      '--allow-insecure-entitlement=security.insecure',
    ])
    root = await mkdtemp(join(tmpdir(), 'consent-'))
    // An agent that never answers: nothing of these builds asks it anything.
    agent = createServer().listen(join(root, 'agent'))
  })
  afterAll(async () => {
    agent?.close()
    await builder?.[Symbol.asyncDispose]()
    await config?.[Symbol.asyncDispose]()
    await rm(root, { recursive: true, force: true })
  })

  /** A checkout and what lies outside of it. */
  async function project({ target, bake }: Case): Promise<{ dir: string; outside: string }> {
    const folder = join(root, String(count++))
    const [dir, outside] = [join(folder, 'checkout'), join(folder, 'outside')]
    await Promise.all([mkdir(dir, { recursive: true }), mkdir(join(outside, 'in'), { recursive: true })])
    const usual = { 'dockerfile-inline': 'FROM scratch\nCOPY f /\n', output: ['type=cacheonly'] }
    const text = JSON.stringify({ target: { default: { ...usual, ...target } } }).replaceAll('OUT', outside)
    await Promise.all([
      writeFile(join(dir, 'f'), 'f'),
      writeFile(join(outside, 'in/f'), 'outside'),
      bake === undefined
        ? writeFile(join(dir, 'docker-bake.json'), text)
        : writeFile(join(dir, 'docker-bake.hcl'), bake),
    ])
    return { dir, outside }
  }

  const effects = (outside: string): string[] =>
    ['w', 'w.tar', 'w.oci', 'cache'].filter((name) => existsSync(join(outside, name)))

  it.each(CASES)('10.1 $name', async (it) => {
    const env = { ...builder.env, SSH_AUTH_SOCK: join(root, 'agent'), ...it.env }
    const theirs = await project(it)
    const placed = (values: string[] = []): string[] => values.map((value) => value.replaceAll('OUT', theirs.outside))
    const plain = await promisify(execFile)(
      at,
      [
        'bake',
        '--progress=plain',
        ...placed(it.allow).flatMap((entry) => ['--allow', entry]),
        ...placed(it.set).flatMap((entry) => ['--set', entry]),
        ...(it.targets ?? []),
      ],
      { cwd: theirs.dir, env: { ...process.env, ...env } },
    ).then(
      ({ stderr }) => ({ code: 0, log: stderr }),
      (error: { code: number; stderr: string }) => ({ code: error.code, log: error.stderr }),
    )
    const own = await project(it)
    const moved = (values: string[] = []): string =>
      values.map((value) => value.replaceAll('OUT', own.outside)).join('\n')
    await using ours = await runAction({
      inputs: {
        cache: 'none',
        comment: 'never',
        allow: moved(it.allow),
        set: moved(it.set),
        targets: moved(it.targets),
      },
      env,
      event: { name: 'push', payload: {} },
      ref: 'refs/heads/main',
      sha: 'a'.repeat(40),
      repository: 'octo/hello',
      workspace: own.dir,
    })
    expect(plain.code, plain.log).toBe(it.exit)
    expect(ours.exitCode, ours.log).toBe(it.exit)
    expect(plain.log).toContain(it.says ?? '')
    expect(ours.log).toContain(it.says ?? '')
    expect(effects(own.outside)).toEqual(effects(theirs.outside))
    // Each line that buildx tells to add is told by us as a line of the input `allow`.
    const asked = it.exit === 0 ? '' : plain.log
    const told = [...asked.matchAll(/--allow=(\S+?)(?=["\s])/g)].map(([, flag]) => flag?.replace(/=.*/, '') ?? '')
    const error = ours.annotations
      .filter(({ level }) => level === 'error')
      .map(({ message }) => message)
      .join('\n')
    expect(told.filter((flag) => !error.includes(`\n  ${flag}`))).toEqual([])
    expect(ours.outputs.verdict ?? '', 'a build that was refused passes nothing').not.toBe(
      it.exit === 0 ? 'fail' : 'pass',
    )
  })

  /** A repository that git reads over plain HTTP, as a remote definition comes. */
  async function remote(bake: string): Promise<{ url: string; close: () => void }> {
    const folder = join(root, `remote-${count++}`)
    await mkdir(folder)
    const git = (...args: string[]) => promisify(execFile)('git', ['-C', folder, ...args])
    await git('init', '--quiet', '-b', 'main')
    await Promise.all([writeFile(join(folder, 'f'), 'f'), writeFile(join(folder, 'docker-bake.hcl'), bake)])
    await git('add', '--all')
    await git('-c', 'user.name=octo', '-c', 'user.email=octo@example.com', 'commit', '--quiet', '--message=x')
    await git('update-server-info')
    const server = createHttpServer((ask, answer) => {
      const path = join(folder, '.git', new URL(ask.url ?? '/', 'http://x').pathname.replace(/^\/repo\.git/, ''))
      readFile(path).then(
        (content) => answer.end(content),
        () => answer.writeHead(404).end(),
      )
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}/repo.git`, close: () => server.close() }
  }

  it.each([
    { name: 'that builds', output: 'type=cacheonly', allow: [], exit: 0 },
    { name: 'that writes into the folder it is baked in', output: 'type=local,dest=w', allow: [], exit: 0 },
    { name: 'that writes outside', output: 'type=local,dest=OUT/w', allow: [], exit: 1 },
    { name: 'that writes outside, granted', output: 'type=local,dest=OUT/w', allow: ['fs.write=OUT'], exit: 0 },
    {
      name: 'that wants host network',
      more: 'entitlements = ["network.host"]',
      output: 'type=cacheonly',
      allow: [],
      exit: 1,
    },
    {
      name: 'with a local named context',
      more: 'contexts = { s = "OUT/in" }',
      output: 'type=cacheonly',
      allow: [],
      exit: 0,
    },
  ])('10.1 a remote definition $name', async ({ output, more = '', allow, exit }) => {
    const folder = join(root, String(count++))
    const outside = join(folder, 'outside')
    const bake = `target "default" {\n  dockerfile-inline = "FROM scratch\\nCOPY f /"\n  output = ["${output}"]\n  ${more}\n}\n`
    const play = async (): Promise<{ dir: string; source: Awaited<ReturnType<typeof remote>> }> => {
      const dir = join(folder, crypto.randomUUID())
      await Promise.all([mkdir(dir, { recursive: true }), mkdir(join(outside, 'in'), { recursive: true })])
      return { dir, source: await remote(bake.replaceAll('OUT', outside)) }
    }
    // The engine's own BuildKit: that of the container has no git.
    const env = { ...builder.env, BUILDX_BUILDER: 'default' }
    const granted = allow.map((entry) => entry.replaceAll('OUT', outside))
    const left = (dir: string) => [existsSync(join(dir, 'w')), existsSync(join(outside, 'w'))]
    const theirs = await play()
    const flags = granted.flatMap((entry) => ['--allow', entry])
    const plain = await promisify(execFile)(at, ['bake', '--progress=plain', ...flags, theirs.source.url], {
      cwd: theirs.dir,
      env: { ...process.env, ...env },
    }).then(
      ({ stderr }) => ({ code: 0, log: stderr }),
      (error: { code: number; stderr: string }) => ({ code: error.code, log: error.stderr }),
    )
    const wanted = left(theirs.dir)
    await rm(join(outside, 'w'), { recursive: true, force: true })
    const own = await play()
    await using ours = await runAction({
      inputs: {
        cache: 'none',
        driver: 'docker',
        comment: 'never',
        'github-token': '',
        allow: granted.join('\n'),
        source: own.source.url,
      },
      env,
      event: { name: 'push', payload: {} },
      ref: 'refs/heads/main',
      sha: 'a'.repeat(40),
      repository: 'octo/hello',
      workspace: own.dir,
    })
    for (const { source } of [theirs, own]) source.close()
    expect(plain.code, plain.log).toBe(exit)
    expect(ours.exitCode, ours.log).toBe(exit)
    expect(left(own.dir)).toEqual(wanted)
  })
})
