import { both } from '../shared/both.ts'
import { defined } from '../shared/defined.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import { planOf, type BakeDefinition } from '../plan/definition.ts'
import { carryMounts, type CarriedMounts } from '../mounts/carry-mounts.ts'
import type { Plan } from '../plan/plan.ts'
import { withoutMeasured } from '../plan/outputs.ts'
import { prepareDefinition, type Prepared } from '../plan/prepare.ts'
import { cacheAccess } from '../github/runtime-token.ts'
import type { CacheAccess } from '../plan/cache-access.ts'
import { assembleRecord } from '../record/assemble.ts'
import type { Evidence } from '../record/evidence.ts'
import type { BuildRecord, CommitFacts, RunFacts } from '../record/build-record.ts'
import { bakeFolder, type BakeResult } from '../bake/bake.ts'
import { loggedBake } from '../bake/logged-bake.ts'
import type { Builder } from '../bake/builder/builder.ts'
import { definitionHashes } from '../contexts/definition-hash.ts'
import { readContexts } from '../contexts/context-manifest.ts'
import type { DockerCli } from '../buildkit/docker.ts'
import { withHistoryProvenance } from '../buildkit/history-provenance.ts'
import { connectEarly, readImages, type Images } from '../buildkit/images.ts'
import { nodesOf, type Nodes } from '../bake/nodes.ts'
import { giveOwnKeys } from '../bake/own-cache-keys.ts'
import { runnerFacts } from '../bake/runner-facts.ts'

/** Where and how something is built. */
export interface BuildSetup {
  /** `cwd` is the folder bake runs in. */
  cli: DockerCli
  inputs: Inputs
  /** Whether the bake exports to the cache: what the input `cache-write` came to. */
  cacheWrite: boolean
  builder: Builder
  /** Of this run alone. */
  tempDir: string
  io: Pick<Io, 'env' | 'http' | 'foreign' | 'info'>
  /** Ends the build as a canceled job would. */
  stop?: AbortSignal
}

/** A bake and everything that is known of it. */
export interface Baked extends Pick<Images, 'store' | 'close'> {
  /** All that the record is made of, but for commit and run. */
  evidence: Evidence
  plan: Plan
  /** Lines of the progress stream. */
  stream: string[]
  /** buildx's metadata file as the user's definition alone would have made it; absent when the bake failed. */
  metadata?: Record<string, unknown>
  /** Cache scopes that are this bake's own. */
  ownScopes: string[]
  /** Cache mounts that were brought in, to be kept when there is a record. */
  mounts?: CarriedMounts
  /** What the user should know, one sentence each. */
  notes: string[]
}

/**
 * Bakes a printed definition: cache entries and measuring outputs are added, the log is shown live, and the builder is asked
 * for the images. Call `close` when no more layers are read.
 *
 * @param adapt a last change of the definition, for builds that only measure
 */
export async function bakeDefinition(
  setup: BuildSetup,
  printed: BakeDefinition,
  adapt: (definition: BakeDefinition) => BakeDefinition = (definition) => definition,
): Promise<Baked> {
  const { cli, inputs, cacheWrite, builder, io } = setup
  const access = cacheAccess(io.env)
  const prepared = prepareDefinition(printed, { ...inputs, cacheWrite }, builder, access)
  const definition = adapt(prepared.definition)
  const plan = planOf(definition, bakeFolder(inputs.source))
  const contextsPending = readContexts(plan, cli)
  const definitionsPending = definitionHashes(printed, cli.cwd)
  const { secrets } = prepared
  const mounts = inputs.cacheMounts
    ? await carryMounts({ ...setup, printed, plan, access, secrets, contexts: await contextsPending })
    : undefined
  const { retried, images, notRewritten, nodes, ...baked } = await bakeAndAsk(setup, {
    definition,
    plan,
    prepared,
    access,
  })
  const { nativePlatform, bootMs, driver, buildkit, engine, store } = builder
  const evidence = defined({
    ...baked,
    reportId: inputs.reportId,
    plan,
    blobs: images.blobs,
    contexts: await contextsPending,
    definitions: await definitionsPending,
    bootMs,
    builder: defined({ driver, buildkit, engine, store, ...images.builder }),
    runner: runnerFacts(io.env),
    noCache: inputs.noCache,
    nativePlatform,
    redact: secrets,
  })
  const remarks = [retried, notRewritten, nodes.note, typeof mounts === 'string' ? mounts : undefined]
  return {
    evidence,
    plan,
    stream: baked.stream,
    ownScopes: prepared.ownScopes,
    notes: [...prepared.notes, ...remarks.filter((note) => note !== undefined), ...images.notes],
    close: images.close,
    ...defined({
      metadata: baked.metadata && withoutMeasured(baked.metadata, printed, definition),
      store: images.store,
      mounts: typeof mounts === 'string' ? undefined : mounts,
    }),
  }
}

/** The bake itself with its log, and what only the builder can tell after it. */
async function bakeAndAsk(
  { cli, inputs, builder, tempDir, io, stop }: BuildSetup,
  {
    definition,
    plan,
    prepared,
    access,
  }: { definition: BakeDefinition; plan: Plan; prepared: Prepared; access: CacheAccess },
): Promise<BakeResult & { retried?: string; images: Images; notRewritten: string | undefined; nodes: Nodes }> {
  const nodes = nodesOf(builder, plan)
  const connection = connectEarly(cli, builder.name, nodes.platform)
  const onLine = (line: string): void => {
    // The last thing a bake does: time to connect.
    if (line.includes('exporting to ')) connection.get()
  }
  const baked =
    plan.targets.length === 0
      ? nothing()
      : await loggedBake(cli, definition, { builder: builder.name, inputs, tempDir, io, onLine, ...defined({ stop }) })
  const [[images, metadata], notRewritten] = await both(
    both(readImages(connection, baked.metadata), withHistoryProvenance(cli, builder.name, plan, baked.metadata)),
    giveOwnKeys(prepared.cacheScopes, access, io),
  )
  return { ...baked, ...defined({ metadata }), images, notRewritten, nodes }
}

/** The record of a bake; cache mounts that were brought in are kept or let go by what it says. */
export async function recordBake(
  { evidence, mounts, notes }: Baked,
  about: { commit?: CommitFacts; run?: RunFacts },
): Promise<{ record: BuildRecord; notes: string[] }> {
  const record = assembleRecord({ ...evidence, ...about })
  if (mounts === undefined) return { record, notes }
  const kept = await mounts.keep(record, evidence.metadata)
  return { record: { ...record, cacheMounts: kept.facts }, notes: [...notes, ...kept.notes] }
}

/** The bake of a group without targets, such as that of a path filter that matched nothing: buildx succeeds, too. */
function nothing(): BakeResult {
  const now = Date.now()
  return { stream: [], exitCode: 0, startedAt: now, endedAt: now }
}
