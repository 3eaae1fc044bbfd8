import { keptPromise } from '../../../advise/promise/kept.ts'
import { takenAdvice } from '../../../advise/promise/taken.ts'
import type { Kept } from '../../../advise/measured.ts'
import { branchMessages } from '../../../history/branch-messages.ts'
import type { History } from '../../../history/history.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { Run } from '../../run.ts'

/** How far back a taken advice is looked for. */
const COMMITS = 300
/** Enough for both sides of a commit, where the store keeps as many. */
const RECORDS = 100

/** Advice that was taken, and what the records show of it since. Never rejects: a note says what could not be read. */
export async function keptPromises(
  { api, job }: Pick<Run, 'api' | 'job'>,
  { git, reader, head, store, baseline }: Pick<History, 'git' | 'reader' | 'head' | 'store' | 'baseline'>,
  notes: string[],
): Promise<Kept[]> {
  if (head === undefined) return []
  try {
    const source = { git, ...(job.repository === undefined ? {} : { api }) }
    const messages = await branchMessages(head.sha, COMMITS, source)
    const branch = await reader.firstParents(head.sha, COMMITS)
    const taken = takenAdvice(messages, branch)
    if (taken.length === 0) return []
    const recent = await store?.recent(RECORDS).catch((error: unknown) => {
      notes.push(`What came of advice that was taken is not known: ${errorText(error)}.`)
      return []
    })
    const records = recent !== undefined && recent.length > baseline.history.length ? recent : baseline.history
    return taken.map((it) => keptPromise(it, records, branch))
  } catch (error) {
    notes.push(`Whether advice was taken is not known: ${errorText(error)}.`)
    return []
  }
}
