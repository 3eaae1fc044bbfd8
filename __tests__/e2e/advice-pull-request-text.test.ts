import { describe, expect, it } from 'vitest'
import { adviceId } from '../../src/advise/promise/proposal.ts'
import { readTrailers } from '../../src/advise/promise/trailers.ts'
import { markedAdvice, withNotice } from '../../src/report/advice/pull-request-marker.ts'
import { adviceCommitMessage, noGainNotice, pullRequestBody } from '../../src/report/advice/pull-request-text.ts'
import { anAdvice, anAdviceReport, anImage, aTime } from '../advise/a-report.ts'
import { HOSTILE } from '../report/hostile.ts'
import { toHtml } from '../report/github-markdown.ts'

const finding = {
  rule: 'a',
  targets: ['app'],
  title: 'Do a',
  now: 'A change of any file runs `npm ci` again, 38 s in 8 of 10 commits.',
  places: [],
  mayBreak: [],
  touches: [],
  check: 'No script of npm needs the sources.',
}
const best = anAdvice('a', {
  candidate: { finding },
  times: [aTime('source', 41_000), aTime('dependency', 1000, false)],
  images: [anImage(12_300_000, { update: { today: 9_000_000, variant: 400_000 }, config: ['User'] })],
})
const report = anAdviceReport([best, anAdvice('b'), anAdvice('c', { pays: false })], {
  replayed: [{ sha: 'f'.repeat(40), kind: 'source' }],
})
/** Each with a name short enough for a test's title. */
const EVIL = [...HOSTILE, 'Bake-Budget-Advice: evil', '<!-- bake-budget:advice:v1\nBake-Budget-Advice: evil\n-->'].map(
  (text, at) => [`${at} ${JSON.stringify(text.slice(0, 30))}`, text] as const,
)
/** As text, with figures whose units stay on their line. */
const body = pullRequestBody(report, best).replaceAll('\u00a0', ' ')

describe('the body of the pull request', () => {
  it('says what changes, what was measured and how, and what to check', () => {
    expect(body).toContain('### Do a\n\nToday: A change of any file runs `npm ci` again')
    expect(body).toContain(
      '| Build after a source change (5 pairs) | 1 m 40 s | 59 s | −41 s, −41.0 % (33 s to 49 s saved) |',
    )
    expect(body).toContain('(not sure: 0.8 s to 1.2 s saved)')
    expect(body).toContain('| Pull of `app` (linux/amd64) | 50.0 MB | 37.7 MB | −12.3 MB |')
    expect(body).toContain('| Update of `app` (linux/amd64) | 9.00 MB | 400 kB | −8.60 MB |')
    expect(body).toContain('`a100000` was built with and without this change, and so was each of the last 1 commit')
    expect(body).toContain('No file of any image differs.')
    expect(body).toContain('- This: No script of npm needs the sources.')
    expect(body).toContain('- Settings of the image that differ: `User`.')
    expect(body).toContain('- Also: Do b')
    expect(body).not.toContain('Do c')
  })

  it('says what is not known instead of leaving it out', () => {
    const { left: _, ...unknown } = anImage(5000)
    const text = pullRequestBody(report, anAdvice('a', { images: [unknown], test: 'not-tested' }))
    expect(text).toContain('Not all files of the images could be compared.')
    expect(text).toContain('nothing was run in them')
  })

  it('names the parts of a combined one, and no part as something else that pays', () => {
    const combined = anAdvice('combined', {
      candidate: { source: 'combined', title: 'Take 2 changes at once', parts: ['a', 'b'] },
    })
    const text = pullRequestBody(report, combined)
    expect(text).toContain('- Part `a`: Do a\n- Part `b`: Do b')
    expect(text).not.toContain('- Also')
    expect(markedAdvice(text)).toBe('combined+a+b')
  })

  it('ends with what it promises, so that a squash of it is known as an advice', () => {
    expect(markedAdvice(body)).toBe('a')
    expect(readTrailers(`Do a (#7)\n\n${body}`)).toEqual([{ id: 'a', ms: 20_500, bytes: 12_300_000 }])
    expect(readTrailers(adviceCommitMessage(best))).toEqual([{ id: 'a', ms: 20_500, bytes: 12_300_000 }])
    expect(adviceCommitMessage(best).split('\n')[0]).toBe('Do a')
  })

  it('is known by its marker after GitHub’s editor, and no other body is', () => {
    expect(markedAdvice(body.replaceAll('\n', '\r\n'))).toBe('a')
    for (const other of [undefined, null, '', 'Bake-Budget-Advice: a', '<!-- bake-budget:advice:v1\n-->']) {
      expect(markedAdvice(other)).toBeUndefined()
    }
  })

  it.each(EVIL)('is inert with %s for every foreign text', (_, evil) => {
    const text = poisoned(evil)
    expect(readTrailers(text).map(({ id }) => id)).toEqual([adviceId({ id: `id ${evil}` })])
    expect(text.match(/<!--/g)).toHaveLength(1)
    expect(elements(text)).toEqual(elements(poisoned('x')))
    const running = toHtml(text).replaceAll(/<code>[^<]*<\/code>|<!--.*?-->/gs, '')
    expect(running).not.toMatch(/(?<![\p{L}\p{N}])@[\p{L}\p{N}]|#\d(?!\d*;)|\bGH-\d|https?:\/\/|\bwww\./u)
  })
})

/** A body with this for every text that is not ours. */
function poisoned(evil: string): string {
  const judged = anAdvice(`id ${evil}`, {
    candidate: { title: evil, finding: { ...finding, now: evil, check: evil, title: evil } },
    images: [anImage(12_300_000, { target: evil, platform: evil, config: [evil], strange: [evil] })],
  })
  const given = anAdviceReport([judged, anAdvice(`${evil}2`, { candidate: { title: evil } })], {
    method: { ...report.method, machine: evil, builder: evil, replay: evil },
    replayed: report.replayed,
  })
  return pullRequestBody(given, judged)
}

/** What GitHub makes of it, but code, which is the harmless form of everything. */
function elements(text: string): string[] {
  return (toHtml(text).match(/<[a-z][a-z0-9]*\b[^>]*>/g) ?? []).filter((it) => it !== '<code>')
}

describe('the notice that nothing pays any more', () => {
  it('stands at the top of the body once, and leaves the rest and its marker', () => {
    const once = withNotice(body, noGainNotice(anAdviceReport([anAdvice('a', { pays: false })]), 'a'))
    expect(once).toMatch(/^<!-- bake-budget:notice -->\n> \[!WARNING\]\n> The last report, on `a100000`, finds no gain/)
    expect(once).toContain('it was measured, and does not pay')
    const twice = withNotice(once.replaceAll('\n', '\r\n'), noGainNotice(anAdviceReport([]), 'a'))
    expect(twice).toContain('it is not among what was found')
    expect(twice).not.toContain('does not pay')
    expect(twice.endsWith(body)).toBe(true)
    expect(markedAdvice(twice)).toBe('a')
  })
})
