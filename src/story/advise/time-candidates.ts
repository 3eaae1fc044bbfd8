import { inOrderToReplay } from '../../advise/order.ts'
import { atOnce } from '../../advise/times/arms.ts'
import { timeEffects, withUpdates } from '../../advise/times/replay-effects.ts'
import type { Judged } from '../../advise/measured.ts'
import { pays } from '../../advise/worth.ts'
import { short } from '../../report/text/format.ts'
import { timeLeft, whyOver, type Lab } from './lab.ts'
import { replay, type Arm, type ReplayedCommit } from './replay.ts'
import { applies, inVariant } from './variant.ts'

/** Today's files among the arms. */
const TODAY: Arm = { id: 'today’s files' }

/** Candidates with their times, and the longest row of commits that was replayed for one of them. */
export interface Timed {
  judged: Judged[]
  replayed: ReplayedCommit[]
}

/**
 * Replays commits for measured candidates, the most promising first: as many at once as the time allows, as they share the builds
 * of today's files. Those on which the same commits can be built go together, so that each arm's cache has the same past.
 *
 * @param commits oldest first
 * @param buildMs what one build may take, with its builder and worktree; absent where that is not known
 */
export async function timeCandidates(
  lab: Lab,
  all: readonly Judged[],
  { commits, buildMs }: { commits: readonly string[]; buildMs: number | undefined },
): Promise<Timed> {
  const timed = new Map<Judged, Judged>()
  let longest: ReplayedCommit[] = []
  let waiting = inOrderToReplay(all.filter(({ outcome }) => outcome === 'measured'))
  const rows = await buildable(lab, waiting, commits)
  while (commits.length > 0 && waiting.length > 0 && timeLeft(lab) > 0) {
    const [best] = waiting
    const row = rows.get(best!)!
    const alike = waiting.filter((it) => rows.get(it)!.join() === row.join())
    const chosen = alike.slice(
      0,
      atOnce({ leftMs: timeLeft(lab), commits: row.length, buildMs, isFirst: timed.size === 0 }),
    )
    if (chosen.length === 0 || row.length === 0) {
      if (row.length > 0) break
      lab.notes.push(`\`${best!.candidate.id}\` applies to none of the replayed commits, so its times are not known.`)
      waiting = waiting.slice(1)
      continue
    }
    const arms = [TODAY, ...chosen.map(({ candidate }) => ({ id: candidate.id, patch: candidate.patch }))]
    const replayed = await replay(lab, arms, row)
    if (replayed.length > longest.length) longest = replayed
    for (const one of chosen) timed.set(one, withTimes(one, replayed))
    waiting = waiting.filter((it) => !chosen.includes(it))
  }
  if (waiting.length > 0 && commits.length > 0) {
    const names = waiting.map(({ candidate }) => `\`${candidate.id}\``).join(', ')
    const why = timeLeft(lab) === 0 ? whyOver(lab) : '`advise-minutes` would not have been enough'
    lab.notes.push(`Times were not measured of ${names}: ${why}.`)
  }
  return { judged: all.map((it) => timed.get(it) ?? it), replayed: longest }
}

/** For each candidate the commits its patch applies to; the others are said. */
async function buildable(
  lab: Lab,
  judged: readonly Judged[],
  commits: readonly string[],
): Promise<Map<Judged, string[]>> {
  const rows = new Map<Judged, string[]>(judged.map((one) => [one, []]))
  for (const sha of judged.length === 0 ? [] : commits) {
    if (timeLeft(lab) === 0) break
    await inVariant(lab, { sha, patches: [] }, async (worktree) => {
      for (const [{ candidate }, row] of rows) {
        if (await applies(worktree, candidate.patch, lab.run.tempDir)) row.push(sha)
      }
    })
  }
  for (const [{ candidate }, row] of rows) {
    const out = commits.filter((sha) => !row.includes(sha)).map(short)
    if (out.length === 0 || timeLeft(lab) === 0) continue
    lab.notes.push(
      `\`${candidate.id}\` does not apply to ${out.join(', ')}: left out of its replay, with and without it.`,
    )
  }
  return rows
}

function withTimes(judged: Judged, replayed: readonly ReplayedCommit[]): Judged {
  const pairs = replayed.map(({ kind, records }) => ({
    kind,
    today: records.get(TODAY.id)!,
    variant: records.get(judged.candidate.id)!,
  }))
  const timed = { ...judged, times: timeEffects(pairs), images: withUpdates(judged.images, pairs) }
  return { ...timed, pays: pays(timed) }
}
