import type { Builder } from '../../bake/builder/builder.ts'
import type { Git } from '../../git/git.ts'
import type { CommitReader } from '../../git/commit-reader.ts'
import type { Cancellation } from '../backfill/cancellation.ts'
import type { Run } from '../run.ts'

/** Where variants are built: what all experiments of a job share. */
export interface Lab {
  run: Run
  git: Git
  reader: CommitReader
  /** The commit that is analyzed. */
  head: string
  /** This run's own, for sizes: variants take from it what they have in common with today's files. */
  builder: Builder
  canceled: Pick<Cancellation, 'requested'>
  /** When the minutes of the job began and are over, in ms of `performance.now()`. */
  started: number
  deadline: number
  /** Compact indexes of all layers that were read, by blob digest: each is read once. */
  indexes: Map<string, Uint8Array>
  /** Builds so far. */
  builds: number
  /** The removal of the last experiment's builder, which goes on while the next one boots. Never rejects. */
  removal: Promise<void>
  /** One sentence each. */
  notes: string[]
}

/** Ms until the minutes are over; 0 when they are, or when the job was canceled. */
export function timeLeft({ canceled, deadline }: Pick<Lab, 'canceled' | 'deadline'>): number {
  return canceled.requested() ? 0 : Math.max(0, deadline - performance.now())
}

/** Why something was not done although its turn came: the end of a sentence. */
export function whyOver({ canceled, run }: Pick<Lab, 'canceled' | 'run'>): string {
  return canceled.requested() ? 'the job was canceled' : `\`advise-minutes\` (${run.inputs.adviseMinutes}) were over`
}
