import { imageEffects } from '../../advise/images/image-effects.ts'
import { changesMore } from '../../advise/images/judge-files.ts'
import type { Candidate, Judged, Outcome } from '../../advise/measured.ts'
import { pays } from '../../advise/worth.ts'
import { oneLine } from '../../report/text/escape.ts'
import { errorText } from '../../shared/error-text.ts'
import { folderIn, NotBuiltError } from '../build-again.ts'
import { testImages } from './image-test.ts'
import { timeLeft, whyOver, type Lab } from './lab.ts'
import { measuredBuild } from './measured-build.ts'
import type { Today } from './today.ts'
import { DoesNotApply, inVariant } from './variant.ts'

/** Builds a candidate once, and tells its images from today's. Never rejects: what went wrong is the outcome. */
export async function tryCandidate(lab: Lab, candidate: Candidate, today: Today): Promise<Judged> {
  const over = (): Judged => outcome(candidate, 'not-reached', whyOver(lab))
  if (timeLeft(lab) === 0) return over()
  try {
    return await inVariant(lab, { sha: lab.head, patches: [candidate.patch] }, async ({ dir }) => {
      const cwd = await folderIn(dir, lab.git, lab.run.inputs.source)
      return await judge(lab, candidate, { cwd, today })
    })
  } catch (error) {
    // What was stopped did not fail.
    if (timeLeft(lab) === 0) return outcome(candidate, 'not-reached', `it was stopped, as ${whyOver(lab)}`)
    if (error instanceof DoesNotApply) return outcome(candidate, 'does-not-apply', error.message)
    return outcome(candidate, 'does-not-build', whyNotBuilt(error))
  }
}

async function judge(lab: Lab, candidate: Candidate, { cwd, today }: { cwd: string; today: Today }): Promise<Judged> {
  const { builder, head: sha } = lab
  const built = await measuredBuild(lab, { cwd, sha, builder, about: `with ${candidate.id}`, files: true })
  const effects = imageEffects(today.built.images, built.images, {
    flaky: today.flaky,
    touches: candidate.touches ?? [],
  })
  const { images } = effects
  const more = changesMore(candidate, effects)
  if (more !== undefined) return { ...outcome(candidate, 'changes-more', more), images }
  const { test, why } = await tested(lab, candidate, { cwd, today })
  if (test === undefined) return { ...outcome(candidate, 'not-reached', whyOver(lab)), images }
  if (test === 'failed') return { ...outcome(candidate, 'test-failed', why), images }
  const measured: Judged = { candidate, outcome: 'measured', images, times: [], test, pays: false }
  return { ...measured, pays: pays(measured) }
}

/** What the user's test says of the variant's images, where it passes for today's; without `test` the time was over. */
async function tested(
  lab: Lab,
  { id }: Candidate,
  { cwd, today }: { cwd: string; today: Today },
): Promise<{ test?: 'passed' | 'not-tested' | 'failed'; why: string }> {
  if (today.passed.size === 0) return { test: 'not-tested', why: '' }
  const results = await testImages(lab, cwd, id).catch((error: unknown) => errorText(error))
  if (timeLeft(lab) === 0) return { why: whyOver(lab) }
  if (typeof results === 'string') {
    lab.notes.push(`The images of \`${id}\` were not tested: ${results}.`)
    return { test: 'not-tested', why: '' }
  }
  for (const [target, complaint] of results) {
    if (complaint !== undefined && today.passed.has(target))
      return { test: 'failed', why: `for ${target} ${complaint}` }
  }
  return { test: 'passed', why: '' }
}

function outcome(candidate: Candidate, what: Outcome, why: string): Judged {
  return { candidate, outcome: what, why, images: [], times: [], pays: false }
}

function whyNotBuilt(error: unknown): string {
  return oneLine(error instanceof NotBuiltError && error.failure !== undefined ? error.failure : errorText(error))
}
