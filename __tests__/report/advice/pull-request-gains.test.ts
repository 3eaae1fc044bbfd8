import { describe, expect, it } from 'vitest'
import { plainTitle, pullRequestTitle } from '../../../src/report/advice/pull-request-gains.ts'
import { anAdvice, anImage, aTime } from '../../advise/a-report.ts'

const titled = (title: string) => ({ candidate: { title } })

describe('the title of the pull request', () => {
  it('is what changes and what that gains of a source change’s build and of a pull', () => {
    expect(pullRequestTitle(anAdvice('a', titled('Copy package.json before npm ci')))).toBe(
      'Copy package.json before npm ci: −41 % of a source change’s build, −12.3 MB per pull',
    )
  })

  it.each([
    [
      'all builds where a source change’s own are not sure',
      [aTime('source', 9000, false), aTime('replay', 9000)],
      '−9.0 % of an average build',
    ],
    [
      'the loss where all builds together lose',
      [aTime('source', 9000), aTime('replay', -3000)],
      '+3.0 % of an average build',
    ],
    ['another kind where nothing else is sure', [aTime('cold', 50_000)], '−50 % of a cold build'],
  ])('tells %s', (_, times, words) => {
    expect(pullRequestTitle(anAdvice('a', { times, images: [] }))).toBe(`Do a: ${words}`)
  })

  it('tells the pull of the image that gains most, as nobody pulls all of them', () => {
    const images = [anImage(1_000_000), anImage(3_000_000), anImage(0)]
    expect(pullRequestTitle(anAdvice('a', { times: [], images }))).toBe('Do a: up to −3.00 MB per pull')
  })

  it('tells nothing that is not sure', () => {
    expect(pullRequestTitle(anAdvice('a', { times: [aTime('source', 1, false)], images: [anImage(1)] }))).toBe('Do a')
  })

  it('says of a patch file what to do with it', () => {
    const candidate = { source: 'file' as const, title: '.github/advice/x.patch' }
    expect(pullRequestTitle(anAdvice('a', { candidate, times: [], images: [] }))).toBe('Apply .github/advice/x.patch')
  })

  it('keeps its figures and GitHub’s limit with a title of any length', () => {
    const title = pullRequestTitle(anAdvice('a', titled('x'.repeat(5000))))
    expect(title.length).toBeLessThanOrEqual(250)
    expect(title).toMatch(/x…: −41 % of a source change’s build, −12\.3 MB per pull$/)
  })

  it.each([
    ['ping @octocat', /@octocat/],
    ['fixes #12', /#12/],
    ['fixes octo/hello#12', /#12/],
    ['closes GH-12', /GH-12/i],
    ['fixes https://github.com/octo/hello/issues/1', /https:\/\//],
    ['a\nBake-Budget-Advice: evil', /\n/],
    ['a\r\n\u202eb', /[\r\n\u202e]/],
  ])('mentions nobody and closes nothing with the title %j, nor does the commit’s subject', (title, acting) => {
    expect(title).toMatch(acting)
    const judged = anAdvice('a', titled(title))
    expect(pullRequestTitle(judged)).not.toMatch(acting)
    expect(plainTitle(judged, 120)).not.toMatch(acting)
  })

  it('leaves names of images as they are', () => {
    expect(plainTitle(anAdvice('a', titled('Use `node:22-slim` for C# sources')), 120)).toBe(
      'Use `node:22-slim` for C# sources',
    )
  })
})
