import type { Confirmation } from '../budget/judge.ts'
import type { Verdict } from '../budget/verdict.ts'
import { cacheTime } from '../compare/times/adjusted-time.ts'
import type { Comparison } from '../compare/comparison.ts'
import { sideOf } from '../compare/times/series.ts'
import type { Git } from '../git/git.ts'
import { inWorktree } from '../history/stores/rebuild-store.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { buildAgain, folderIn } from './build-again.ts'
import type { BuildSetup } from './build.ts'
import { errorText } from '../shared/error-text.ts'

/** Builds of each side. Chance only slows builds down, so the faster one counts (script/bench statistics). */
const ROUNDS = 2

/** What was measured, and what could not be. */
export interface SecondMeasurement {
  confirmations: Confirmation[]
  /** One sentence each. */
  notes: string[]
}

/**
 * Measures every target a second time whose relative time budget wants that (`confirm: true`): baseline and head are built
 * in turn on this machine, with the steps running that ran in the head's build. Never rejects: a warning stays one then.
 */
export async function measureAgain(
  setup: BuildSetup,
  git: Git,
  { comparison, verdict }: { comparison: Comparison; verdict: Verdict },
): Promise<SecondMeasurement> {
  const again: SecondMeasurement = { confirmations: [], notes: [] }
  const wanted = verdict.judgements.filter(({ confirm }) => confirm === 'wanted')
  const sha = comparison.baseline?.record.commit?.sha
  for (const target of new Set(wanted.map((judgement) => judgement.target))) {
    try {
      if (sha === undefined) throw new Error('the commit of the baseline is not known')
      const warn = (message: string): void => void again.notes.push(`${message}.`)
      const pairs = await inWorktree({ git, tempDir: setup.tempDir, warn, sha }, async (dir) =>
        inTurn(setup, comparison.record, { target, sha, before: await folderIn(dir, git, setup.inputs.source) }),
      )
      for (const { platform = '', metric } of wanted.filter((judgement) => judgement.target === target)) {
        const [before, now] = pairs.map((records) => fastest(records, target, platform))
        if (before === undefined || now === undefined) throw new Error('the builder told no times')
        if (metric === 'time' || metric === 'adjusted-time') {
          again.confirmations.push({ target, platform, metric, before, now })
        }
      }
    } catch (error) {
      const why = errorText(error)
      again.notes.push(`The build time of \`${target}\` was not measured a second time, so it only warns: ${why}.`)
    }
  }
  return again
}

/** The records of both sides, baseline first. */
async function inTurn(
  setup: BuildSetup,
  head: BuildRecord,
  { target, sha, before }: { target: string; sha: string; before: string },
): Promise<[BuildRecord[], BuildRecord[]]> {
  const records: [BuildRecord[], BuildRecord[]] = [[], []]
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [at, side] of records.entries()) {
      const own = at === 1
      const about = `${target} again, ${own ? 'this commit' : 'the baseline'}, ${round} of ${ROUNDS}`
      const cwd = own ? setup.cli.cwd : before
      side.push(
        await buildAgain(setup, { cwd, targets: [target], sha: own ? (head.commit?.sha ?? '') : sha, head, about }),
      )
    }
  }
  return records
}

/** The shortest wall time, without reading the cache. */
function fastest(records: readonly BuildRecord[], target: string, platform: string): number | undefined {
  const times = records.flatMap((record) => {
    const side = sideOf(record, target, platform)
    return side?.target.wallMs === undefined ? [] : [side.target.wallMs - cacheTime(side)]
  })
  return times.length === records.length ? Math.min(...times) : undefined
}
