/**
 * Drafts of every platform of every target: from the provenance where there is one, else from the labels.
 */
import { posix } from 'node:path'
import type { PlannedTarget } from '../plan/plan.ts'
import { graphSteps } from './steps/graph-steps.ts'
import { asObject } from '../shared/json.ts'
import { labelSteps } from './steps/label-steps.ts'
import { plainPlatform } from './image/manifest.ts'
import { readProvenance, type Provenance } from './steps/provenance.ts'
import type { PlatformDraft } from './steps/step-draft.ts'
import type { TargetStream } from './stream/target-stream.ts'

/** One target with all its sources joined. */
export interface TargetDraft {
  planned: PlannedTarget
  stream?: TargetStream
  /** The target's part of the metadata file. */
  metadata?: Record<string, unknown>
  provenances: Provenance[]
  platforms: PlatformDraft[]
}

/** Path of a target's Dockerfile relative to the repository, where its context is a directory of it. */
export function dockerfilePath({ folder = '.', context, dockerfile, inline }: PlannedTarget): string | undefined {
  if (dockerfile === undefined || inline === true) return undefined
  if (/^[a-z+]+:\/\//.test(context) || dockerfile.startsWith('/')) return dockerfile
  return posix.normalize(context.startsWith('/') ? `${context}/${dockerfile}` : `${folder}/${context}/${dockerfile}`)
}

/** Targets with those they are built from before them: shared work is charged to the target it was written for. */
export function linkedFirst(drafts: readonly TargetDraft[]): TargetDraft[] {
  const byName = new Map(drafts.map((draft) => [draft.planned.name, draft]))
  const done = new Set<TargetDraft>()
  const visit = (draft: TargetDraft | undefined, open: ReadonlySet<TargetDraft>): void => {
    if (draft === undefined || done.has(draft) || open.has(draft)) return
    for (const context of Object.values(draft.planned.contexts)) {
      if (context.startsWith('target:')) visit(byName.get(context.slice('target:'.length)), new Set([...open, draft]))
    }
    done.add(draft)
  }
  for (const draft of drafts) visit(draft, new Set())
  return [...done]
}

const PROVENANCE = 'buildx.build.provenance'

/** Joins one target. `native` is the platform of a target that names none. */
export function draftTarget(
  planned: PlannedTarget,
  native: string,
  stream: TargetStream | undefined,
  metadata: Record<string, unknown> | undefined,
): TargetDraft {
  const names = planned.platforms.length === 0 ? [native] : planned.platforms
  const provenances = provenancesOf(metadata, names)
  const contexts = JSON.stringify([
    planned.context,
    Object.entries(planned.contexts).sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
  const labelled = stream === undefined ? [] : labelSteps(planned.name, names, stream)
  const platforms = names.map((platform, at): PlatformDraft => {
    const provenance = provenances.get(plainPlatform(platform))
    if (provenance !== undefined && provenance.ops.length > 0) {
      const input = {
        target: planned.name,
        platform,
        provenance,
        argNames: planned.argNames,
        contexts,
        namedContexts: planned.contexts,
      }
      const dockerfile = dockerfilePath(planned)
      return graphSteps({
        ...input,
        ...(stream === undefined ? {} : { stream }),
        ...(dockerfile === undefined ? {} : { dockerfile }),
      })
    }
    return labelled[at] ?? { target: planned.name, platform, steps: [] }
  })
  return {
    planned,
    provenances: [...provenances.values()],
    platforms,
    ...(stream === undefined ? {} : { stream }),
    ...(metadata === undefined ? {} : { metadata }),
  }
}

/** By platform. buildx ≥ 0.31 writes one key for each of several platforms, before it none at all (docs/internals/images.md: Metadata). */
function provenancesOf(
  metadata: Record<string, unknown> | undefined,
  platforms: readonly string[],
): Map<string, Provenance> {
  const found = new Map<string, Provenance>()
  for (const platform of platforms) {
    const value = Object.entries(metadata ?? {}).find(
      ([key]) =>
        key.startsWith(`${PROVENANCE}/`) && plainPlatform(key.slice(PROVENANCE.length + 1)) === plainPlatform(platform),
    )?.[1]
    const own = value ?? (platforms.length === 1 ? asObject(metadata?.[PROVENANCE]) : undefined)
    const provenance = readProvenance(own)
    if (provenance !== undefined) found.set(plainPlatform(platform), provenance)
  }
  return found
}
