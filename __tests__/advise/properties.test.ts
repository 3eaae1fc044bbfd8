import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDockerfile, textOf } from '../../src/advise/dockerfile/document.ts'
import { findingsOf } from '../../src/advise/rules.ts'
import { CORPUS } from './corpus/corpus.ts'
import { meaning, noise, noisy, notes } from './noise.ts'
import { projectOf } from './project.ts'

const CASES = CORPUS.map((project) => ({ project, plain: findingsOf(projectOf(project)) }))
const written = (file: string): boolean => file.endsWith('Dockerfile')

describe('for every project of the corpus, in any hand', () => {
  it('the advice is the same, and so is what the changed Dockerfile says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), noise, ({ project, plain }, hand) => {
        const files = { ...project.files, Dockerfile: noisy(project.files['Dockerfile'] ?? '', hand) }
        const found = findingsOf(projectOf({ ...project, files }))
        expect(found.map(({ rule, targets }) => [rule, targets])).toEqual(
          plain.map(({ rule, targets }) => [rule, targets]),
        )
        for (const [at, { rule, edits }] of found.entries()) {
          for (const [index, edit] of (edits ?? []).entries()) {
            const other = plain[at]?.edits?.[index]
            if (written(edit.file)) expect(meaning(edit.after), rule).toEqual(meaning(other?.after ?? ''))
            else expect(edit.after.replaceAll('\r\n', '\n'), rule).toBe(other?.after)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('no comment is lost, line ends stay of one kind, and what need not change stays as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), noise, ({ project }, hand) => {
        const before = noisy(project.files['Dockerfile'] ?? '', hand)
        const found = findingsOf(projectOf({ ...project, files: { ...project.files, Dockerfile: before } }))
        for (const { rule, edits } of found) {
          for (const { after } of (edits ?? []).filter(({ file }) => written(file))) {
            // A RUN that the new base makes needless goes with the comments between its lines.
            if (rule !== 'smaller-base') expect(notes(after), rule).toEqual(notes(before))
            if (hand.crlf) expect(after.replaceAll('\r\n', ''), rule).not.toContain('\n')
            else expect(after, rule).not.toContain('\r')
            const said = new Set(meaning(after))
            const document = parseDockerfile(before)
            const kept = document.instructions.filter((_, at) => said.has(meaning(before)[at] ?? ''))
            for (const instruction of kept) expect(after, rule).toContain(textOf(document, instruction))
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
