import { describe, expect, it } from 'vitest'
import type { ApiAnswer, GitHubApi } from '../../src/github/api.ts'
import { NoAnswerError } from '../../src/http/http.ts'
import { writeComment } from '../../src/github/comment.ts'

const MARKER = '<!-- bake-budget:v1:default -->'
const BODY = `${MARKER}\n### now`

interface Comment {
  id: number
  body?: string
  user?: { type: string }
  author_association: string
}
const bot = (id: number, body: string): Comment => ({ id, body, user: { type: 'Bot' }, author_association: 'NONE' })

/** A thread with these comments, that keeps what is asked of it. GitHub's pages have a hundred. */
function thread(comments: Comment[], refusal?: Partial<ApiAnswer>) {
  const asked: string[] = []
  const api: GitHubApi = async (method, path, { body = {} } = {}) => {
    await Promise.resolve()
    const [, page] = /&page=(\d+)$/.exec(path) ?? []
    if (page !== undefined) {
      asked.push('page')
      const data = comments.slice(100 * (Number(page) - 1), 100 * Number(page))
      return { status: 200, headers: {}, data }
    }
    if (refusal !== undefined) return { status: 500, headers: {}, data: {}, ...refusal }
    const [, number = ''] = /(\d+)(?:\/comments)?$/.exec(path) ?? []
    const what = method === 'POST' ? 'create' : 'update'
    asked.push(`${what} ${number}: ${(body as { body: string }).body}`)
    return { status: 200, headers: {}, data: {} }
  }
  return { thread: { api, number: 7 }, asked }
}

const ALWAYS = { create: true }
const says = (body: string) => (existing: string | undefined) => ({ body, others: 0, same: existing === body })
const write = async (comments: Comment[], options: Partial<typeof ALWAYS> = {}) => {
  const { thread: on, asked } = thread(comments)
  return { outcome: await writeComment(on, MARKER, says(BODY), { ...ALWAYS, ...options }), asked }
}

describe('the one comment of a report', () => {
  it('is created where there is none, and only if wanted', async () => {
    expect(await write([])).toEqual({
      outcome: { done: 'created', others: 0 },
      asked: ['page', `create 7: ${BODY}`, 'page'],
    })
    expect(await write([], { create: false })).toEqual({ outcome: { done: 'none' }, asked: ['page'] })
  })

  it('is updated where it is, on a later page too, even if no new one were wanted', async () => {
    const others = Array.from({ length: 150 }, (_, at) => bot(1000 + at, 'something else'))
    const { outcome, asked } = await write([...others, bot(4, `${MARKER}\nold`)], { create: false })
    expect(outcome).toEqual({ done: 'updated', others: 0 })
    expect(asked).toEqual(['page', 'page', `update 4: ${BODY}`])
  })

  it('is left alone when it says the same, so that nobody is notified', async () => {
    const { outcome, asked } = await write([bot(4, BODY)])
    expect([outcome.done, asked]).toEqual(['unchanged', ['page']])
  })

  it('is the oldest one that begins with the marker, not one that quotes it or is of another report', async () => {
    const comments = [bot(1, `> ${MARKER}`), bot(2, MARKER.replace('default', 'other')), bot(3, MARKER), bot(4, MARKER)]
    expect((await write(comments)).asked).toContain(`update 3: ${BODY}`)
  })

  it.each(['NONE', 'CONTRIBUTOR', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR'])(
    'is not one that a stranger (%s) wrote with our marker',
    async (author_association) => {
      const theirs = { id: 1, body: BODY, user: { type: 'User' }, author_association }
      expect((await write([theirs])).outcome).toMatchObject({ done: 'created' })
    },
  )

  it.each(['OWNER', 'MEMBER', 'COLLABORATOR'])('may be one of a person with a token of theirs (%s)', async (it) => {
    const ours = { id: 1, body: `${MARKER}\nold`, user: { type: 'User' }, author_association: it }
    expect((await write([ours])).outcome).toMatchObject({ done: 'updated' })
  })

  const said = (message: string) => ({ data: { message } })
  it.each<[ApiAnswer['status'], Partial<ApiAnswer>, string, boolean]>([
    [401, said('Bad credentials'), '`github-token`', false],
    [403, said('Resource not accessible by integration'), '`permissions: pull-requests: write`', true],
    [404, said('Not Found'), '`permissions: pull-requests: write`', true],
    [
      403,
      said('Unable to create comment because issue is locked.'),
      '(Unable to create comment because issue is locked)',
      false,
    ],
    [422, said('Commenting is disabled on issues with more than 2500 comments'), '(Commenting is disabled', false],
    [
      403,
      { ...said('You have exceeded a secondary rate limit'), headers: { 'retry-after': '60' } },
      'asks to wait 60 s',
      false,
    ],
    [503, {}, 'GitHub answered 503', false],
  ])(
    'says of an answer %s what GitHub said and what to do, and never throws',
    async (status, refusal, words, forbidden) => {
      const { thread: on } = thread([], { status, ...refusal })
      const outcome = await writeComment(on, MARKER, says(BODY), ALWAYS)
      expect(outcome).toMatchObject({ done: 'failed', forbidden, why: expect.stringContaining(words) })
    },
  )

  it('of a job that lost the race to create it is joined with the older one', async () => {
    const [older, ours] = [bot(3, `${MARKER}\ntheirs`), bot(4, BODY)]
    const asked: string[] = []
    let written = ''
    const api: GitHubApi = async (method, path, { body } = {}) => {
      await Promise.resolve()
      asked.push(`${method} ${path.replace(/\?.*/, '')}`)
      const seen = asked.length === 1 ? [] : [older, ours]
      if (method === 'PATCH') written = (body as { body: string }).body
      return { status: 200, headers: {}, data: method === 'GET' ? seen : { id: 4 } }
    }
    const compose = (existing = MARKER) => ({ body: `${existing} and ours`, others: 1, same: false })
    expect(await writeComment({ api, number: 7 }, MARKER, compose, ALWAYS)).toEqual({ done: 'updated', others: 1 })
    expect(written).toBe(`${MARKER}\ntheirs and ours`)
    expect(asked.slice(-2)).toEqual(['PATCH issues/comments/3', 'DELETE issues/comments/4'])
  })

  it('says who did not answer', async () => {
    const api: GitHubApi = () => Promise.reject(new NoAnswerError('github.test was not reached', { lasting: true }))
    const outcome = await writeComment({ api, number: 7 }, MARKER, says(BODY), ALWAYS)
    expect(outcome).toMatchObject({ done: 'failed', unreachable: true, why: expect.stringContaining('github.test') })
  })
})
