import { describe, expect, it } from 'vitest'
import type { Client } from '../../src/github/client.ts'
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

/** A thread with these comments, on pages of two, that keeps what is asked of it. */
function thread(comments: Comment[], status?: number) {
  const asked: string[] = []
  const pages = Array.from({ length: Math.ceil(comments.length / 2) }, (_, at) => comments.slice(at * 2, at * 2 + 2))
  const write = (what: string) => async (request: { comment_id?: number; issue_number?: number; body: string }) => {
    if (status !== undefined) throw Object.assign(new Error('said no'), { status })
    asked.push(`${what} ${request.comment_id ?? request.issue_number}: ${request.body}`)
  }
  const client = {
    paginate: {
      async *iterator() {
        for (const data of pages) {
          asked.push('page')
          yield await Promise.resolve({ data })
        }
      },
    },
    rest: { issues: { listComments: null, updateComment: write('update'), createComment: write('create') } },
  }
  return { thread: { client: client as unknown as Client, owner: 'octo', repo: 'hello', number: 7 }, asked }
}

const ALWAYS = { create: true, same: () => false }
const write = async (comments: Comment[], options: Partial<typeof ALWAYS> = {}, status?: number) => {
  const { thread: on, asked } = thread(comments, status)
  return { outcome: await writeComment(on, MARKER, BODY, { ...ALWAYS, ...options }), asked }
}

describe('the one comment of a report', () => {
  it('is created where there is none, and only if wanted', async () => {
    expect(await write([])).toEqual({ outcome: { done: 'created' }, asked: [`create 7: ${BODY}`] })
    expect(await write([], { create: false })).toEqual({ outcome: { done: 'none' }, asked: [] })
  })

  it('is updated where it is, on a later page too, even if no new one were wanted', async () => {
    const others = [1, 2, 3].map((id) => bot(id, 'something else'))
    const { outcome, asked } = await write([...others, bot(4, `${MARKER}\nold`)], { create: false })
    expect(outcome).toEqual({ done: 'updated' })
    expect(asked).toEqual(['page', 'page', `update 4: ${BODY}`])
  })

  it('is left alone when it says the same, so that nobody is notified', async () => {
    const { outcome, asked } = await write([bot(4, BODY)], { same: (body: string) => body === BODY } as never)
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
      expect((await write([theirs])).outcome).toEqual({ done: 'created' })
    },
  )

  it.each(['OWNER', 'MEMBER', 'COLLABORATOR'])('may be one of a person with a token of theirs (%s)', async (it) => {
    const ours = { id: 1, body: BODY, user: { type: 'User' }, author_association: it }
    expect((await write([ours])).outcome).toEqual({ done: 'updated' })
  })

  it.each([
    [401, '`github-token`', false],
    [403, '`permissions: pull-requests: write`', true],
    [404, '`permissions: pull-requests: write`', true],
    [422, 'too long or malformed', false],
    [503, 'could not be reached (503)', false],
    [undefined, 'could not be reached (no answer)', false],
  ])('says of an answer %s what to do, and never throws', async (status, words, forbidden) => {
    const { thread: on } = thread([], status ?? 0)
    if (status === undefined) {
      on.client.rest.issues.createComment = (() => Promise.reject({})) as never
    }
    const outcome = await writeComment(on, MARKER, BODY, ALWAYS)
    expect(outcome).toMatchObject({ done: 'failed', forbidden, why: expect.stringContaining(words) })
  })
})
