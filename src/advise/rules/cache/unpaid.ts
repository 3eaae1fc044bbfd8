/** Caches that cost more time than they can ever save. */
import type { Finding, Rule } from '../../advice.ts'
import { perTarget } from '../../view/each-target.ts'
import { NOTICEABLE_MS } from '../../view/replay.ts'
import { longestPath, slowestPlatform } from '../../view/times.ts'
import { bakePlace, exportsOf } from './cache-entries.ts'

/**
 * All that a cache can bring is the longest way of a build in which everything ran. Where the export alone takes longer, no number of
 * hits pays for it.
 */
export const cacheExportUnpaid = perTarget(
  'cache-export-unpaid',
  'A cache is exported only where that takes less time than it can save.',
  (view) => {
    const platform = slowestPlatform(view)
    const isCold =
      platform?.steps.every(({ kind, state }) => kind === 'from' || state === 'ran' || state === 'shared') === true
    if (platform === undefined || !isCold || exportsOf(view.target).length === 0) return []
    const exports = view.target.record.phases.filter(
      ({ kind, error }) => kind === 'cache-export' && error === undefined,
    )
    const cost = exports.reduce((sum, { ms }) => sum + ms, 0)
    const most = longestPath(platform)
    if (exports.length === 0 || cost - most < NOTICEABLE_MS) return []
    return [
      {
        title: 'Drop the export of this cache',
        now: `Exporting takes ${seconds(cost)}, and building all of it without any cache ${seconds(most)}.`,
        places: [bakePlace(view.project, view.target)] as const,
        mayBreak: [],
        estimate: { kind: 'bound', ms: cost },
        touches: [],
      },
    ]
  },
)

/** Steps that ran with restored mounts and have run with empty ones before tell what a mount brings; the rest is what it costs. */
export const cacheMountsUnpaid: Rule = {
  id: 'cache-mounts-unpaid',
  about: 'Cache mounts are carried between jobs only where that takes less time than it saves.',
  detect: ({ record, targets }) => {
    const mounts = record.cacheMounts
    if (mounts?.warm === undefined) return []
    const brought = mounts.warm.coldMs - mounts.warm.ms
    const cost = mounts.restoreMs + mounts.keepMs
    const used = targets.filter((target) =>
      target.record.platforms.some(({ steps }) => steps.some(({ cacheMounts }) => (cacheMounts ?? []).length > 0)),
    )
    const [first] = used
    if (first === undefined || cost - brought < NOTICEABLE_MS) return []
    const finding: Finding = {
      rule: 'cache-mounts-unpaid',
      targets: used.map(({ name }) => name),
      title: 'Do not carry cache mounts between jobs',
      now: `Restoring and keeping them takes ${seconds(cost)}, and the steps that use them are ${brought > 0 ? `only ${seconds(brought)} faster` : 'no faster'} with them.`,
      places: [{ file: first.dockerfile ?? '' }],
      mayBreak: [],
      estimate: { kind: 'bound', ms: cost - Math.max(0, brought) },
      touches: [],
    }
    return [finding]
  },
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}
