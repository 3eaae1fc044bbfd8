import { explain, patiently } from './answers.ts'
import type { GitHubApi } from './api.ts'
import type { Inputs } from '../inputs.ts'
import type { Job } from './job.ts'

/**
 * The pull request that is told: the input's, the event's, that of a comment on one, or the open one whose head is the
 * branch of this run in this repository. Otherwise the reason why there is none, for the log. Never rejects.
 */
export async function threadOf(
  job: Job,
  { pullRequest, githubToken }: Pick<Inputs, 'pullRequest' | 'githubToken'>,
  api: GitHubApi,
): Promise<number | string> {
  const { issue } = job.payload as { issue?: { number?: unknown; pull_request?: unknown } }
  const known = pullRequest ?? job.pullRequest?.number ?? (issue?.pull_request === undefined ? undefined : issue.number)
  if (typeof known === 'number') return known
  if (issue !== undefined) return 'the event is about an issue, not about a pull request'
  const branch = /^refs\/heads\/(.+)$/.exec(job.ref ?? '')?.[1]
  if (branch === undefined) return `${job.ref ?? 'this run'} is no branch; the input \`pull-request\` can name one`
  const { default_branch: base } = (job.payload.repository ?? {}) as { default_branch?: string }
  // Nobody asks to merge it, and this is what most runs without a pull request are of.
  if (branch === base) return `this run is of the branch ${branch}, not of a pull request`
  if (githubToken === undefined) return 'the `github-token` input is empty'
  const [owner = ''] = job.repository?.split('/') ?? []
  const head = encodeURIComponent(`${owner}:${branch}`)
  const answer = await patiently(['GET', `pulls?state=open&per_page=100&head=${head}`], { api })
  if (answer.status !== 200 || !Array.isArray(answer.data)) {
    return `the pull request of ${branch} is not known: ${explain(answer, 'pull-requests: read')}`
  }
  const pulls = (answer.data as Listed[]).filter(
    ({ head: it }) => it.ref === branch && it.repo?.full_name === job.repository,
  )
  return pulls.toSorted((a, b) => b.number - a.number)[0]?.number ?? `the branch ${branch} has no open pull request`
}

interface Listed {
  number: number
  head: { ref?: string; repo?: { full_name?: string } | null }
}
