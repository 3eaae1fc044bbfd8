/**
 * Steps of one platform from its provenance: exact instructions, lines, inputs and keys.
 */
import type { StepRecord } from '../build-record.ts'
import { declaredNames, fromLine, instructionAt, stageAt } from './dockerfile-text.ts'
import { asArray, asObject, asString } from '../../shared/json.ts'
import type { LlbOp, Provenance, SourceLocation } from './provenance.ts'
import type { PlatformDraft, StepDraft, StepFacts } from './step-draft.ts'
import { documentOf, imageOf, localOf, stepKeys, type StepKey } from './step-keys.ts'
import { cacheMountsOf, readsOf } from './step-reads.ts'
import { signatures } from '../stream/stream-signature.ts'
import type { TargetStream, TargetVertex } from '../stream/target-stream.ts'
import { keywordOf } from '../stream/vertex-name.ts'

/** What the caller knows about the target beside its provenance. */
export interface GraphInput {
  target: string
  platform: string
  provenance: Provenance
  stream?: TargetStream
  /** Build-arg names of the plan: an ARG of a file that is not in the provenance is known from here. */
  argNames: readonly string[]
  /** Path of the target's own Dockerfile in the repository; absent for an inline one. */
  dockerfile?: string
  /** Named contexts of the target, as printed: a stage may start from an image by another name. */
  namedContexts: Readonly<Record<string, string>>
  /** Equal for two targets exactly when their build context and named contexts are the same places. */
  contexts: string
}

/** Reads the steps, in an order in which every step stands after its inputs. */
export function graphSteps(input: GraphInput): PlatformDraft {
  const { target, platform, provenance, stream, argNames, contexts } = input
  const files = fileNames(provenance, input.dockerfile)
  const names = declaredNames(provenance.sources, [...provenance.argNames, ...argNames])
  const keys = stepKeys(provenance, names)
  const ops = new Map(provenance.ops.map((op) => [op.id, op]))
  const digests = new Map([...provenance.byDigest].map(([digest, id]) => [id, digest]))
  const merged = mergedVertices(stream, provenance)
  const index = new Map<string, number>()
  const steps: StepDraft[] = []
  for (const op of provenance.ops) {
    const kind = kindOf(op, provenance, stream?.vertices.get(digests.get(op.id) ?? ''))
    if (kind === undefined) continue
    const key = keys.get(op.id)
    const facts: StepFacts = { kind, instruction: '', inputs: inputsOf(op, ops, index) }
    if (key !== undefined) Object.assign(facts, { key: key.key, ownKey: key.ownKey, parts: key.parts })
    describe(facts, op, provenance, files, input.namedContexts)
    const mounts = cacheMountsOf(op)
    if (mounts.length > 0) facts.cacheMounts = mounts
    const reads = readsOf(op, ops)
    if (reads.length > 0) facts.reads = reads

    const draft: StepDraft = { facts, vertices: [], waitsFor: waitsFor(op, ops, index, digests) }
    const digest = digests.get(op.id)
    if (digest !== undefined) {
      draft.digest = digest
      const own = stream?.vertices.get(digest)
      draft.vertices = [...(own === undefined ? [] : [own]), ...(merged.get(digest) ?? [])]
    }
    const parent = parentOf(op)
    const below = parent === undefined ? undefined : index.get(parent)
    if (below !== undefined) draft.parent = below
    if (key !== undefined) draft.sameWork = sameWork(key, contexts)
    const chain = provenance.layers.get(op.id)
    if (chain !== undefined) draft.chain = chain
    const identifier = asString(asObject(op.op.source)?.identifier)
    const image = kind === 'from' && identifier !== undefined ? imageOf(identifier) : undefined
    if (image !== undefined) draft.image = image
    index.set(op.id, steps.length)
    steps.push(draft)
  }
  const draft: PlatformDraft = { target, platform, steps }
  if (stream !== undefined) draft.stream = stream
  const result =
    provenance.ops.at(-1)?.inputs.map((id) => index.get(id))[0] ?? (steps.length > 0 ? steps.length - 1 : undefined)
  if (result !== undefined) draft.result = result
  return draft
}

/** Equal keys mean equal results unless something below reads a local directory, and the directories may differ. */
function sameWork(key: StepKey, contexts: string): string {
  return key.locals.size === 0 ? key.key : `${key.key} ${contexts}`
}

/** What kind of step an operation is; undefined for what no Dockerfile line asked for. */
function kindOf(op: LlbOp, provenance: Provenance, vertex: TargetVertex | undefined): StepRecord['kind'] | undefined {
  if (op.op.exec !== undefined) return 'run'
  if (op.op.merge !== undefined) return 'link'
  const location = provenance.locations.get(op.id)
  const written = location === undefined ? '' : keywordOf(instructionAt(provenance.sources, location) ?? '')
  const source = asString(asObject(op.op.source)?.identifier)
  if (source !== undefined) {
    if (source.startsWith('docker-image://') || source.startsWith('oci-layout://')) return 'from'
    return localOf(op).length > 0 || written !== 'add' ? undefined : 'add'
  }
  const actions = asArray(asObject(op.op.file)?.actions).map(
    (entry) => Object.keys(asObject(asObject(entry)?.Action) ?? {})[0],
  )
  if (actions.length === 0) return op.op.diff === undefined ? undefined : 'other'
  if (actions.every((action) => action === 'mkdir')) return 'workdir'
  if (documentOf(op).length > 0 && vertex?.name.position === undefined) return undefined
  return written === 'add' ? 'add' : 'copy'
}

function describe(
  facts: StepFacts,
  op: LlbOp,
  provenance: Provenance,
  files: (string | undefined)[],
  contexts: GraphInput['namedContexts'],
): void {
  const location = provenance.locations.get(op.id) ?? namedContext(op, provenance, contexts)
  const source = location === undefined ? undefined : provenance.sources[location.source]
  const text = location === undefined ? undefined : instructionAt(provenance.sources, location)
  facts.instruction = text ?? facts.kind.toUpperCase()
  if (location === undefined) return
  Object.assign(facts, { line: location.line, endLine: location.endLine })
  const file = files[location.source]
  if (file !== undefined) facts.file = file
  const stage = stageAt(source, location.line)
  if (stage !== undefined) facts.stage = stage
}

/** Where a named context is started from: the frontend gives its image no place (dockerui/namedcontext.go). */
function namedContext(
  op: LlbOp,
  { sources }: Provenance,
  contexts: GraphInput['namedContexts'],
): SourceLocation | undefined {
  const image = imageOf(asString(asObject(op.op.source)?.identifier) ?? '')
  if (image === undefined) return undefined
  if (image.name.startsWith('oci-layout://')) return fromLine(sources, image.name.slice('oci-layout://'.length))
  for (const [name, place] of Object.entries(contexts)) {
    const [, ref] = /^docker-image:\/\/(.*)$/.exec(place) ?? []
    if (ref === undefined || familiar(ref) !== familiar(image.name)) continue
    const location = fromLine(sources, name)
    if (location !== undefined) return location
  }
  return undefined
}

/** A reference without what docker fills in: `docker.io/library/alpine:latest@sha256:…` → `alpine`. */
function familiar(ref: string): string {
  return ref
    .replace(/^docker\.io\/(library\/)?/, '')
    .replace(/@[^@]*$/, '')
    .replace(/:latest$/, '')
}

/**
 * The file of each source. BuildKit knows a Dockerfile by its bare name; the plan knows where the target's own is, which
 * is the one the last step stands in. Those of linked targets come with the graph and keep their bare name.
 */
function fileNames({ ops, locations, sources }: Provenance, dockerfile: string | undefined): (string | undefined)[] {
  const last = ops.findLast((op) => locations.has(op.id))
  const own = last === undefined ? undefined : locations.get(last.id)!.source
  return sources.map(({ name }, source) => (source === own ? dockerfile : name))
}

/** Indices of the steps below, looking through operations that are no steps. */
function inputsOf(op: LlbOp, ops: Map<string, LlbOp>, index: Map<string, number>): number[] {
  const found = new Set<number>()
  const seen = new Set<string>()
  const visit = (ids: string[]): void => {
    for (const id of ids) {
      const known = index.get(id)
      if (known !== undefined) found.add(known)
      else if (!seen.has(id)) {
        seen.add(id)
        visit(ops.get(id)?.inputs ?? [])
      }
    }
  }
  visit(op.inputs)
  return [...found]
}

function waitsFor(
  op: LlbOp,
  ops: Map<string, LlbOp>,
  index: Map<string, number>,
  digests: Map<string, string>,
): string[] {
  return op.inputs.flatMap((id) => (index.has(id) || !ops.has(id) ? [] : (digests.get(id) ?? [])))
}

/** Id of the operation whose file system this one changes: the root mount of a command, the target of a file action. */
function parentOf(op: LlbOp): string | undefined {
  if (op.op.merge !== undefined) return op.inputs[0]
  const exec = asObject(op.op.exec)
  const root = asArray(exec?.mounts)
    .map(asObject)
    .find((mount) => mount?.dest === '/')
  // Go leaves out `input` when it is 0, and writes -1 for "from scratch".
  const input = exec === undefined ? asObject(asArray(asObject(op.op.file)?.actions)[0])?.input : root?.input
  const position = typeof input === 'number' ? input : 0
  return op.op.source !== undefined || position < 0 ? undefined : op.inputs[position]
}

/** By own digest: vertices replayed under this target because its own were merged into another target's. */
function mergedVertices(stream: TargetStream | undefined, provenance: Provenance): Map<string, TargetVertex[]> {
  const result = new Map<string, TargetVertex[]>()
  if (stream === undefined) return result
  const strangers = [...stream.vertices.values()].filter(
    (vertex) => vertex.name.position !== undefined && !provenance.byDigest.has(vertex.digest),
  )
  if (strangers.length === 0) return result
  const shape = signatures(stream)
  const bySignature = Map.groupBy(strangers, (vertex) => shape(vertex.digest))
  for (const digest of provenance.byDigest.keys()) {
    if (!stream.vertices.has(digest)) continue
    const same = bySignature.get(shape(digest))
    if (same !== undefined) result.set(digest, same)
  }
  return result
}
