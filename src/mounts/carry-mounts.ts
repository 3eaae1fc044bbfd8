/**
 * Carries cache mounts from one builder to the next: GitHub's cache for layers never holds what is in
 * `RUN --mount=type=cache`, and hosted runners start with an empty builder. Never fails a build: what cannot be carried is
 * said in the record or in a note.
 */
import { stat } from 'node:fs/promises'
import type { Contexts } from '../build/context-manifest.ts'
import { defined } from '../defined.ts'
import type { BuildRecord, CacheMountFacts, CacheMountRecord } from '../record/build-record.ts'
import { decide, savingOf } from './decide.ts'
import { feedsOf, fingerprint } from './feeds.ts'
import { graphMounts } from './graph-mounts.ts'
import { keyOf, learn, type Filling, type SeenStep } from './learn.ts'
import type { KeptMount, KnownStep, Ledger } from './ledger.ts'
import { mountKey, type Mount } from './mount.ts'
import { contentOf, type MountShelf } from './mount-shelf.ts'
import type { Transfer } from './transfer.ts'

/** Everything outside that carrying needs. */
export interface MountWorld {
  shelf: MountShelf
  transfer: Transfer
  /** `<namespace>/<id>` of the mounts that the builder has already. */
  present: ReadonlySet<string>
  contexts: Contexts
  /** What is written about each target that is built, see definitions.ts. */
  definitions: ReadonlyMap<string, string | undefined>
  /** Targets that import no cache: on a builder that starts empty all their steps run. */
  uncached: ReadonlySet<string>
  mayKeep: boolean
  /** Removes secrets, as from the record. */
  clean: (text: string) => string
}

/** Mounts on their way: brought in before the build, kept after it. */
export interface CarriedMounts {
  /** What the record says of them, and what the user should know, one sentence each. */
  keep(record: BuildRecord, metadata: Record<string, unknown> | undefined): Promise<Kept>
}

interface Kept {
  facts: CacheMountFacts
  notes: string[]
}

/** Brings in what is worth it, before the build. Never rejects. */
export async function bringMounts(world: MountWorld): Promise<CarriedMounts> {
  const started = performance.now()
  const notes: string[] = []
  const said = new Map<string, CacheMountRecord>()
  const fillings = new Map<string, Filling>([...world.present].map((id) => [id, 'unclear']))
  const ledger = await world.shelf.ledger().catch(() => undefined)
  const kept = new Map(ledger?.mounts.map((entry) => [mountKey(entry.mount), entry]))
  const decisions = decide(ledger ?? { version: 1, mounts: [], steps: [] }, (step) => willRun(step, world))
  const rejected = new Set<string>()

  await Promise.all(
    decisions.map(async ({ kept: entry, not }) => {
      const { mount, content = '', bytes } = entry
      const say = (more: Partial<CacheMountRecord>): void => {
        said.set(mountKey(mount), { id: world.clean(mount.id), ...defined({ bytes }), ...more })
      }
      if (world.present.has(fullId(mount))) return say({ why: 'the builder has it already' })
      if (not?.reason === 'start-over') {
        kept.set(mountKey(mount), { mount })
        return
      }
      if (not?.reason === 'not-worth-it') {
        rejected.add(mountKey(mount))
        kept.set(mountKey(mount), { ...entry, rejections: (entry.rejections ?? 0) + 1 })
        return say({ why: `moving it takes ${seconds(not.costsMs)} and saves ${seconds(not.savesMs)}` })
      }
      if (not !== undefined) return say({ why: 'nothing that a step with it is made from changed' })
      const began = performance.now()
      try {
        if (!(await world.shelf.fetch(mount, content))) return
        fillings.set(fullId(mount), 'unclear')
        await world.transfer.in(mount, world.shelf.fileOf(mount))
        fillings.set(fullId(mount), 'restored')
        const restoredMs = since(began)
        const { rejections: _, ...rest } = entry
        kept.set(mountKey(mount), { ...rest, inMs: restoredMs })
        say({ restoredMs })
      } catch (error) {
        notes.push(`The cache mount \`${world.clean(mount.id)}\` was not restored: ${messageOf(error)}.`)
      }
    }),
  )
  const restoreMs = since(started)
  return {
    keep: async (record, metadata) => {
      const began = performance.now()
      // A failed bake leaves no graph, and what a step left half done is not worth keeping.
      const graph = graphMounts(metadata ?? {})
      const fillingOf = (id: string): Filling => {
        const states = graph.mounts.filter((mount) => mount.id === id).map((it) => fillings.get(fullId(it)) ?? 'empty')
        return new Set(states).size === 1 ? states[0]! : 'unclear'
      }
      const steps = stepsWithMounts(record, graph.mounts, world)
      const used = new Set(steps.filter(({ ranMs }) => ranMs !== undefined).flatMap(({ mounts }) => mounts))
      const now = await Promise.all(
        graph.mounts.map(async (mount): Promise<KeptMount> => {
          const key = mountKey(mount)
          const before = kept.get(key) ?? { mount }
          const say = (more: Partial<CacheMountRecord>): KeptMount => {
            said.set(key, { id: world.clean(mount.id), ...said.get(key), ...more })
            return before
          }
          if (rejected.has(key)) return say({})
          if (world.present.has(fullId(mount))) return say({ why: 'the builder has it already' })
          if (!used.has(mount.id)) return say(said.has(key) ? {} : { why: 'no step that uses it ran' })
          if (!world.mayKeep) return say({ why: 'this job may not write the cache' })
          const start = performance.now()
          try {
            const outcome = await keep(mount, before, world)
            const keptMs = since(start)
            if (outcome === 'same') return say({})
            say({ bytes: outcome.bytes, keptMs })
            return { ...before, ...outcome, outMs: keptMs }
          } catch (error) {
            notes.push(`The cache mount \`${world.clean(mount.id)}\` was not kept: ${messageOf(error)}.`)
            return say({})
          }
        }),
      )
      for (const id of graph.fromImage) said.set(id, { id: world.clean(id), why: 'it starts from an image or a stage' })
      // Without a graph nothing is known of this build's mounts, and what earlier runs learnt stays.
      if (metadata !== undefined && world.mayKeep) {
        const learnt = learn(ledger, now, steps, fillingOf)
        if (JSON.stringify(learnt) !== JSON.stringify(ledger) && learnt.mounts.length > 0) {
          await world.shelf.saveLedger(learnt).catch((error: unknown) => {
            notes.push(`What was learnt about cache mounts was not kept: ${messageOf(error)}.`)
          })
        }
      }
      return {
        facts: {
          mounts: [...said.values()],
          restoreMs,
          keepMs: since(began),
          ...defined({ warm: gain(steps, ledger, fillingOf) }),
        },
        notes,
      }
    },
  }
}

function willRun(step: KnownStep, world: MountWorld): boolean {
  if (!world.definitions.has(step.target)) return false
  if (world.uncached.has(step.target) || step.fingerprint === undefined) return true
  return fingerprint(step.feeds, world.contexts, world.definitions.get(step.target)) !== step.fingerprint
}

/** Takes the mount out and keeps it, unless its content is what is kept already. */
async function keep(
  mount: Mount,
  before: KeptMount,
  { shelf, transfer }: MountWorld,
): Promise<'same' | { content: string; bytes: number }> {
  const file = shelf.fileOf(mount)
  await transfer.out(mount, file)
  const content = await contentOf(file)
  if (content === before.content) return 'same'
  const { size } = await stat(file)
  await shelf.keep(mount, content)
  return { content, bytes: size }
}

/** Steps of this run that use mounts; one that was shared is counted where it ran. */
function stepsWithMounts(record: BuildRecord, mounts: readonly Mount[], world: MountWorld): SeenStep[] {
  // The record's ids have passed the redaction.
  const ids = new Map(mounts.map(({ id }) => [world.clean(id), id]))
  return record.targets.flatMap((target) =>
    target.platforms.flatMap((image) =>
      image.steps.flatMap((step, at): SeenStep[] => {
        const used = (step.cacheMounts ?? []).flatMap((id) => ids.get(id) ?? [])
        if (used.length === 0) return []
        const feeds = feedsOf(target.name, image, at)
        return [
          {
            target: target.name,
            platform: image.platform,
            key: step.ownKey ?? step.instruction,
            mounts: used,
            feeds,
            ...defined({
              fingerprint: fingerprint(feeds, world.contexts, world.definitions.get(target.name)),
              ranMs: step.state === 'ran' || step.state === 'evicted' ? step.ms : undefined,
            }),
          },
        ]
      }),
    ),
  )
}

/** What restored mounts saved, over the steps whose price with empty mounts is known. */
function gain(
  steps: readonly SeenStep[],
  ledger: Ledger | undefined,
  fillingOf: (id: string) => Filling,
): CacheMountFacts['warm'] {
  const known = new Map(ledger?.steps.map((step) => [keyOf(step), step]))
  const warm = steps.flatMap((step) => {
    const before = known.get(keyOf(step))
    if (step.ranMs === undefined || !before || !step.mounts.every((id) => fillingOf(id) === 'restored')) return []
    const saved = savingOf({ coldMs: before.coldMs, warmMs: [step.ranMs] })
    return saved === undefined ? [] : [{ ms: step.ranMs, coldMs: Math.max(0, saved + step.ranMs) }]
  })
  if (warm.length === 0) return undefined
  const sum = (of: (it: { ms: number; coldMs: number }) => number): number => warm.reduce((a, it) => a + of(it), 0)
  return { steps: warm.length, ms: sum(({ ms }) => ms), coldMs: sum(({ coldMs }) => coldMs) }
}

function fullId({ namespace, id }: Mount): string {
  return `${namespace}/${id}`
}

function since(start: number): number {
  return Math.round(performance.now() - start)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim().replace(/\.$/, '') : String(error)
}
