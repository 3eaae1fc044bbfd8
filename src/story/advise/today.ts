import { flakyFiles } from '../../advise/images/flaky-files.ts'
import type { Project } from '../../advise/advice.ts'
import { BuildFailedError } from '../../errors.ts'
import { errorText } from '../../shared/error-text.ts'
import { folderIn } from '../build-again.ts'
import { onEmptyBuilder } from './empty-builder.ts'
import { testImages } from './image-test.ts'
import { timeLeft, whyOver, type Lab } from './lab.ts'
import { measuredBuild, type MeasuredBuild } from './measured-build.ts'
import { readProject } from './project.ts'
import { inVariant } from './variant.ts'

/** Today's files, built: what every variant is held against. */
export interface Today {
  /** On this run's own builder. */
  built: MeasuredBuild
  /** On an empty builder, with every step running; absent when that failed or was not reached. */
  again?: MeasuredBuild
  /** How long that took with its builder and worktree, in ms: what one build of a replay may take. */
  againMs?: number
  /** Paths that differ between the two, by image. */
  flaky: Map<string, Set<string>>
  /** Why there is no second build. */
  failed?: string
  /** Targets whose image passes the user's test: only of these a variant's may fail it. */
  passed: ReadonlySet<string>
  project: Project
}

/**
 * Builds today's files twice, in a worktree as variants are, so that both have the same files to build from.
 *
 * @throws NotBuiltError or EngineError when they do not build the first time
 */
export async function buildToday(lab: Lab): Promise<Today> {
  const { run, head: sha, git, builder, notes } = lab
  return inVariant(lab, { sha, patches: [] }, async (worktree) => {
    const cwd = await folderIn(worktree.dir, git, run.inputs.source)
    const built = await measuredBuild(lab, { cwd, sha, builder, about: 'today’s files', files: true, unbounded: true })
    // What is known of steps is most where all of them ran.
    const { again, ms, failed } = await buildAgain(lab, cwd)
    const { printed } = built
    const record = builder.created ? built.record : (again ?? built).record
    const project = await readProject(worktree, { printed, record, source: run.inputs.source })
    const passed = new Set<string>()
    if (run.inputs.adviseTest !== undefined && timeLeft(lab) > 0) {
      const results = await testImages(lab, cwd, 'today’s files').catch((error: unknown) => {
        notes.push(`No image was tested: ${errorText(error)}.`)
        return new Map<string, string | undefined>()
      })
      for (const [target, complaint] of results) {
        if (complaint === undefined) passed.add(target)
        else
          notes.push(
            `\`advise-test\` fails for today’s image of \`${target}\` already, so it proves nothing there: ${complaint}.`,
          )
      }
    }
    return {
      built,
      passed,
      project,
      flaky: again === undefined ? new Map() : flakyFiles(built.images, again.images),
      ...(again === undefined ? {} : { again }),
      ...(ms === undefined ? {} : { againMs: ms }),
      ...(failed === undefined ? {} : { failed }),
    }
  })
}

async function buildAgain(lab: Lab, cwd: string): Promise<{ again?: MeasuredBuild; ms?: number; failed?: string }> {
  if (lab.canceled.requested()) throw new BuildFailedError('canceled')
  if (timeLeft(lab) === 0) return { failed: whyOver(lab) }
  const started = performance.now()
  try {
    const about = 'today’s files once more, on an empty builder'
    const again = await onEmptyBuilder(lab, (builder) =>
      measuredBuild(lab, { cwd, sha: lab.head, builder, about, files: true }),
    )
    return { again, ms: performance.now() - started }
  } catch (error) {
    return { failed: errorText(error) }
  }
}
