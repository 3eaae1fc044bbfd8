import { defined } from '../shared/defined.ts'
import type { BuildRecord } from '../record/build-record.ts'
import type { HistoryPoint } from './report-input.ts'

/**
 * What a trend is drawn from: one point per image and past build of the base branch, oldest first. Targets that were not
 * built, or not to their end, give none; neither do records without a commit.
 *
 * @param records newest first, as the history has them
 */
export function historyPoints(records: readonly BuildRecord[]): HistoryPoint[] {
  return records
    .toReversed()
    .flatMap(({ commit, createdAt, targets }) =>
      commit === undefined
        ? []
        : targets
            .filter(({ outcome }) => outcome === 'succeeded')
            .flatMap(({ name, wallMs, platforms }) =>
              platforms.map(({ platform, compressedBytes }) =>
                defined({ sha: commit.sha, createdAt, target: name, platform, compressedBytes, wallMs }),
              ),
            ),
    )
}
