import { chmod, copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { BuildRecord } from '../../src/record/build-record.ts'
import { createBuilder, docker } from './engine.ts'
import type { GitRepo } from './git-repo.ts'
import type { RunResult } from './runner.ts'
import { createStage, type Stage } from './stage.ts'

/** Images that FROM lines name: a shell each, in a registry, so that their tags can move. */
interface Bases {
  alpha: string
  beta: string
  /** Gives a tag another image. */
  move(name: string, content: string): Promise<void>
}

/** One change of the monorepo as somebody would push it. */
interface Change {
  what: string
  files?: Record<string, string>
  remove?: string[]
  act?: (dir: string, bases: Bases) => Promise<void>
  /** Without a commit of its own: only the world around it changed. */
  inputs?: Record<string, string>
}

/** What playing all changes came to. */
export interface Played {
  changes: { what: string; built: string[]; leftOut: string[]; wrong: string[]; needless: string[] }[]
  /** Share of targets that did not have to be built. */
  skipped: number
  /** Targets left out whose image a build made differently. */
  wrong: number
  /** Targets built whose image came out the same. */
  needless: number
}

const BAKE = `variable "GREETING" {
  default = "hello"
}
group "default" {
  targets = ["lib", "api", "worker", "web", "docs", "migrate"]
}
target "lib" {
  context = "lib"
}
target "api" {
  context  = "services/api"
  contexts = { lib = "target:lib" }
  args     = { GREETING = GREETING }
}
target "worker" {
  context  = "services/worker"
  contexts = { lib = "target:lib", shared = "shared" }
}
target "web" {
  context = "web"
  labels  = { "org.example.part" = "web" }
}
target "docs" {
  context    = "."
  dockerfile = "docs/Dockerfile"
}
target "migrate" {
  context    = "."
  dockerfile = "migrate.Dockerfile"
}
`

const filesOf = ({ alpha, beta }: Bases): Record<string, string> => ({
  'docker-bake.hcl': BAKE,
  'README.md': 'A monorepo.\n',
  '.dockerignore': '.git\n**/*.log\nweb\nservices\n',
  'lib/Dockerfile': 'FROM scratch\nCOPY src /lib\n',
  'lib/src/core.txt': 'core\n',
  'lib/notes.md': 'Not in the image.\n',
  'services/api/Dockerfile': `FROM ${alpha}\nARG GREETING\nCOPY --from=lib /lib /lib\nCOPY go.sum ./\nRUN wc -l go.sum > deps\nCOPY . .\nRUN echo "$GREETING" > greeting\n`,
  'services/api/.dockerignore': 'test\n*.md\n',
  'services/api/go.sum': 'one\n',
  'services/api/main.go': 'package main\n',
  'services/api/README.md': 'The service.\n',
  'services/api/test/main_test.go': 'package test\n',
  'services/worker/Dockerfile': `FROM ${alpha}\nCOPY --from=lib /lib /lib\nCOPY --from=shared *.json /shared/\nCOPY worker.sh .\nRUN --mount=type=bind,source=gen,target=/gen cat /gen/* > generated\n`,
  'services/worker/worker.sh': 'echo work\n',
  'services/worker/gen/a.txt': 'a\n',
  'services/worker/bench/b.txt': 'b\n',
  'shared/schema.json': '{}\n',
  'shared/notes.txt': 'Not copied.\n',
  'web/Dockerfile': `FROM ${beta}\nCOPY package*.json ./\nRUN cat package*.json > installed\nCOPY --exclude=*.test.js src ./src\n`,
  'web/package.json': '{}\n',
  'web/src/app.js': 'app\n',
  'web/src/app.test.js': 'test\n',
  'docs/Dockerfile': 'FROM scratch\nCOPY docs/*.md /docs/\nCOPY README.md /\n',
  'docs/guide.md': 'Guide\n',
  'docs/draft.txt': 'Draft\n',
  'migrate.Dockerfile': `FROM ${beta}\nCOPY migrations /migrations\nCMD ["sh", "/migrations/run.sh"]\n`,
  'migrations/run.sh': 'echo migrate\n',
  'migrations/1.sql': 'select 1;\n',
})

/** Thirty changes, each on top of the one before. */
const CHANGES: readonly Change[] = [
  { what: 'source of one service', files: { 'services/api/main.go': 'package main // 2\n' } },
  { what: 'a test that no image has', files: { 'services/api/test/main_test.go': 'package test // 2\n' } },
  { what: 'an ignored README', files: { 'services/api/README.md': 'The service, better.\n' } },
  { what: 'the README that docs copies', files: { 'README.md': 'A monorepo, better.\n' } },
  { what: 'a lock file', files: { 'services/api/go.sum': 'one\ntwo\n' } },
  { what: 'the linked library', files: { 'lib/src/core.txt': 'core 2\n' } },
  { what: 'a file of the library that no image has', files: { 'lib/notes.md': 'Still not.\n' } },
  { what: 'a new file of the library', files: { 'lib/src/more.txt': 'more\n' } },
  { what: 'a new document', files: { 'docs/reference.md': 'Reference\n' } },
  { what: 'a draft that no pattern takes', files: { 'docs/draft.txt': 'Draft 2\n' } },
  { what: 'a deleted document', remove: ['docs/reference.md'] },
  { what: 'a file of a bind mount', files: { 'services/worker/gen/a.txt': 'aa\n' } },
  { what: 'a file beside the bind mount', files: { 'services/worker/bench/b.txt': 'bb\n' } },
  { what: 'a file of a named context', files: { 'shared/schema.json': '{"a":1}\n' } },
  { what: 'a file of it that is not copied', files: { 'shared/notes.txt': 'Nor now.\n' } },
  { what: 'a file that a COPY excludes', files: { 'web/src/app.test.js': 'test 2\n' } },
  { what: 'a new file that a pattern takes', files: { 'web/package-lock.json': '{}\n' } },
  { what: 'a mode', act: (dir) => chmod(join(dir, 'migrations/run.sh'), 0o755) },
  {
    what: 'a file become a link',
    remove: ['migrations/1.sql'],
    act: (dir) => symlink('run.sh', join(dir, 'migrations/1.sql')),
  },
  {
    what: 'a comment in a Dockerfile',
    files: { 'docs/Dockerfile': '# Documents.\nFROM scratch\nCOPY docs/*.md /docs/\nCOPY README.md /\n' },
  },
  { what: 'an instruction', act: (dir) => edit(dir, 'web/Dockerfile', (text) => `${text}RUN echo more > more\n`) },
  { what: 'an ignore file that lets a test in', files: { 'services/api/.dockerignore': '*.md\n' } },
  { what: 'an ignore file that changes nothing', files: { 'services/api/.dockerignore': '*.md\n*.tmp\n' } },
  {
    what: 'a build argument',
    act: (dir) => edit(dir, 'docker-bake.hcl', (text) => text.replace('"hello"', '"good day"')),
  },
  { what: 'a label', act: (dir) => edit(dir, 'docker-bake.hcl', (text) => text.replace('= "web" }', '= "site" }')) },
  {
    what: 'a tag and a cache, which are no part of an image',
    act: (dir) =>
      edit(dir, 'docker-bake.hcl', (text) =>
        text.replace(
          'context    = "."\n  dockerfile = "docs',
          'tags = ["docs:2"]\n  context    = "."\n  dockerfile = "docs',
        ),
      ),
  },
  { what: 'a base image moved under its tag', act: (_, bases) => bases.move(bases.beta, 'moved') },
  { what: 'a workflow', files: { '.github/workflows/ci.yml': 'on: push\n' } },
  { what: 'a log that is ignored everywhere', files: { 'migrations/x.log': 'log\n' } },
  {
    what: 'two services at once',
    files: { 'services/worker/worker.sh': 'echo more work\n', 'web/src/app.js': 'app 2\n' },
  },
]

/** Plays every change: what `mode: plan` leaves out is built all the same, and must come out as the baseline has it. */
export async function playMonorepo(registry: string, tell: (line: string) => void = () => undefined): Promise<Played> {
  const bases = await pushBases(registry)
  // One builder for all: nothing that is left out would be built anew only because a cache is empty.
  await using builder = await createBuilder('docker-container')
  const inputs = { builder: builder.name, cache: 'none', comment: 'never', analyze: 'none' }
  await using stage = await createStage({ inputs, env: builder.env }, (repo) => repo.write(filesOf(bases)))
  let before = await build(stage)
  const played: Played['changes'] = []
  for (const { what, files = {}, remove = [], act } of CHANGES) {
    await change(stage.repo, remove, act === undefined ? undefined : (dir) => act(dir, bases))
    await stage.repo.commit(what, files)
    const built = await plan(stage)
    const now = await build(stage)
    const same = [...now.keys()].filter((name) => now.get(name) === before.get(name))
    const leftOut = [...now.keys()].filter((name) => !built.includes(name))
    const row = {
      what,
      built,
      leftOut,
      wrong: leftOut.filter((name) => !same.includes(name)),
      needless: built.filter((name) => same.includes(name)),
    }
    played.push(row)
    tell(
      `${what}: ${built.length === 0 ? 'nothing' : built.join(', ')}${row.needless.length > 0 ? ` (same image: ${row.needless.join(', ')})` : ''}${row.wrong.length > 0 ? ` WRONG: ${row.wrong.join(', ')}` : ''}`,
    )
    before = now
  }
  const count = (key: 'leftOut' | 'wrong' | 'needless'): number => played.reduce((sum, row) => sum + row[key].length, 0)
  const all = played.reduce((sum, row) => sum + row.built.length + row.leftOut.length, 0)
  return { changes: played, skipped: count('leftOut') / all, wrong: count('wrong'), needless: count('needless') }
}

/** Names that have to be built, by the output of the action. */
async function plan(stage: Stage): Promise<string[]> {
  const run = await stage.push({ inputs: { mode: 'plan' } })
  if (run.exitCode !== 0) throw new Error(run.log)
  const { include } = JSON.parse(run.outputs.matrix ?? '') as { include: { target: string }[] }
  return include.map(({ target }) => target)
}

/** Builds everything; the digest of each target's manifest. */
async function build(stage: Stage): Promise<Map<string, string>> {
  const run: RunResult = await stage.push()
  if (run.exitCode !== 0) throw new Error(run.log)
  const record = JSON.parse(await readFile(run.outputs.record ?? '', 'utf8')) as BuildRecord
  return new Map(
    record.targets.map(({ name, platforms: [image] }) => {
      if (image?.manifestDigest === undefined)
        throw new Error(`${name} has no digest: ${JSON.stringify(record.unknown)}`)
      return [name, image.manifestDigest]
    }),
  )
}

async function change(repo: GitRepo, remove: string[], act?: (dir: string) => Promise<void>): Promise<void> {
  for (const path of remove) await rm(join(repo.dir, path))
  await act?.(repo.dir)
}

async function edit(dir: string, path: string, how: (text: string) => string): Promise<void> {
  await writeFile(join(dir, path), how(await readFile(join(dir, path), 'utf8')))
}

async function pushBases(registry: string): Promise<Bases> {
  const id = `plan-${crypto.randomUUID().slice(0, 8)}`
  const move = async (name: string, content: string): Promise<void> => {
    const dir = await mkdtemp(join(tmpdir(), 'base-'))
    const install = 'RUN ["/bin/busybox", "--install", "-s", "/bin"]'
    await copyFile('/bin/busybox', join(dir, 'busybox'))
    await writeFile(
      join(dir, 'Dockerfile'),
      `FROM scratch\nCOPY busybox /bin/busybox\n${install}\nRUN echo ${content} > /release\n`,
    )
    await docker(['buildx', 'build', '--builder', 'default', '--push', '--tag', name, dir])
    await rm(dir, { recursive: true })
  }
  const bases = { alpha: `${registry}/${id}/alpha:1`, beta: `${registry}/${id}/beta:1`, move }
  for (const name of [bases.alpha, bases.beta]) await move(name, name)
  return bases
}
