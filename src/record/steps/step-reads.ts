/**
 * What an operation reads besides the steps it builds on: files of local contexts, cache mounts.
 */
import type { ContextRead } from '../build-record.ts'
import { asArray, asObject, asString } from '../../shared/json.ts'
import type { LlbOp } from './provenance.ts'
import { localOf } from './step-keys.ts'

/** Ids of the cache mounts of a command. */
export function cacheMountsOf(op: LlbOp): string[] {
  return asArray(asObject(op.op.exec)?.mounts).flatMap((mount) => {
    const id = asString(asObject(asObject(mount)?.cacheOpt)?.ID)
    return id === undefined ? [] : [splitMountId(id).id]
  })
}

/**
 * BuildKit's name of a cache mount, `<namespace>/<id>` (dockerfile2llb/convert_runmount.go), in its parts. A namespace has no
 * slash in practice, an id that is a path does.
 */
export function splitMountId(text: string): { namespace: string; id: string } {
  const slash = text.indexOf('/')
  return { namespace: text.slice(0, Math.max(0, slash)), id: text.slice(slash + 1) }
}

/** Paths read from local directories, by COPY and ADD or through bind mounts, grouped by context and patterns. */
export function readsOf(op: LlbOp, ops: Map<string, LlbOp>): ContextRead[] {
  const contextOf = (input: unknown): string | undefined => {
    const id = typeof input === 'number' && input >= 0 ? op.inputs[input] : undefined
    const source = id === undefined ? undefined : ops.get(id)
    return source === undefined ? undefined : localOf(source)[0]
  }
  const reads = new Map<string, ContextRead>()
  const add = (context: string, path: string, include: unknown[], exclude: unknown[]): void => {
    const read: ContextRead = { context, paths: [] }
    if (include.length > 0) read.include = patterns(include)
    if (exclude.length > 0) read.exclude = patterns(exclude)
    const key = JSON.stringify(read)
    const known = reads.get(key) ?? read
    known.paths.push(path)
    reads.set(key, known)
  }
  for (const entry of asArray(asObject(op.op.file)?.actions)) {
    const action = asObject(entry)
    const copy = asObject(asObject(action?.Action)?.copy)
    const context = contextOf(action?.secondaryInput)
    if (copy === undefined || context === undefined) continue
    // Most of BuildKit's JSON is in camel case; these two are not.
    const [include, exclude] = [copy.include_patterns, copy.exclude_patterns].map(asArray)
    add(context, asString(copy.src) ?? '/', include ?? [], exclude ?? [])
  }
  for (const entry of asArray(asObject(op.op.exec)?.mounts)) {
    const mount = asObject(entry)
    // Go leaves out `input` when it is 0.
    const context = contextOf(mount?.input ?? 0)
    if (context !== undefined) add(context, asString(mount?.selector) ?? '/', [], [])
  }
  return [...reads.values()]
}

function patterns(list: unknown[]): string[] {
  return list.filter((entry) => typeof entry === 'string')
}
