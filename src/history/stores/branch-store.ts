/**
 * Records on an orphan branch of the repository, one JSON line per record: durable, and readable from forks.
 *
 * Writing is compare-and-swap: the file is replaced only if it still is what was read (GitHub checks its blob id and moves
 * the branch forward, never back). Who loses the race reads again and joins both sides (union, sort, uniq), so nobody's
 * line is lost, and a line whose first attempt did arrive is not written twice.
 */
import { createHash } from 'node:crypto'

import { CLOCK, explain, meaningOf, noAnswer, patiently, waitFor } from '../../github/answers.ts'
import type { Clock } from '../../github/answers.ts'
import type { ApiAnswer, GitHubApi } from '../../github/api.ts'
import { lineOf, mergeLines, pick, readLines } from './record-lines.ts'
import { LIMITS } from './store.ts'
import type { HistoryStore, Limits, StoreOptions } from './store.ts'

export interface BranchStoreOptions extends StoreOptions {
  api: GitHubApi
  /** Default {@link BRANCH}. */
  branch?: string
  limits?: Limits
  /** How long saving may take in all. Default two minutes. */
  patienceMs?: number
  clock?: Clock
}

export const BRANCH = 'bake-budget-history'
const READ_MS = 15_000
/** Least first step of the backoff. Grows with the time of an attempt, because that is how long a race is open. */
const BACKOFF_MS = 200
/** Failures in a row that no progress of others explains. */
const MOST_FAILURES = 8

/** GitHub did not do what was asked. */
class Unanswered extends Error {
  override name = 'Unanswered'
  readonly answer: ApiAnswer
  constructor(doing: string, answer: ApiAnswer, permission: string) {
    super(`${doing}: ${explain(answer, permission)}`)
    this.answer = answer
  }
}

/** Reading needs `contents: read`, saving `contents: write`. A branch that does not exist yet is an empty history. */
export function branchStore(options: BranchStoreOptions): HistoryStore {
  const { api, reportId, branch = BRANCH, limits = LIMITS, patienceMs = 120_000, clock = CLOCK } = options
  const file = `${encodeURIComponent(reportId)}.jsonl`
  const path = `contents/${encodeURIComponent(file)}`
  let history: Promise<string> | undefined

  /** The file as it is on the branch; 404 when there is no file or no branch yet. Asks again until the deadline. */
  async function read(deadline: number): Promise<ApiAnswer> {
    const query = `${path}?ref=${encodeURIComponent(branch)}`
    return patiently(['GET', query, { raw: true }], { api, deadline, clock })
  }

  async function records() {
    history ??= read(clock.now() + READ_MS).then((answer) => {
      const text = textOf(answer)
      if (text === undefined) throw new Unanswered('reading the history branch', answer, 'contents: read')
      return text
    })
    return readLines(await history, `branch ${branch}`, options)
  }

  return {
    name: branch === BRANCH ? 'branch' : `branch:${branch}`,
    find: async (candidates) => pick(await records(), candidates),
    recent: async (count) => (await records()).slice(0, count),

    async save(record) {
      const line = lineOf(record)
      const message = `Record ${record.commit?.sha.slice(0, 7) ?? 'a build'} (${reportId})`
      const deadline = clock.now() + patienceMs
      let [seen, failures]: [string | undefined, number] = ['?', 0]
      for (let attempt = 0; ; attempt++) {
        const started = clock.now()
        let answer = await read(started)
        const before = textOf(answer)
        if (before !== undefined) {
          const lines = mergeLines([before, line], limits, clock.now())
          if (before.split('\n').includes(line) || !lines.includes(line)) return
          answer = await write(before, `${lines.join('\n')}\n`, message)
          if (meaningOf(answer) === 'ok') return
        }
        // Losing to others is progress; anything else must end.
        failures = before === seen ? failures + 1 : 0
        seen = before
        const wait = waitFor(answer, attempt, Math.max(BACKOFF_MS, clock.now() - started), clock)
        const mayRetry = ['conflict', 'busy'].includes(meaningOf(answer)) && failures < MOST_FAILURES
        if (!mayRetry || clock.now() + wait > deadline) {
          throw new Unanswered('writing the history branch', answer, 'contents: write')
        }
        await clock.sleep(wait)
      }
    },
  }

  /** One attempt to replace the file as read by `content`. Unanswered requests are not repeated: they may have arrived. */
  async function write(before: string, content: string, message: string): Promise<ApiAnswer> {
    const sha = before === '' ? {} : { sha: blobId(before) }
    const body = { message, branch, content: Buffer.from(content).toString('base64'), ...sha }
    const answer = await ask('PUT', path, body)
    // No such branch: this is the first record. (GitHub also says 404 for what a token may not see.)
    return answer.status === 404 && before === '' ? create(content, message) : answer
  }

  /** Makes the orphan branch with its first commit. 422 if somebody else just did. */
  async function create(content: string, message: string): Promise<ApiAnswer> {
    const tree = await ask('POST', 'git/trees', { tree: [{ path: file, mode: '100644', type: 'blob', content }] })
    if (meaningOf(tree) !== 'ok') return tree
    const commit = await ask('POST', 'git/commits', { message, tree: shaOf(tree), parents: [] })
    if (meaningOf(commit) !== 'ok') return commit
    return ask('POST', 'git/refs', { ref: `refs/heads/${branch}`, sha: shaOf(commit) })
  }

  async function ask(method: 'POST' | 'PUT', below: string, body: object): Promise<ApiAnswer> {
    return api(method, below, { body }).catch(noAnswer)
  }
}

/** The text that was read, '' for a file that does not exist; undefined when GitHub did not tell. */
function textOf(answer: ApiAnswer): string | undefined {
  if (answer.status === 404) return ''
  return answer.status === 200 ? String(answer.data) : undefined
}

/** Git's id of a file's content, by which GitHub knows which version is replaced. */
function blobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function shaOf({ data }: ApiAnswer): unknown {
  return (data as { sha?: unknown } | undefined)?.sha
}
