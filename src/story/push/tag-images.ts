import { dryTag, tagImage, type TagRequest } from '../../bake/tag-image.ts'
import { allows } from '../../budget/allows.ts'
import { repositoryOf } from '../../plan/publishing.ts'
import type { BuildRecord, PlatformRecord, PushFacts, TargetRecord } from '../../record/build-record.ts'
import { plainPlatform } from '../../record/image/manifest.ts'
import { withPush } from '../../record/push.ts'
import { asArray, asObject, asString } from '../../shared/json.ts'
import { errorText } from '../../shared/error-text.ts'
import type { Judged } from '../judge.ts'
import type { Run } from '../run.ts'

/** The record with what became of the tags, and what should have been tagged and was not. */
export interface Tagged {
  record: BuildRecord
  /** One sentence each: they fail the job. */
  problems: string[]
}

/** References and annotations become arguments of docker. */
const REFERENCE = /^[a-z0-9][\w.:/-]*$/i
const ANNOTATION = /^[a-z]/

/**
 * Gives the images that other jobs pushed by digest their tags: of each target one index of all its platforms, if the verdict
 * allows it and no platform is missing. What the index would hold is compared with what was judged before any tag is moved.
 */
export async function tagImages(run: Run, { comparison, verdict }: Judged): Promise<Tagged> {
  const { inputs } = run
  let { record } = comparison
  const problems: string[] = []
  if (!inputs.push) return { record, problems }
  const waiting = record.targets.filter(({ push, outcome }) => push?.state === 'untagged' && outcome !== 'not-built')
  for (const target of waiting) {
    const push = target.push!
    if (!allows(verdict, target.name, inputs.pushWhen)) {
      record = withPush(record, target.name, { ...push, state: 'held' })
      continue
    }
    try {
      await tagTarget(run, target, push)
      run.io.info(`Tagged ${target.name}: ${push.tags.join(', ')}.`)
      record = withPush(record, target.name, { ...push, state: 'pushed' })
    } catch (error) {
      problems.push(`\`${target.name}\` keeps its old tags: ${errorText(error)}`)
      record = withPush(record, target.name, { ...push, state: 'failed' })
    }
  }
  return { record, problems }
}

/** @throws Error with why no tag was moved, or not all of them */
async function tagTarget({ cli }: Run, target: TargetRecord, push: PushFacts): Promise<void> {
  const lacking = missingPlatforms(target, push)
  if (lacking.length > 0) {
    throw new Error(
      `no job of this run pushed ${lacking.join(', ')}. A job with \`mode: build\` and \`push: true\` has to build each platform that the definition names.`,
    )
  }
  const digests = [...new Set(target.platforms.flatMap(({ pushedDigest }) => pushedDigest ?? []))]
  const odd = [...push.tags, ...digests].find((text) => !REFERENCE.test(text))
  if (odd !== undefined || push.annotations?.every((text) => ANNOTATION.test(text)) === false) {
    throw new Error('its record names no usable references.')
  }
  const requests = [...Map.groupBy(push.tags, repositoryOf)].map(([repository, tags]): TagRequest => ({
    tags,
    sources: digests.map((digest) => `${repository}@${digest}`),
    // A single image has its own already.
    annotations: digests.length > 1 ? (push.annotations ?? []) : [],
  }))
  for (const request of requests) check(target.platforms, digests, await dryTag(cli, request))
  for (const request of requests) await tagImage(cli, request)
}

/** The platforms that the definition names and nobody pushed; without names, those that were built and not pushed. */
function missingPlatforms({ platforms }: TargetRecord, { platforms: wanted }: PushFacts): string[] {
  const pushed = new Set(
    platforms.flatMap(({ platform, pushedDigest }) => (pushedDigest === undefined ? [] : [plainPlatform(platform)])),
  )
  return (wanted ?? platforms.map(({ platform }) => platform)).filter((name) => !pushed.has(plainPlatform(name)))
}

/** @throws Error unless what would be tagged holds each manifest that was judged */
function check(platforms: readonly PlatformRecord[], digests: readonly string[], index: unknown): void {
  const listed = asArray(asObject(index)?.manifests).map((entry) => asString(asObject(entry)?.digest))
  const held = new Set([...digests, ...listed])
  const strange = platforms.find(({ manifestDigest }) => manifestDigest !== undefined && !held.has(manifestDigest))
  if (strange !== undefined) {
    throw new Error(
      `what its registry has for ${strange.platform} is not the image that was judged. Run all jobs again.`,
    )
  }
}
