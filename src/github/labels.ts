import { patiently } from './answers.ts'
import type { GitHubApi } from './api.ts'
import type { Job } from './job.ts'

/**
 * The labels a pull request has now. The event names those it had when it happened, and a re-run gets the same event: a label
 * put on after a failure would never count. Falls back to the event when GitHub does not tell.
 */
export async function currentLabels(job: Job, api: GitHubApi): Promise<readonly string[]> {
  if (job.pullRequest === undefined) return []
  const answer = await patiently(['GET', `issues/${job.pullRequest.number}/labels?per_page=100`], { api })
  if (answer.status !== 200 || !Array.isArray(answer.data)) return job.pullRequest.labels
  return answer.data.flatMap((label: { name?: unknown } | null) =>
    typeof label?.name === 'string' ? [label.name] : [],
  )
}
