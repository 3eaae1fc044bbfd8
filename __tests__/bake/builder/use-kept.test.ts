import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useKept } from '../../../src/bake/builder/kept.ts'

/** An answer of docker or buildx: what it prints when it succeeds, or says when it fails. */
type Answer = { prints: string } | { says: string }

const RUNNING: Answer = {
  prints:
    'Name: kept\nDriver: docker-container\n\nNodes:\nName: kept0\nEndpoint: unix:///var/run/docker.sock\nStatus: running\nBuildKit version: v0.32.2\nPlatforms: linux/amd64\n',
}
const MISSING: Answer = { says: 'ERROR: no builder "kept" found' }

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'use-kept-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/**
 * Runs it with a docker that gives these answers one after the other, and returns the commands that were asked for, each with
 * what it saw of the job's event.
 */
async function use(answers: Answer[]): Promise<{ builder: unknown; asked: string[] }> {
  for (const [at, answer] of answers.entries()) {
    await writeFile(join(folder, `${at}.out`), 'prints' in answer ? answer.prints : '')
    await writeFile(join(folder, `${at}.err`), 'says' in answer ? answer.says : '')
    await writeFile(join(folder, `${at}.code`), 'says' in answer ? '1' : '0')
  }
  const program = join(folder, 'docker')
  await writeFile(
    program,
    `#!/bin/sh
cd '${folder}'
touch asked
at=$(wc -l < asked)
echo "$1 $2 $GITHUB_EVENT_NAME$GITHUB_EVENT_PATH" >> asked
cat $at.out
cat $at.err >&2
exit $(cat $at.code)
`,
  )
  await chmod(program, 0o755)
  vi.stubEnv('PATH', `${folder}:${process.env.PATH ?? ''}`)
  const wish = { driverOpts: [], keepState: true }
  const env = { PATH: process.env.PATH ?? '', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: '/event.json' }
  const builder = await useKept({ env, cwd: folder, plugin: program }, wish, folder, 1)
  const asked = (await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n')
  return { builder, asked: asked.map((line) => line.trimEnd()) }
}

describe('a kept builder', () => {
  it('that runs is used as it is', async () => {
    const { builder, asked } = await use([RUNNING])
    expect(builder).toEqual({
      name: 'kept',
      driver: 'docker-container',
      buildkit: '0.32.2',
      nativePlatform: 'linux/amd64',
      created: false,
      kept: true,
    })
    expect(asked).toEqual(['inspect --bootstrap'])
  })

  it('that another job created a moment earlier is used like any other', async () => {
    const { builder, asked } = await use([
      MISSING,
      { says: 'ERROR: existing instance for "kept" but no append mode, specify the node name to make changes' },
      RUNNING,
    ])
    expect(builder).toMatchObject({ name: 'kept', kept: true, bootMs: expect.any(Number) })
    expect(asked).toEqual(['inspect --bootstrap', 'create --name', 'inspect --bootstrap'])
  })

  it('is told nothing of the job’s event: BuildKit would tell it of every image that is built there later', async () => {
    const { asked } = await use([MISSING, { prints: 'kept' }, RUNNING])
    expect(asked).toEqual(['inspect --bootstrap', 'create --name', 'inspect --bootstrap'])
  })

  it('whose image could not be pulled is booted again, and never removed for that', async () => {
    const { builder, asked } = await use([
      MISSING,
      { says: 'ERROR: unexpected status from HEAD request: 503 Service Unavailable' },
      RUNNING,
    ])
    expect(builder).toMatchObject({ name: 'kept', kept: true })
    expect(asked).toEqual(['inspect --bootstrap', 'create --name', 'inspect --bootstrap'])
  })

  it.each(['running', 'created', 'paused', ''])(
    'that does not answer is let alone while its container is "%s": other jobs may be at work in it',
    async (state) => {
      const silent: Answer = { says: 'ERROR: context deadline exceeded' }
      const { builder, asked } = await use([silent, silent, { prints: `${state}\n` }])
      expect(builder).toMatch(
        /^The kept builder bake-budget-kept-[0-9a-f]{12} cannot be used.*context deadline exceeded$/,
      )
      expect(asked).toEqual(['inspect --bootstrap', 'inspect --bootstrap', 'container inspect push/event.json'])
    },
  )

  it('whose container ended twice is made anew', async () => {
    const broken: Answer = { says: 'ERROR: container exited' }
    const { builder, asked } = await use([
      broken,
      broken,
      { prints: 'exited\n' },
      { prints: '' },
      MISSING,
      { prints: 'kept' },
      RUNNING,
    ])
    expect(builder).toMatchObject({ name: 'kept', kept: true, bootMs: expect.any(Number) })
    expect(asked).toEqual([
      'inspect --bootstrap',
      'inspect --bootstrap',
      'container inspect push/event.json',
      'rm --force push/event.json',
      'inspect --bootstrap',
      'create --name',
      'inspect --bootstrap',
    ])
  })
})
