/**
 * Carries cache mounts from one builder to the next: GitHub's cache for layers never holds what is in
 * `RUN --mount=type=cache`, and hosted runners start with an empty builder. Never fails a build.
 */
import { join } from 'node:path'
import { runDocker, type DockerCli } from '../buildkit/docker.ts'
import type { Contexts } from '../contexts/context-manifest.ts'
import type { Builder } from '../bake/builder/builder.ts'
import { hostPlatform } from '../bake/builder/inspect.ts'
import type { Inputs } from '../inputs.ts'
import type { BakeDefinition } from '../plan/definition.ts'
import type { Plan } from '../plan/plan.ts'
import type { CacheAccess } from '../plan/cache-access.ts'
import { redactor } from '../record/redact.ts'
import type { BuildRecord, CacheMountFacts } from '../record/build-record.ts'
import { restoreMounts } from './restore-mounts.ts'
import { definitionTexts } from './definitions.ts'
import { saveMounts } from './save-mounts.ts'
import { openCache } from '../actions-cache/actions-cache.ts'
import type { Io } from '../io.ts'
import { mountStore } from './mount-store.ts'
import type { MountAccess } from './mount-access.ts'
import { transferTo } from './transfer.ts'

/** What carrying mounts needs to know of a bake. */
export interface MountSetup {
  cli: DockerCli
  inputs: Pick<Inputs, 'cacheScope' | 'cacheWrite' | 'noCache'>
  builder: Builder
  tempDir: string
  io: Pick<Io, 'env' | 'http'>
  printed: BakeDefinition
  plan: Plan
  contexts: Contexts
  access: CacheAccess
  /** Values that no record may hold. */
  secrets: readonly string[]
}

/** Mounts on their way: brought in before the build, to be kept after it. */
export interface CarriedMounts {
  /** What the record says of them, and what the user should know, one sentence each. Never rejects. */
  keep(
    record: BuildRecord,
    metadata: Record<string, unknown> | undefined,
  ): Promise<{ facts: CacheMountFacts; notes: string[] }>
}

/** Brings cache mounts in, or says in a sentence why that cannot be. Never rejects. */
export async function carryMounts(setup: MountSetup): Promise<CarriedMounts | string> {
  const { cli, inputs, builder, plan } = setup
  const obstacle = obstacleTo(setup)
  if (obstacle !== undefined) return `Cache mounts are not carried: ${obstacle}.`
  const [present, definitions] = await Promise.all([
    // A builder made for this job is empty.
    builder.created ? new Set<string>() : mountsIn(cli, builder.name),
    definitionTexts(setup.printed, cli.cwd),
  ])
  const access: MountAccess = {
    store: mountStore({
      folder: join(setup.tempDir, 'mounts'),
      scope: inputs.cacheScope,
      bake: JSON.stringify(plan.targets.map(({ name }) => name).toSorted()),
      arch: builder.nativePlatform,
      cache: openCache(setup.io),
    }),
    transfer: transferTo(cli, builder.name, setup.tempDir),
    present,
    contexts: setup.contexts,
    definitions,
    uncached: new Set(plan.targets.filter(({ cacheFrom }) => cacheFrom.length === 0).map(({ name }) => name)),
    // `auto` is about layers; a mount is moved while its own ledger says that it pays.
    mayKeep: inputs.cacheWrite !== false && setup.access.writable,
    clean: redactor(setup.secrets),
  }
  const restored = await restoreMounts(access)
  return {
    keep: async (record, metadata) => ({
      facts: await saveMounts(restored, access, record, metadata),
      notes: restored.log.notes,
    }),
  }
}

function obstacleTo({ inputs, builder, access }: MountSetup): string | undefined {
  if (!access.available) return 'this job has no GitHub Actions cache token'
  // Unpacked into while another job's step works in them, they would be neither's.
  if (builder.kept === true) return 'with `keep-state` they stay in the builder'
  // Seen with BuildKit 0.25: a step that ignores the cache gets empty mounts, whatever is in them.
  if (inputs.noCache) return 'with `no-cache` steps get empty ones'
  if (builder.nodes !== undefined) return `the builder has ${builder.nodes} nodes, each with mounts of its own`
  if (process.platform !== 'linux' || !builder.nativePlatform.startsWith(hostPlatform())) {
    return `the builder (${builder.nativePlatform}) cannot run this machine's tar (${process.platform}/${process.arch})`
  }
  return undefined
}

/** `<namespace>/<id>` of the mounts a builder has. The text of `du` is the only form that every buildx since 0.21 prints. */
async function mountsIn(cli: DockerCli, builder: string): Promise<Set<string>> {
  const args = ['buildx', 'du', '--builder', builder, '--verbose', '--filter', 'type=exec.cachemount']
  const { stdout } = await runDocker(cli, args)
  return new Set(
    // Go's quoting; only quotes and backslashes are taken back, as any other escape is in no id that a person wrote.
    [...stdout.matchAll(/^Description:.* with id "((?:[^"\\]|\\.)*)"$/gm)].map(([, id = '']) =>
      id.replace(/\\(["\\])/g, '$1'),
    ),
  )
}
