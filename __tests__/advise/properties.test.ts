import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileEdit } from '../../src/advise/advice.ts'
import { parseDockerfile, textOf } from '../../src/advise/dockerfile/document.ts'
import { findingsOf } from '../../src/advise/rules.ts'
import { CORPUS } from './corpus/corpus.ts'
import { meaning, noise, noisy, notes } from './noise.ts'
import { projectOf } from './project.ts'

const CASES = CORPUS.map((project) => ({ project, plain: findingsOf(projectOf(project)) }))
/** The changed file without how it is written: a Dockerfile's meaning, the text of others. */
const said = ({ file, after }: FileEdit): unknown =>
  file.endsWith('Dockerfile') ? meaning(after) : after.replaceAll('\r\n', '\n')

describe('for every project of the corpus, in any hand', () => {
  it('the advice is the same, and so is what the changed files say', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), noise, ({ project, plain }, hand) => {
        const files = { ...project.files, Dockerfile: noisy(project.files['Dockerfile'] ?? '', hand) }
        const of = (found: typeof plain) =>
          found.map(({ rule, targets, edits }) => ({ rule, targets, edits: edits?.map(said) }))
        expect(of(findingsOf(projectOf({ ...project, files })))).toEqual(of(plain))
      }),
      { numRuns: 60 },
    )
  })

  it('no comment is lost, line ends stay of one kind, and what need not change stays as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), noise, ({ project }, hand) => {
        const before = noisy(project.files['Dockerfile'] ?? '', hand)
        const document = parseDockerfile(before)
        const found = findingsOf(projectOf({ ...project, files: { ...project.files, Dockerfile: before } }))
        for (const { rule, edits } of found) {
          for (const { after } of (edits ?? []).filter(({ file }) => file.endsWith('Dockerfile'))) {
            // A RUN that the new base makes needless goes, with the comments between its lines.
            const lost = notes(before).filter((note) => rule !== 'smaller-base' && !after.includes(note))
            expect(lost, rule).toEqual([])
            expect(after.replaceAll('\r\n', '').includes(hand.crlf ? '\n' : '\r'), rule).toBe(false)
            const now = new Set(meaning(after))
            const kept = document.instructions.filter((_, at) => now.has(meaning(before)[at] ?? ''))
            const rewritten = kept.map((each) => textOf(document, each)).filter((text) => !after.includes(text))
            expect(rewritten, rule).toEqual([])
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
