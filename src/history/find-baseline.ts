import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BaselineFacts } from '../compare/comparison.ts'
import type { Inputs } from '../inputs.ts'
import type { Job } from '../github/job.ts'
import type { BuildRecord, CommitFacts } from '../record/build-record.ts'

export interface BaselineResult {
  head?: CommitFacts
  found?: BaselineFacts
  notes: string[]
  save(record: BuildRecord): Promise<void>
}

export async function findBaseline(inputs: Inputs, job: Job): Promise<BaselineResult> {
  const result: BaselineResult = {
    notes: [],
    save: async () => {},
    ...(job.sha === undefined ? {} : { head: { sha: job.sha } }),
  }
  if (inputs.baseline.store === 'file') {
    result.found = {
      record: JSON.parse(await readFile(join(job.workspace, inputs.baseline.path), 'utf8')) as BuildRecord,
    }
  }
  return result
}
