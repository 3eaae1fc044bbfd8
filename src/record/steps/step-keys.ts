/**
 * Stable keys of steps. A vertex digest holds the session id and changes on every run; the operation in the provenance
 * does not (docs/internals/steps.md: Identity). `ownKey` is a hash of the normalised operation, `key` one of it and its inputs' keys:
 * equal across runs, checkouts, engines and BuildKit versions, different exactly where a step or one below it differs.
 *
 * Values of env and args are part of an operation and must not be found out from a record. A hash of a short value can
 * be guessed by trying, whatever its length and with no secret to salt it (a fork's pull request must be able to
 * compute the same key). So each value enters as 16 bits of its hash, the same wherever it occurs: a change is missed
 * once in 65 536 times, and a list of a million guesses leaves some fifteen equally good ones.
 */
import { createHash } from 'node:crypto'

import { asArray, asObject, asString } from '../../shared/json.ts'
import { plainPlatform } from '../image/manifest.ts'
import type { LlbOp, Provenance } from './provenance.ts'

/** Identity of one operation. */
export interface StepKey {
  key: string
  ownKey: string
  /** Hash by part of the operation, as in StepRecord.parts. */
  parts: Record<string, string>
  /** Names of local sources (`context`, named contexts) anywhere below: without any, equal keys mean equal results. */
  locals: ReadonlySet<string>
}

/** What decides whether a value in a step's environment came from ARG or from ENV. */
export interface ArgNames {
  args: ReadonlySet<string>
  envs: ReadonlySet<string>
}

/** Keys of all operations of a provenance, by operation id. Operations that form a cycle or lack an input get none. */
export function stepKeys(provenance: Provenance, names: ArgNames): Map<string, StepKey> {
  const ops = new Map(provenance.ops.map((op) => [op.id, op]))
  const keys = new Map<string, StepKey>()
  // llbDefinition is in topological order, inputs first; what is not is left without a key rather than recursed into.
  for (const op of ops.values()) {
    const inputs = op.inputs.map((id) => keys.get(id))
    if (inputs.some((input) => input === undefined)) continue
    const parts = partsOf(op, names)
    const documents = op.inputs.flatMap((id) => documentOf(ops.get(id)))
    if (documents.length > 0) parts.document = documents
    const own = { parts, platform: runsOn(op) }
    keys.set(op.id, {
      ownKey: hash(stable(own), 32),
      key: hash(stable([own, inputs.map((input) => input!.key)]), 32),
      parts: Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [publicName(name, names), fingerprint(name, part)]),
      ),
      locals: new Set([...localOf(op), ...inputs.flatMap((input) => [...input!.locals])]),
    })
  }
  return keys
}

/** Name of the local directory an operation is, if it is one. */
export function localOf(op: LlbOp): string[] {
  const identifier = asString(asObject(op.op.source)?.identifier)
  return identifier?.startsWith('local://') ? [identifier.slice('local://'.length)] : []
}

/** The text of `COPY <<EOF` is an operation of its own, but for a reader it is part of the instruction. */
export function documentOf(op: LlbOp | undefined): unknown[] {
  const actions = asArray(asObject(op?.op.file)?.actions).map((action) => asObject(asObject(action)?.Action))
  const files = actions.map((action) => asObject(action?.mkfile))
  if (op === undefined || op.inputs.length > 0 || files.length === 0 || files.includes(undefined)) return []
  return files.map((file) => [file?.path, value16(asString(file?.data) ?? '')])
}

/** Only commands run on a platform; files are copied the same way on each, and BuildKit versions differ in saying so. */
function runsOn(op: LlbOp): string | undefined {
  return op.op.exec === undefined && op.op.source === undefined
    ? undefined
    : op.platform === undefined
      ? undefined
      : plainPlatform(op.platform)
}

/** The operation by what a person would change about it. Unlisted fields are version-dependent or no part of the result. */
function partsOf(op: LlbOp, names: ArgNames): Record<string, unknown> {
  const exec = asObject(op.op.exec)
  if (exec !== undefined) return withPlatform(op, execParts(exec, names))
  const source = asObject(op.op.source)
  if (source !== undefined) return withPlatform(op, sourceParts(source))
  const file = asObject(op.op.file)
  if (file !== undefined) return fileParts(file)
  const [kind] = Object.keys(op.op)
  return kind === undefined ? {} : { operation: kind, inputs: op.inputs.length }
}

function withPlatform(op: LlbOp, parts: Record<string, unknown>): Record<string, unknown> {
  const platform = runsOn(op)
  return platform === undefined || parts.source !== undefined ? parts : { ...parts, platform }
}

function execParts(exec: Record<string, unknown>, names: ArgNames): Record<string, unknown> {
  const meta = asObject(exec.meta) ?? {}
  const parts: Record<string, unknown> = { command: meta.args }
  for (const entry of asArray(meta.env)) {
    if (typeof entry !== 'string') continue
    const name = entry.split('=')[0]!
    const value = value16(`${name}=${entry.slice(name.length + 1)}`)
    parts[`${names.args.has(name) && !names.envs.has(name) ? 'arg' : 'env'}:${name}`] = value
  }
  parts.workdir = meta.cwd
  parts.user = meta.user
  parts.mounts = asArray(exec.mounts).map((mount) =>
    pick(asObject(mount), ['input', 'dest', 'selector', 'readonly', 'mountType', 'cacheOpt', 'secretOpt', 'tmpfsOpt']),
  )
  parts.options = [exec.network, exec.security, exec.secretenv, meta.extraHosts, meta.hostname, meta.ulimit].map(
    (option) => (option === 0 || option === '' ? undefined : option),
  )
  return stated(parts)
}

function sourceParts(source: Record<string, unknown>): Record<string, unknown> {
  const identifier = asString(source.identifier) ?? ''
  if (identifier.startsWith('local://')) return { source: identifier }
  const image = imageOf(identifier)
  if (image === undefined) {
    // Credentials in a URL are no part of what it names.
    const operation = identifier.replace(/\/\/[^/@]*@/, '//')
    return stated({ operation, checksum: asObject(source.attrs)?.['http.checksum'] })
  }
  return stated({ base: image.name, 'base-digest': image.digest })
}

/**
 * The image of a source operation; undefined for other sources. An OCI layout is known by the name of its context, which
 * BuildKit writes like a reference (frontend/dockerui/namedcontext.go): `oci-layout://docker.io/library/base@sha256:…` for
 * `contexts: {base: 'oci-layout://…'}`. Here it is `oci-layout://base`, as no registry has it.
 */
export function imageOf(identifier: string): { name: string; digest?: string } | undefined {
  const [, kind, reference = ''] = /^(docker-image|oci-layout):\/\/(.*)$/s.exec(identifier) ?? []
  if (kind === undefined) return undefined
  if (kind === 'docker-image') return splitImage(reference)
  const { name, ...digest } = splitImage(reference)
  return { name: `oci-layout://${name.replace(/^docker\.io\/(library\/)?/, '')}`, ...digest }
}

/** `name:tag` and digest of an image reference as BuildKit writes it. */
export function splitImage(reference: string): { name: string; digest?: string } {
  const at = reference.lastIndexOf('@')
  return at < 0 ? { name: reference } : { name: reference.slice(0, at), digest: reference.slice(at + 1) }
}

function fileParts(file: Record<string, unknown>): Record<string, unknown> {
  const actions = asArray(file.actions).map((entry) => {
    const action = asObject(entry) ?? {}
    const [kind, what] = Object.entries(asObject(action.Action) ?? {})[0] ?? ['none', {}]
    return { kind, what: asObject(what) ?? {}, from: [action.input, action.secondaryInput] }
  })
  return stated({
    'copy-source': actions.map(({ kind, what, from }) => [
      kind,
      from,
      pick(what, ['src', 'include_patterns', 'exclude_patterns']),
      // An inline document is text in which ARGs were expanded.
      typeof what.data === 'string' ? value16(what.data) : undefined,
    ]),
    'copy-destination': actions.map(({ what }) => [what.dest, what.path]),
    'copy-options': actions.map(({ what }) =>
      pick(what, ['mode', 'modeStr', 'owner', 'followSymlink', 'attemptUnpackDockerCompatibility', 'makeParents']),
    ),
  })
}

/** Those fields that say something: Go leaves out zero values in one version and writes them in another. */
function pick(value: Record<string, unknown> | undefined, names: string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name of names) {
    const field = value?.[name]
    if (field !== undefined && field !== null && field !== '' && field !== false && field !== 0) picked[name] = field
  }
  return picked
}

/** Parts that say something: an empty text is what BuildKit writes for "not given". */
function stated(parts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && part !== ''))
}

/** Variables that no Dockerfile of the build declares came with the base image. */
function publicName(part: string, { envs }: ArgNames): string {
  return part.startsWith('env:') && !envs.has(part.slice('env:'.length)) ? `base-${part}` : part
}

/** What StepRecord.parts holds as `base` for an image of this name. */
export function imagePart(name: string): string {
  return fingerprint('base', name)
}

/** Names of ARG and ENV values already are 16 bits of a hash; the rest is text of the Dockerfile. */
function fingerprint(name: string, part: unknown): string {
  return name.startsWith('env:') || name.startsWith('arg:') ? String(part) : hash(stable(part), 16)
}

function value16(value: string): string {
  return hash(value, 4)
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

/** JSON with sorted keys: Go's maps and our own spreads have no order of their own. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => {
    const object = asObject(field)
    return object === undefined
      ? field
      : Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
