import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { thisMachine } from '../../../src/bake/builder/machine.ts'
import { dropNote, leaveNote, parseNote, readNotes } from '../../../src/bake/builder/note.ts'
import { processesOfJob, processStat, stillRuns } from '../../../src/bake/builder/process-life.ts'

const NAME = 'bake-budget-0123456789ab'
let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'notes-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('the note about a builder', () => {
  it.each([
    ['HOME', '.docker/buildx/bake-budget'],
    ['DOCKER_CONFIG', 'buildx/bake-budget'],
    ['BUILDX_CONFIG', 'bake-budget'],
  ])('lies in the folder in which buildx keeps the builder itself, by %s', async (variable, folder) => {
    const env = { HOME: '/nowhere', [variable]: home }
    await leaveNote(env, NAME)
    expect(await readdir(join(home, folder))).toEqual([`${NAME}.json`])
    expect(await readNotes(env)).toEqual([expect.objectContaining({ name: NAME, machine: thisMachine() })])
    await dropNote(env, NAME)
    expect(await readNotes(env)).toEqual([])
  })

  it('is not needed: neither without a home, nor where it cannot be written or read', async () => {
    await writeFile(join(home, '.docker'), 'a file')
    for (const env of [{}, { HOME: home }]) {
      await leaveNote(env, NAME)
      await dropNote(env, NAME)
      expect(await readNotes(env)).toEqual([])
    }
  })

  it('is only read as this action wrote it, under the name of its builder', async () => {
    await leaveNote({ BUILDX_CONFIG: home }, NAME)
    const text = await readFile(join(home, 'bake-budget', `${NAME}.json`), 'utf8')
    const [note] = await readNotes({ BUILDX_CONFIG: home })
    expect(parseNote(text, `${NAME}.json`)).toEqual(note)
    expect(parseNote(text, 'bake-budget-ba9876543210.json')).toBeUndefined()
    // Gone processes are what a builder is removed for, so what is no process must not pass for a gone one.
    for (const processes of [
      [{ pid: 'x', start: '1' }],
      [{ pid: 0, start: '1' }],
      [{ pid: -1, start: '1' }],
      [{ pid: 1 }],
      {},
      null,
    ]) {
      expect(parseNote(JSON.stringify({ ...note, processes }), `${NAME}.json`)).toBeUndefined()
    }
    for (const broken of ['', 'null', '[]', text.slice(0, -1), JSON.stringify({ ...note, machine: null })]) {
      expect(parseNote(broken, `${NAME}.json`)).toBeUndefined()
    }
    await mkdir(join(home, 'bake-budget', 'folder.json'))
    expect(await readNotes({ BUILDX_CONFIG: home })).toEqual([note])
  })
})

describe('the processes of a job', () => {
  it('are this one and its parent, and both run', () => {
    const processes = processesOfJob()
    expect(processes.map(({ pid }) => pid)).toEqual([process.ppid, process.pid])
    expect(processes.map(stillRuns)).toEqual([true, true])
  })

  it('are with GitHub’s runner its worker, whatever stands between', async () => {
    // A shell with the worker's name (bash is told its name by its file), a shell below it, and node.
    const worker = join(home, 'Runner.Worker')
    await promisify(execFile)('cp', ['/bin/bash', worker])
    const script = `import(${JSON.stringify(join(import.meta.dirname, '../../../src/bake/builder/process-life.ts'))})
      .then(({ processesOfJob }) => console.log(JSON.stringify(processesOfJob())))`
    const { stdout } = await promisify(execFile)(worker, [
      '-c',
      `echo $$; bash -c '"$0" --eval "$1"; true' "$0" "$1"; true`,
      process.execPath,
      script,
    ])
    const [pid, processes = '[]'] = stdout.split('\n')
    expect(JSON.parse(processes)).toEqual([
      { pid: Number(pid), start: expect.stringMatching(/^\d+$/) },
      { pid: expect.any(Number), start: expect.stringMatching(/^\d+$/) },
    ])
  })

  it('end: a killed process runs no more, and another one that gets its id is another', async () => {
    const child = spawn('sleep', ['60'])
    const pid = child.pid!
    const { start } = processStat(pid)!
    expect(stillRuns({ pid, start })).toBe(true)
    expect(stillRuns({ pid, start: `${start}0` })).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(stillRuns({ pid, start })).toBe(false)
  })
})
