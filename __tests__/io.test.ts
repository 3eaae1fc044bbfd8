import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { assert, asyncProperty, constantFrom, integer, oneof, option, record, string } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inert, runnerIo } from '../src/io.ts'
import { defined } from '../src/shared/defined.ts'
import { readStepLog } from './support/workflow-commands.ts'

describe('a line of the build’s log', () => {
  it.each([
    '::error file=a,line=1::owned',
    '  \t::add-path::/tmp/evil',
    ':::warning::x',
    '::stop-commands::token',
    '##[error]owned',
    'text ##[add-path]/tmp/evil and ##[group]more',
    '###[error]x',
    'a\r::error::owned',
    '\r\n::error::owned',
    '\r\r::set-env name=X::1',
    '\u00a0::error::owned',
    // White space to .NET's TrimStart, but not to a JavaScript regular expression.
    '\u0085::error::owned',
    '\u200b::error::owned',
    ':\u200b:error::owned',
    '#\u200b#[error]owned',
  ])('%j is no workflow command', (line) => {
    // The runner ends a line at a carriage return, too.
    const said = inert(line).split('\r')
    for (const part of said) expect(part).not.toMatch(/^[\s\p{C}]*:\p{C}*:|#\p{C}*#\p{C}*\[/u)
    expect(readStepLog(said, []).annotations).toEqual([])
  })

  it.each(['#5 [app 1/2] COPY a::b /c', 'C++ std::string', '## [heading]', 'crates::io', '#5 0.412 ok'])(
    '%j is left as it is',
    (line) => {
      expect(inert(line)).toBe(line)
    },
  )
})

describe('what the runner is told', () => {
  // One for all: core.summary remembers its file.
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'io-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Everything that the code under test wrote to stdout and to the runner's files. */
  const written = async (act: (env: Record<string, string>) => unknown) => {
    const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']
    const env = Object.fromEntries(names.map((name) => [name, join(folder, name)]))
    for (const file of Object.values(env)) await writeFile(file, '')
    for (const [name, file] of Object.entries(env)) vi.stubEnv(name, file)
    const lines: string[] = []
    const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      lines.push(String(text))
      return true
    })
    try {
      await act({ ...env, INPUT_A_B: '  x y ', STATE_s: 'z' })
    } finally {
      stdout.mockRestore()
      vi.unstubAllEnvs()
    }
    const files = await Promise.all(Object.values(env).map((file) => readFile(file, 'utf8')))
    const anonymous = (text: string) => text.replaceAll(/ghadelimiter_[0-9a-f-]{36}/g, 'DELIMITER')
    return [lines.join(''), ...files.map((text) => anonymous(text))]
  }

  it('is byte for byte what @actions/core tells it', { timeout: 30_000 }, async () => {
    const nasty = string({
      unit: oneof(constantFrom('%', ':', ',', '\r', '\n', '::', 'a', ' '), string({ minLength: 1, maxLength: 1 })),
    })
    const some = nasty.filter((text) => text !== '')
    const notes = record({
      level: constantFrom('error', 'warning', 'notice'),
      message: nasty,
      title: option(some, { nil: undefined }),
      file: option(some, { nil: undefined }),
      line: option(integer({ min: 1 }), { nil: undefined }),
    })
    await assert(
      asyncProperty(notes, nasty, nasty, async (note, value, markdown) => {
        const ours = await written(async (env) => {
          const io = runnerIo(env)
          io.annotate(defined(note))
          io.info('line')
          io.output('name', value)
          io.saveState('name', value)
          await io.summary(markdown)
        })
        const say = { error: core.error, warning: core.warning, notice: core.notice }
        const theirs = await written(async () => {
          const properties = defined({ title: note.title, file: note.file, startLine: note.line })
          say[note.level](note.message, properties)
          core.info('line')
          core.setOutput('name', value)
          core.saveState('name', value)
          if (markdown !== '') await core.summary.addRaw(markdown, true).write()
          else await core.summary.addEOL().write()
        })
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 60 },
    )
  })

  it('comes from the variables of the step', async () => {
    const seen: string[] = []
    await written((env) => {
      const io = runnerIo(env)
      seen.push(io.input('a b'), io.input('none'), io.state('s'), io.state('none'))
    })
    expect(seen).toEqual(['x y', '', 'z', ''])
  })
})
