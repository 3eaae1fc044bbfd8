import { describe, expect, it } from 'vitest'
import { runText, startCommand, wordsOf } from '../../../src/advise/dockerfile/commands.ts'
import { parseDockerfile, textOf } from '../../../src/advise/dockerfile/document.ts'
import { insertAfter, insertBefore, remove, replaceAll } from '../../../src/advise/dockerfile/edits.ts'
import { chainOf, neededFor, stagesOf } from '../../../src/advise/dockerfile/stages.ts'
import { file } from '../corpus/case.ts'

describe('a Dockerfile', () => {
  it('has its instructions with their places, whatever their case, lines and heredocs', () => {
    const text =
      '# syntax=docker/dockerfile:1\r\nfrom node:22 as Build\r\nRUN --mount=type=cache,target=/x <<EOF\r\nset -e\r\nnpm ci\r\nEOF\r\nCOPY ["a b", "./"]\r\n'
    const document = parseDockerfile(text)
    expect(document.newline).toBe('\r\n')
    expect(document.instructions.map(({ keyword, line, endLine }) => [keyword, line, endLine])).toEqual([
      ['FROM', 2, 2],
      ['RUN', 3, 6],
      ['COPY', 7, 7],
    ])
    const [, run, copy] = document.instructions
    expect(run?.words.map((word) => word.text)).toEqual(['<<EOF'])
    expect(run?.flags).toMatchObject([{ name: 'mount', value: 'type=cache,target=/x' }])
    expect(run === undefined ? [] : runText(document, run)?.commands.map(wordsOf)).toEqual([
      ['set', '-e'],
      ['npm', 'ci'],
    ])
    expect(copy?.exec).toEqual(['a b', './'])
    expect(copy === undefined ? '' : textOf(document, copy)).toBe('COPY ["a b", "./"]')
  })

  it('may continue its lines with another character', () => {
    const document = parseDockerfile('# escape=`\nFROM debian\nRUN apt-get update && `\n    apt-get install -y curl\n')
    const [, run] = document.instructions
    expect(run === undefined ? [] : runText(document, run)?.commands.map(wordsOf)).toEqual([
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', 'curl'],
    ])
  })

  it('with a heredoc of another language has no commands', () => {
    const document = parseDockerfile(
      'FROM python\nRUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF\nRUN python3 <<EOF\nprint(1)\nEOF\n',
    )
    expect(document.instructions.slice(1).map((run) => runText(document, run))).toEqual([undefined, undefined])
  })

  it('says whether what it starts needs a shell', () => {
    const document = parseDockerfile(
      'FROM a\nCMD node x.js\nENTRYPOINT ["/app", "-v"]\nHEALTHCHECK --interval=1s CMD curl -f http://x || exit 1\n',
    )
    const starts = document.instructions.slice(1).map((each) => startCommand(document, each))
    expect(starts.map(({ shell }) => shell)).toEqual([true, false, true])
    expect(starts.map(({ commands: [first] }) => first?.words[0]?.text)).toEqual(['node', '/app', 'curl'])
  })

  it('has stages that stand on each other and copy from each other; others are not needed', () => {
    const stages = stagesOf(
      parseDockerfile(file`
        FROM node AS base
        FROM base AS build
        FROM base AS lint
        FROM nginx AS web
        COPY --from=build /a /b
        RUN --mount=type=bind,from=0,target=/x true
      `),
    )
    const web = stages.at(-1)
    const lint = stages[2]
    expect(web === undefined ? [] : neededFor(web, stages).map(({ name }) => name)).toEqual(['base', 'build', 'web'])
    expect(lint === undefined ? [] : chainOf(lint).map(({ name }) => name)).toEqual(['lint', 'base'])
  })
})

describe('edits', () => {
  const document = parseDockerfile('FROM a\r\n# keep\r\nRUN b\r\nRUN c')
  const [, b, c] = document.instructions
  const edit = (make: (each: NonNullable<typeof b>) => ReturnType<typeof remove>, each = b) =>
    replaceAll(document.text, each === undefined ? [] : [make(each)])

  it('put lines before and after an instruction with the file’s own line ends', () => {
    expect(edit((each) => insertBefore(document, each, ['ARG X']))).toBe('FROM a\r\n# keep\r\nARG X\r\nRUN b\r\nRUN c')
    expect(edit((each) => insertAfter(document, each, ['ARG X']))).toBe('FROM a\r\n# keep\r\nRUN b\r\nARG X\r\nRUN c')
  })

  it('leave the last line without a line end where it had none', () => {
    expect(edit((each) => insertAfter(document, each, ['ARG X']), c)).toBe(
      'FROM a\r\n# keep\r\nRUN b\r\nRUN c\r\nARG X',
    )
    expect(edit((each) => remove(document, each), c)).toBe('FROM a\r\n# keep\r\nRUN b')
  })

  it('take an instruction out and leave the comment above it', () => {
    expect(edit((each) => remove(document, each))).toBe('FROM a\r\n# keep\r\nRUN c')
  })

  it('that overlap are refused', () => {
    expect(() =>
      replaceAll('abc', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow(RangeError)
  })
})
