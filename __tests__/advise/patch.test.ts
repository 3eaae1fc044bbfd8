import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { FileEdit, Finding } from '../../src/advise/advice.ts'
import { patchOf } from '../../src/advise/patch.ts'
import { replacementsOf } from '../../src/advise/patch/combine.ts'
import { lineChanges, linesOf } from '../../src/advise/patch/line-diff.ts'
import { unifiedDiff } from '../../src/advise/patch/unified-diff.ts'
import { replaceAll } from '../../src/advise/dockerfile/edits.ts'
import { findingsOf } from '../../src/advise/rules.ts'
import { reconciliation } from './example.ts'
import { projectOf } from './project.ts'

const folder = mkdtempSync(join(tmpdir(), 'advise-patch-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What git makes of the files with the patch. */
function applied(edits: readonly FileEdit[]): (string | undefined)[] {
  const root = mkdtempSync(join(folder, 'tree-'))
  for (const { file, before } of edits) {
    if (before === undefined) continue
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), before)
  }
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: root,
    input: unifiedDiff(edits),
    env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
  })
  return edits.map(({ file }) => readFileSync(join(root, file), 'utf8'))
}

function finding(rule: string, ...edits: FileEdit[]): Finding {
  return { rule, targets: ['app'], title: rule, now: '', places: [], mayBreak: [], touches: [], edits }
}

const line = fc.constantFrom('a', 'b', 'c', '', ' x', 'a\r')
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''))

describe('a patch', () => {
  it('is taken by git: CRLF, no newline at the end, new files, names with spaces and letters of all kinds', () => {
    const edits = [
      { file: 'crlf/Dockerfile', before: 'FROM a\r\nRUN b\r\n', after: 'FROM a\r\nCOPY x .\r\nRUN b\r\n' },
      { file: 'Dockerfile', before: 'FROM a\nRUN b', after: 'FROM a\nRUN c' },
      { file: 'ends', before: 'a\nb', after: 'a\nb\n' },
      { file: 'stops', before: 'a\nb\n', after: 'a\nb' },
      { file: 'new/.dockerignore', after: 'node_modules\n' },
      { file: 'with space', before: 'a\n', after: 'b\n' },
      { file: 'größe "x"', before: 'a\n', after: 'b\n' },
      { file: 'empty', before: '', after: 'b\n' },
    ]
    expect(applied(edits)).toEqual(edits.map(({ after }) => after))
  })

  it('of the example’s advice is taken by git as it is', () => {
    const { diff, edits } = patchOf(findingsOf(projectOf(reconciliation('current'))))
    expect(applied(edits)).toEqual(edits.map(({ after }) => after))
    expect(diff).toContain('diff --git a/backend/Dockerfile.current b/backend/Dockerfile.current')
  })

  it('of nothing is empty', () => {
    expect(patchOf([]).diff).toBe('')
    expect(unifiedDiff([{ file: 'a', before: 'x', after: 'x' }])).toBe('')
  })

  it('has as few lines as the change, with three around it', () => {
    const before = Array.from({ length: 20 }, (_, at) => `${at}\n`).join('')
    expect(unifiedDiff([{ file: 'f', before, after: before.replace('9\n', 'nine\n') }])).toBe(
      'diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -7,7 +7,7 @@\n 6\n 7\n 8\n-9\n+nine\n 10\n 11\n 12\n',
    )
  })
})

describe('lines that differ', () => {
  it('make the new text of the old one, and touch nothing that is alike', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [old, now] = [linesOf(before), linesOf(after)]
        expect(old.join('')).toBe(before)
        let at = 0
        const made = lineChanges(old, now).flatMap(({ start, end, newStart, newEnd }) => {
          const kept = old.slice(at, start)
          at = end
          return [...kept, ...now.slice(newStart, newEnd)]
        })
        expect([...made, ...old.slice(at)].join('')).toBe(after)
        expect(replaceAll(before, replacementsOf({ file: 'f', before, after }))).toBe(after)
      }),
      { numRuns: 300 },
    )
  })
})

describe('several findings', () => {
  const before = 'FROM a\nRUN apt-get update && apt-get install -y curl\nCMD x\n'
  const recommends = before.replace('install', 'install --no-install-recommends')
  const lists = before.replace('curl', 'curl && rm -rf /var/lib/apt/lists/*')

  it('that change one line at different places are taken together', () => {
    const { edits, leftOut } = patchOf([
      finding('a', { file: 'f', before, after: recommends }),
      finding('b', { file: 'f', before, after: lists }),
    ])
    expect(leftOut).toEqual([])
    expect(edits[0]?.after).toBe(
      'FROM a\nRUN apt-get update && apt-get install --no-install-recommends -y curl && rm -rf /var/lib/apt/lists/*\nCMD x\n',
    )
  })

  it('that change the same place: the first is taken whole, and the other named', () => {
    const first = finding('a', { file: 'f', before, after: before.replace('-y', '-yq') })
    const second = finding('b', { file: 'g', after: 'x\n' }, { file: 'f', before, after: before.replace('-y', '-qy') })
    const { edits, leftOut, taken } = patchOf([first, second])
    expect(taken.map(({ rule }) => rule)).toEqual(['a'])
    expect(leftOut.map(({ finding: { rule }, meets, file }) => [rule, meets.rule, file])).toEqual([['b', 'a', 'f']])
    expect(edits.map(({ file }) => file)).toEqual(['f'])
  })

  it('that want the same change make it once', () => {
    const { edits, leftOut } = patchOf([
      finding('a', { file: 'f', before, after: lists }),
      finding('b', { file: 'f', before, after: lists }),
    ])
    expect(leftOut).toEqual([])
    expect(edits[0]?.after).toBe(lists)
  })

  it('that add to an ignore file add each line once', () => {
    const ignore = (lines: string) => ({ file: '.dockerignore', before: '.git\n', after: `.git\n${lines}` })
    const { edits, leftOut } = patchOf([
      finding('a', ignore('node_modules\n')),
      finding('b', ignore('node_modules\ndocs\n')),
    ])
    expect(leftOut).toEqual([])
    expect(edits[0]?.after).toBe('.git\nnode_modules\ndocs\n')
  })

  it('that both create it do as well', () => {
    const { edits } = patchOf([
      finding('a', { file: '.dockerignore', after: 'a\n' }),
      finding('b', { file: '.dockerignore', after: 'b\na\n' }),
    ])
    expect(edits).toEqual([{ file: '.dockerignore', after: 'a\nb\n' }])
  })

  it('of which one has no edits leave it to be read', () => {
    const { edits, ...said } = finding('a')
    expect(edits).toEqual([])
    expect(patchOf([said]).taken).toEqual([])
  })
})
