/** Targets of several records joined by name and platform; part of merging records. */
import { defined } from '../../shared/defined.ts'
import { joinPush, pushedTwice } from './merge-pushes.ts'
import type { BuildRecord, ContextManifest, PlatformRecord, TargetRecord } from '../build-record.ts'

/** What one job made of a target. */
interface Part {
  target: TargetRecord
  from: BuildRecord
}

/** Worst first: of one image built twice in one attempt, the failure is what must be seen. */
const RANK: Record<TargetRecord['outcome'], number> = { failed: 0, canceled: 1, succeeded: 2, 'not-built': 3 }

/**
 * Targets of all records, by name.
 *
 * @param records the preferred first
 * @param contexts receives the contexts' manifests that the targets refer to, each once
 * @param conflicts receives a sentence for every image that two jobs built differently
 */
export function joinTargets(
  records: readonly BuildRecord[],
  contexts: ContextManifest[],
  conflicts: string[],
): TargetRecord[] {
  const parts = records.flatMap((from) => from.targets.map((target): Part => ({ target, from })))
  const byName = Map.groupBy(parts, ({ target }) => target.name)
  return [...byName.keys()].toSorted().map((name) => joinTarget(byName.get(name)!, contexts, conflicts))
}

/** A copy of a target for another record: its contexts' manifests move along. */
export function moveTarget(target: TargetRecord, from: BuildRecord, contexts: ContextManifest[]): TargetRecord {
  if (target.contexts === undefined) return target
  const moved = Object.entries(target.contexts).flatMap(([name, at]): [string, number][] => {
    const manifest = from.contexts?.[at]
    return manifest === undefined ? [] : [[name, indexOf(manifest, contexts)]]
  })
  return { ...target, contexts: Object.fromEntries(moved) }
}

function indexOf(manifest: ContextManifest, contexts: ContextManifest[]): number {
  const text = JSON.stringify(manifest)
  const at = contexts.findIndex((known) => known === manifest || JSON.stringify(known) === text)
  return at >= 0 ? at : contexts.push(manifest) - 1
}

function joinTarget(parts: readonly Part[], contexts: ContextManifest[], conflicts: string[]): TargetRecord {
  const attempt = (part: Part): number => part.from.run?.attempt ?? 0
  // Stable: among equals the records' order decides.
  const ranked = parts.toSorted(
    (a, b) =>
      Number(a.target.outcome === 'not-built') - Number(b.target.outcome === 'not-built') ||
      attempt(b) - attempt(a) ||
      RANK[a.target.outcome] - RANK[b.target.outcome],
  )
  const [best] = ranked
  const images = new Map<string, { image: PlatformRecord; part: Part }>()
  const used = new Set<Part>([best!])
  for (const part of ranked) {
    if (part.target.outcome === 'not-built' && best!.target.outcome !== 'not-built') continue
    for (const image of part.target.platforms) {
      const taken = images.get(image.platform)
      if (taken === undefined) {
        images.set(image.platform, { image, part })
        used.add(part)
      } else if (taken.part !== part && attempt(taken.part) === attempt(part) && differ(taken.image, image)) {
        const name = `\`${part.target.name}\` ${image.platform}`
        const shown = taken.part.from.run?.job === undefined ? 'one of them' : `the job \`${taken.part.from.run.job}\``
        conflicts.push(`${name} was built by several jobs, with different results; the figures are those of ${shown}.`)
      }
    }
  }
  const twice = pushedTwice([...used].map(({ target }) => target))
  if (twice !== undefined) conflicts.push(twice)
  const moved = [...used].map(({ target, from }) => moveTarget(target, from, contexts))
  if (moved.length === 1) return { ...moved[0]!, platforms: sorted(images) }
  return withParts(moved, sorted(images))
}

/** One target whose platforms several jobs built beside each other. */
function withParts(parts: readonly TargetRecord[], platforms: PlatformRecord[]): TargetRecord {
  const [best] = parts.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome])
  const times = parts.flatMap(({ wallMs }) => wallMs ?? [])
  const contexts = Object.assign({}, ...parts.map((part) => part.contexts)) as Record<string, number>
  const { wallMs: _wallMs, contexts: _contexts, push: _push, definition, ...rest } = best!
  return {
    ...rest,
    ...defined({
      definition: parts.every((part) => part.definition === definition) ? definition : undefined,
      push: joinPush(parts.flatMap(({ push }) => push ?? [])),
    }),
    // A time of which a part is unknown is unknown.
    ...(times.length === parts.length ? { wallMs: Math.max(...times) } : {}),
    phases: parts.flatMap(({ phases }) => phases),
    platforms,
    ...(Object.keys(contexts).length === 0 ? {} : { contexts }),
  }
}

function sorted(images: ReadonlyMap<string, { image: PlatformRecord }>): PlatformRecord[] {
  return [...images.keys()].toSorted().map((platform) => images.get(platform)!.image)
}

/** True unless both are known to be the same image. */
function differ(a: PlatformRecord, b: PlatformRecord): boolean {
  return a.manifestDigest === undefined || a.manifestDigest !== b.manifestDigest
}
