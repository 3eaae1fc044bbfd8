import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../support/runner.ts'

const files = ['src/**/*.ts', '__tests__/**/*.ts', 'script/**/*.ts', 'script/{bench,demo,engine,test}', 'page/*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
  .filter(
    (file) => !/fixtures|page-assets|citations\.test|comment-picture/.test(file) && /\.ts$|script\/\w+$/.test(file),
  )

/** Documents that comments cite, with the heading below which to look. */
const cited = files.flatMap((file) => {
  const comments = readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => /^\s*(\*|\/\/|\/\*\*|#)/.test(line))
    .join('\n')
    .replaceAll(/\n\s*(\*|\/\/|#) ?/g, ' ')
  return [...comments.replaceAll(/https?:\S+/g, '').matchAll(/([\w./-]+\.md)\b(?:: ([A-Z][\w' -]*\w))?/g)].map(
    ([, document = '', heading]) => ({
      file,
      document,
      heading,
    }),
  )
})

describe('documents that comments cite', () => {
  it('are there, in this repository', () => {
    const places = (file: string, document: string) => [join(ROOT, document), join(ROOT, dirname(file), document)]
    const missing = cited.filter(({ file, document }) => !places(file, document).some((path) => existsSync(path)))
    expect(missing).toEqual([])
    expect(cited.filter(({ document }) => document.startsWith('docs/internals/')).length).toBeGreaterThan(30)
  })

  it('have the heading that is named', () => {
    const wrong = cited.filter(({ document, heading }) => {
      if (heading === undefined || !document.startsWith('docs/')) return false
      const headings = [...readFileSync(join(ROOT, document), 'utf8').matchAll(/^#+ (.*)$/gm)].map(
        ([, text = '']) => text,
      )
      return !headings.some((text) => heading.startsWith(text))
    })
    expect(wrong).toEqual([])
  })
})
