/**
 * Which pull request a finished run is about, and whether a record can be of it. Asked by the trusted side of a
 * `workflow_run`: nothing of what the run left behind is believed, only what GitHub itself says.
 */
import { defined } from '../shared/defined.ts'
import { explain, patiently } from './answers.ts'
import type { GitHubApi } from './api.ts'
import type { PullRequest } from './job.ts'

/** The part of the `workflow_run` event's payload that is used; written by GitHub. */
export interface FinishedRun {
  id: number
  event: string
  headSha: string
  headBranch: string
  /** `owner/name` of the repository the commit is from: the fork. */
  headRepository: string
}

/** An open pull request whose head is the run's commit. */
export interface FoundPull extends PullRequest {
  headSha: string
  baseRef: string
  /** The test merge as it is now; a later push to the base branch makes another one. */
  mergeSha?: string
}

/** Reads the payload; undefined when it is not what GitHub sends. */
export function finishedRun(payload: Record<string, unknown>): FinishedRun | undefined {
  const run = payload.workflow_run as
    | {
        id?: unknown
        event?: unknown
        head_sha?: unknown
        head_branch?: unknown
        head_repository?: { full_name?: unknown }
      }
    | undefined
  const { id, event, head_sha: headSha, head_branch: headBranch } = run ?? {}
  const headRepository = run?.head_repository?.full_name
  return typeof id === 'number' &&
    typeof event === 'string' &&
    typeof headSha === 'string' &&
    typeof headBranch === 'string' &&
    typeof headRepository === 'string'
    ? { id, event, headSha, headBranch, headRepository }
    : undefined
}

/** GitHub's pull request, as far as it is used. */
interface ApiPull {
  number: number
  state: string
  merge_commit_sha?: string | null
  head: { sha: string; repo: { full_name: string } | null }
  base: { ref: string; sha: string; repo: { full_name: string } }
  labels?: { name: string }[]
}

/**
 * The open pull requests of this repository with the run's commit as their head, newest first: usually one; several when a
 * branch is proposed to several bases. Empty when there is none any more.
 *
 * @throws Error when GitHub does not answer
 */
export async function pullsOfRun(run: FinishedRun, repository: string, api: GitHubApi): Promise<FoundPull[]> {
  const [owner = ''] = run.headRepository.split('/')
  // The list of a branch's pull requests knows forks; that of a commit may not.
  const head = encodeURIComponent(`${owner}:${run.headBranch}`)
  const listed = await get(api, `pulls?state=open&per_page=100&head=${head}`)
  const found = listed.filter((pull) => fits(pull, run, repository))
  const pulls = found.length > 0 ? found : await get(api, `commits/${run.headSha}/pulls?per_page=100`)
  return pulls
    .filter((pull) => fits(pull, run, repository))
    .map((pull) =>
      defined({
        number: pull.number,
        headSha: pull.head.sha,
        baseRef: pull.base.ref,
        baseSha: pull.base.sha,
        fork: pull.head.repo?.full_name !== pull.base.repo.full_name,
        labels: (pull.labels ?? []).map(({ name }) => name),
        mergeSha: pull.merge_commit_sha ?? undefined,
      }),
    )
    .toSorted((a, b) => b.number - a.number)
}

function fits(pull: ApiPull, run: FinishedRun, repository: string): boolean {
  return (
    pull.state === 'open' &&
    pull.head.sha === run.headSha &&
    pull.head.repo?.full_name === run.headRepository &&
    pull.base.repo.full_name === repository
  )
}

async function get(api: GitHubApi, path: string): Promise<ApiPull[]> {
  const answer = await patiently(['GET', path], { api })
  if (answer.status === 404 || answer.status === 422) return []
  if (answer.status !== 200 || !Array.isArray(answer.data)) {
    throw new Error(`The pull request could not be looked up: ${explain(answer, 'pull-requests: write')}.`)
  }
  return answer.data as ApiPull[]
}

/**
 * Whether a commit that a record claims to be of belongs to a pull request: its head, its present test merge, or an
 * earlier one, that is a merge of a commit of the base branch with that head.
 */
export async function belongsTo(pull: FoundPull, sha: string, api: GitHubApi): Promise<boolean> {
  if (sha === pull.headSha || sha === pull.mergeSha) return true
  const ask = async (path: string): Promise<unknown> => {
    const answer = await patiently(['GET', path], { api })
    return answer.status === 200 ? answer.data : undefined
  }
  const commit = (await ask(`git/commits/${sha}`)) as { parents?: { sha?: unknown }[] } | undefined
  const [first, second, ...more] = (commit?.parents ?? []).map((parent) => String(parent.sha))
  if (first === undefined || second !== pull.headSha || more.length > 0) return false
  // Anybody can push a merge of any two commits to a fork, whose commits this repository shows, too.
  const compared = (await ask(`compare/${first}...${encodeURIComponent(pull.baseRef)}?per_page=1`)) as
    | { status?: unknown }
    | undefined
  return compared?.status === 'ahead' || compared?.status === 'identical'
}
