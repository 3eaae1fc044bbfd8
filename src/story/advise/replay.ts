import { access, mkdir, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inTurns } from '../../advise/times/arms.ts'
import { commitKind, type CommitKind } from '../../advise/times/commit-kind.ts'
import { madeOf } from '../../advise/times/made-of.ts'
import { eachTarget, noImageOf, type BakeDefinition } from '../../plan/definition.ts'
import type { BuildRecord } from '../../record/build-record.ts'
import { short } from '../../report/text/format.ts'
import { errorText } from '../../shared/error-text.ts'
import { folderIn } from '../build-again.ts'
import { onEmptyBuilder } from './empty-builder.ts'
import { timeLeft, whyOver, type Lab } from './lab.ts'
import { bakedIn } from './project-folder.ts'
import { measuredBuild } from './measured-build.ts'
import { inVariant } from './variant.ts'

/** One way to build every commit: with today's files, or with a patch. */
export interface Arm {
  /** For the log. */
  id: string
  /** Absent for today's files. */
  patch?: string
}

/** A commit that every arm built. */
export interface ReplayedCommit {
  sha: string
  kind: CommitKind
  /** By the arms' ids. */
  records: ReadonlyMap<string, BuildRecord>
}

/** For the report. */
export const HOW_REPLAYED =
  'Each commit was built on an empty builder, with only the cache that the build of the commit before it left in a folder (`type=local`, `mode=max`), one folder for each way to build. The Actions cache was neither read nor written, so what pull requests need stays in it; its transfer times are therefore no part of the times.'

/**
 * Builds commits, oldest first, each once per arm and in turns. Every build gets an empty builder, as a job on a hosted runner does,
 * and the cache that the same arm's last build exported, rotated as the Actions cache is: an export replaces the one before it.
 *
 * The cache is a local folder and not the repository's, whose ten gigabytes belong to the builds of pull requests: two exports per
 * commit would push out what those read.
 *
 * A commit that one arm cannot build is left out for all, and said. Ends early when the time is over: then what all arms
 * have built counts.
 *
 * @param arms today's first
 */
export async function replay(lab: Lab, arms: readonly Arm[], commits: readonly string[]): Promise<ReplayedCommit[]> {
  const caches = join(lab.run.tempDir, 'replay')
  const replayed: ReplayedCommit[] = []
  try {
    for (const [at, sha] of commits.entries()) {
      const records = new Map<string, BuildRecord>()
      try {
        for (const arm of inTurns(arms, at)) {
          if (timeLeft(lab) === 0) break
          const about = `commit ${at + 1} of ${commits.length}, ${short(sha)}, ${arm.id}`
          records.set(
            arm.id,
            await buildCommit(lab, { arm, sha, about, cache: join(caches, String(arms.indexOf(arm))) }),
          )
        }
      } catch (error) {
        if (timeLeft(lab) > 0) lab.notes.push(`Commit ${short(sha)} was left out of the replay: ${errorText(error)}.`)
      }
      if (records.size === arms.length)
        replayed.push({ sha, kind: await kindOf(lab, sha, records, replayed.at(-1)), records })
      if (timeLeft(lab) === 0) {
        const left = commits.length - at - 1
        if (left > 0) lab.notes.push(`The replay ended ${left} of ${commits.length} commits early: ${whyOver(lab)}.`)
        break
      }
    }
  } finally {
    await rm(caches, { recursive: true, force: true })
  }
  return replayed
}

async function buildCommit(
  lab: Lab,
  { arm, sha, about, cache }: { arm: Arm; sha: string; about: string; cache: string },
): Promise<BuildRecord> {
  const patches = arm.patch === undefined ? [] : [arm.patch]
  const { record } = await inVariant(lab, { sha, patches }, async ({ dir }) => {
    const cwd = await folderIn(dir, lab.git, lab.run.inputs.source)
    const next = `${cache}-next`
    await mkdir(next, { recursive: true })
    const has = await access(cache).then(
      () => true,
      () => false,
    )
    // bake asks for consent to any folder outside of its own.
    const allow = [`fs=${await realpath(dirname(cache))}`]
    const built = await onEmptyBuilder(lab, (builder) =>
      measuredBuild(lab, {
        cwd,
        sha,
        builder,
        about,
        files: false,
        allow,
        adapt: (definition) => withFolders(definition, has ? cache : undefined, next),
      }),
    )
    await rm(cache, { recursive: true, force: true })
    await rename(next, cache)
    return built
  })
  return record
}

/** Each target gets a folder of its own: an export into another's would replace its index. */
function withFolders(definition: BakeDefinition, from: string | undefined, to: string): BakeDefinition {
  return eachTarget(definition, (target, name) =>
    noImageOf(target) === 'call'
      ? target
      : {
          ...target,
          'cache-from': from === undefined ? [] : [{ type: 'local', src: join(from, name) }],
          'cache-to': [{ type: 'local', dest: join(to, name), mode: 'max' }],
        },
  )
}

/** What a commit changed since the one that was built before it; the first one since its parent. */
async function kindOf(
  { git, run, reader }: Lab,
  sha: string,
  records: ReadonlyMap<string, BuildRecord>,
  before: ReplayedCommit | undefined,
): Promise<CommitKind> {
  const parent = before?.sha ?? (await reader.parents(sha))?.[0]
  const since = (from: string): Promise<string> => git(['diff', '--name-only', '--no-renames', '-z', from, sha])
  // Of the very first commit, or where a shallow clone ends, everything is new.
  const changed = parent === undefined ? '' : await since(parent).catch(() => '')
  if (changed === '' && before === undefined) return 'source'
  const made = madeOf([...(before?.records.values() ?? []), ...records.values()], await bakedIn(git, run.inputs.source))
  return commitKind(
    changed.split('\0').filter((path) => path !== ''),
    (path) => made.has(path),
  )
}
