import { describe, expect, it } from 'vitest'

import { readDockerignore } from '../../src/patterns/dockerignore.ts'
import { contextPath, goPathMatch, hasWildcards } from '../../src/patterns/path-match.ts'
import { cleanPath, patternMatcher } from '../../src/patterns/pattern-matcher.ts'
import moby from '../fixtures/dockerignore/moby.json' with { type: 'json' }

describe('patterns', () => {
  it('mean what they mean to moby/patternmatcher, for 700 recorded answers', () => {
    const got = moby.map((row) => ({
      ...row,
      matched: patternMatcher(readDockerignore(row.patterns.join('\n'))).match(row.path).matched,
    }))
    expect(got.length).toBeGreaterThan(700)
    expect(got).toEqual(moby)
  })

  it.each([
    [['*', '!src/a.txt'], 'src', true],
    [['*', '!src/a.txt'], 'docs', false],
    [['*', '!**/*.md'], 'docs', true],
    [['docs'], 'docs', false],
  ])('of %j may take back something below %s: %s', (patterns, folder, answer) => {
    expect(patternMatcher(patterns).mayExceptBelow(folder)).toBe(answer)
  })

  it.each(['!', '[a', '[]'])('refuse %s as moby does', (pattern) => {
    expect(() => patternMatcher([pattern])).toThrow(/pattern/)
  })
})

describe('copy sources', () => {
  it.each([
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/sub/a.md', false],
    ['**/a', 'x/y/a', false],
    ['**/a', 'x/a', true],
    ['a?c', 'abc', true],
    ['[a-c]x', 'bx', true],
    ['[^a]x', 'ax', false],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['a+b.txt', 'a+b.txt', true],
  ])('%s matches %s: %s', (pattern, path, answer) => {
    expect(goPathMatch(pattern)(path)).toBe(answer)
  })

  it('have wildcards unless they are escaped', () => {
    expect(['a*', 'a?', '[a]', 'a\\*', 'a'].map(hasWildcards)).toEqual([true, true, true, false, false])
  })

  it('are cleaned as Go cleans paths', () => {
    expect(['/', '.', '/a//b/', './a/../b', '/../a'].map(contextPath)).toEqual(['', '', 'a/b', 'b', 'a'])
    expect(['', 'a/', '../a', '/..', 'a/..'].map(cleanPath)).toEqual(['.', 'a', '../a', '/', '.'])
  })
})
