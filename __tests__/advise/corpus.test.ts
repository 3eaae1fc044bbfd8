import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/advise/advice.ts'
import { parseDockerfile } from '../../src/advise/dockerfile/document.ts'
import { patchOf } from '../../src/advise/patch.ts'
import { findingsOf, RULES } from '../../src/advise/rules.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { CORPUS } from './corpus/corpus.ts'
import { projectOf } from './project.ts'

const results = CORPUS.map((project) => ({
  project,
  sketch: projectOf(project),
  found: findingsOf(projectOf(project)),
}))

/** `target rule` of what was found, `~` before a rule that changes nothing. */
function told(found: readonly Finding[]): string[] {
  return found.flatMap(({ rule, targets, edits, mayBreak }) =>
    targets.map((target) => `${target} ${mayBreak.length > 0 && edits === undefined ? '~' : ''}${rule}`),
  )
}

describe('over the corpus of projects', () => {
  it.each(results)('$project.name: gives the advice that is right', ({ project, found }) => {
    const right = Object.entries(project.advice).flatMap(([target, rules]) => rules.map((rule) => `${target} ${rule}`))
    expect(told(found).sort()).toEqual(right.sort())
  })

  it('no advice is wrong, and nine of ten right ones are given', () => {
    const rows = RULES.map(({ id }) => {
      const of = (all: readonly string[]): string[] => all.filter((each) => each.replace(/^.* ~?/, '') === id)
      const counts = results.map(({ project, found }) => {
        const right = of(
          Object.entries(project.advice).flatMap(([target, rules]) => rules.map((rule) => `${target} ${rule}`)),
        )
        const given = of(told(found))
        return { right: right.length, given: given.length, hits: given.filter((each) => right.includes(each)).length }
      })
      const sum = (key: 'right' | 'given' | 'hits'): number => counts.reduce((total, each) => total + each[key], 0)
      return { rule: id, right: sum('right'), given: sum('given'), hits: sum('hits') }
    })
    console.table(rows)
    const total = (key: 'right' | 'given' | 'hits'): number => rows.reduce((sum, row) => sum + row[key], 0)
    expect(rows.filter(({ right }) => right === 0).map(({ rule }) => rule)).toEqual([])
    expect(total('hits') / total('given')).toBe(1)
    expect(total('hits') / total('right')).toBeGreaterThanOrEqual(0.9)
  })

  it('has no finding that may break something and changes it all the same, or changes what is not there', () => {
    for (const { sketch, found } of results) {
      expect(found.filter(({ edits, mayBreak }) => edits !== undefined && mayBreak.length > 0)).toEqual([])
      const edits = found.flatMap((finding) => [...(finding.edits ?? []), ...(finding.otherwise ?? [])])
      expect(edits.filter(({ file, before }) => before !== sketch.files.get(file))).toEqual([])
      expect(edits.filter(({ before, after }) => before === after)).toEqual([])
      const known = new Set(sketch.targets.map(({ name }) => name))
      expect(found.filter(({ targets }) => targets.length === 0 || targets.some((name) => !known.has(name)))).toEqual(
        [],
      )
    }
  })

  it('is told by rules that each have a name of their own and a sentence', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
    expect(RULES.filter(({ id, about }) => !/^[a-z]+(-[a-z]+)*$/.test(id) || !about.endsWith('.'))).toEqual([])
  })

  it('has records that are read as real ones are', () => {
    for (const { sketch } of results) expect(readRecord(JSON.stringify(sketch.record))).toEqual(sketch.record)
  })

  it.each(results.filter(({ found }) => found.some(({ edits }) => edits !== undefined)))(
    '$project.name: what is changed parses, and changes again to nothing',
    ({ project, found }) => {
      const { edits } = patchOf(found)
      const files = { ...project.files, ...Object.fromEntries(edits.map(({ file, after }) => [file, after])) }
      for (const { file, after } of edits.filter((edit) => edit.file.endsWith('Dockerfile')))
        expect(parseDockerfile(after).instructions.length, file).toBeGreaterThanOrEqual(
          parseDockerfile(project.files[file] ?? '').instructions.length - 3,
        )
      const again = findingsOf(projectOf({ ...project, files }))
      const taken = told(patchOf(found).taken)
      expect(told(again).filter((each) => taken.includes(each))).toEqual([])
    },
  )
})
