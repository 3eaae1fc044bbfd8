import { both } from '../shared/both.ts'
import { defined } from '../shared/defined.ts'
import type { Inputs } from '../inputs.ts'
import type { Io } from '../io.ts'
import { planOf, type BakeDefinition } from '../plan/definition.ts'
import { carryMounts } from '../mounts/carry-mounts.ts'
import type { Plan } from '../plan/plan.ts'
import { withoutMeasured } from '../plan/outputs.ts'
import { prepareDefinition } from '../plan/prepare.ts'
import { cacheAccess } from '../github/runtime-token.ts'
import { assembleRecord } from '../record/assemble.ts'
import type { BuildRecord, CommitFacts, RunFacts } from '../record/build-record.ts'
import { bake, bakeFolder } from '../bake/bake.ts'
import type { Builder } from '../bake/builder.ts'
import { readContexts } from '../contexts/context-manifest.ts'
import type { Docker } from '../buildkit/docker.ts'
import { withHistoryProvenance } from '../buildkit/history-provenance.ts'
import { early, readImages, type Images } from '../buildkit/images.ts'
import { nodesOf } from '../bake/nodes.ts'
import { giveOwnKeys } from '../bake/own-cache-keys.ts'
import { PlainLog } from '../bake/plain-log.ts'
import { runnerFacts } from '../bake/runner-facts.ts'

/** Where and how something is built. */
export interface Site {
  /** `cwd` is the folder bake runs in. */
  on: Docker
  inputs: Inputs
  builder: Builder
  /** Of this run alone. */
  tempDir: string
  io: Pick<Io, 'env' | 'http' | 'foreign' | 'info'>
}

/** A bake and everything that is known of it. */
export interface Built extends Pick<Images, 'store' | 'close'> {
  record: BuildRecord
  plan: Plan
  /** Lines of the progress stream. */
  stream: string[]
  /** buildx's metadata file; absent when the bake failed. */
  metadata?: Record<string, unknown>
  /** What the user should know, one sentence each. */
  notes: string[]
}

/**
 * Bakes a printed definition and records it: cache entries and measuring outputs are added, the log is shown live, and the
 * builder is asked for the images. A bake that fails is recorded, too. Call `close` when no more layers are read.
 *
 * @param about what the record says of commit and run; asked for after the bake
 * @param adapt a last change of the definition, for builds that only measure
 */
export async function buildAndRecord(
  { on, inputs, builder, tempDir, io }: Site,
  printed: BakeDefinition,
  about: () => Promise<{ commit?: CommitFacts; run?: RunFacts }>,
  adapt: (definition: BakeDefinition) => BakeDefinition = (definition) => definition,
): Promise<Built> {
  const access = cacheAccess(io.env)
  const prepared = prepareDefinition(printed, inputs, builder, access)
  const definition = adapt(prepared.definition)
  const plan = planOf(definition, bakeFolder(inputs.source))
  const contextsPending = readContexts(plan, on.cwd)
  const { secrets } = prepared
  const around = { on, inputs, builder, tempDir, io, printed, plan, access, secrets }
  const mounts = inputs.cacheMounts ? await carryMounts({ ...around, contexts: await contextsPending }) : undefined

  const log = new PlainLog(io.foreign)
  const nodes = nodesOf(builder, plan)
  const connection = early(on, builder.name, nodes.platform)
  const onLine = (line: string): void => {
    log.push(line)
    if (line.includes('exporting to ')) connection.get()
  }
  const { retried, ...baked } = await (plan.targets.length === 0
    ? nothing()
    : bake(on, definition, {
        builder: builder.name,
        inputs,
        tempDir,
        onLine,
        onAnswer: io.foreign,
      }))
  log.end()

  const [[images, metadata], notRewritten] = await both(
    both(readImages(connection, baked.metadata), withHistoryProvenance(on, builder.name, plan, baked.metadata)),
    giveOwnKeys(prepared.cacheScopes, access, io),
  )
  const built = { ...baked, ...defined({ metadata }) }
  const { nativePlatform, bootMs, driver, buildkit, engine, store } = builder
  const record = assembleRecord(
    defined({
      ...built,
      ...(await about()),
      reportId: inputs.reportId,
      plan,
      blobs: images.blobs,
      contexts: await contextsPending,
      bootMs,
      builder: defined({ driver, buildkit, engine, store, ...images.builder }),
      runner: runnerFacts(io.env),
      noCache: inputs.noCache,
      nativePlatform,
      redact: secrets,
    }),
  )
  const remarks = [retried, notRewritten, nodes.note].filter((note) => note !== undefined)
  if (typeof mounts === 'string') remarks.push(mounts)
  else if (mounts !== undefined) {
    const { facts, notes } = await mounts.keep(record, metadata)
    record.cacheMounts = facts
    remarks.push(...notes)
  }
  return {
    record,
    plan,
    stream: built.stream,
    notes: [...prepared.notes, ...remarks, ...images.notes],
    close: images.close,
    ...defined({
      metadata: built.metadata && withoutMeasured(built.metadata, printed, definition),
      store: images.store,
    }),
  }
}

/** The bake of a group without targets, such as that of a path filter that matched nothing: buildx succeeds, too. */
async function nothing(): Promise<Awaited<ReturnType<typeof bake>>> {
  const now = Date.now()
  return { stream: [], exitCode: 0, startedAt: now, endedAt: now }
}
