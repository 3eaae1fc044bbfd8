/**
 * Why a target failed: from its own vertices, and from the words buildx prints for people at the end.
 */
import type { TargetRecord } from '../build-record.ts'
import { isAfterwards, phaseKindOf } from './phases.ts'
import type { TargetStream, TargetVertex } from './target-stream.ts'

/** The excerpt buildx prints of the Dockerfile below `Dockerfile:6`, and the error that belongs to it. */
export interface PrintedError {
  target?: string
  message: string
  file?: string
  line?: number
  /** The failed instruction as written, from the lines marked `>>>`. */
  instruction?: string
}

/**
 * Reads the plain lines of stderr. There can be stray `ERROR:` lines in a bake that succeeded (docs/internals/progress-stream.md: The stream): this is
 * only to be asked when the exit code says that it failed.
 */
export function printedErrors(text: readonly string[]): PrintedError[] {
  const errors: PrintedError[] = []
  let place: Pick<PrintedError, 'file' | 'line'> = {}
  let marked = new Map<string, string>()
  let said: string | undefined
  for (const line of text) {
    const where = /^(\S+):(\d+)$/.exec(line)
    if (where !== null) {
      place = { file: where[1]!, line: Number(where[2]) }
      marked = new Map()
    }
    const excerpt = /^\s*(\d+) \|\s>>> ?(.*)$/.exec(line)
    if (excerpt !== null) marked.set(excerpt[1]!, excerpt[2]!)
    const error = /^ERROR: (?:target (\S+): )?(?:failed to solve: )?(.*)$/.exec(line)
    if (error === null || line === said) continue
    said = line
    const entry: PrintedError = { message: error[2]!, ...place }
    if (error[1] !== undefined) entry.target = error[1]
    if (marked.size > 0) entry.instruction = [...marked.values()].join('\n').trim()
    errors.push(entry)
    place = {}
    marked = new Map()
  }
  return errors
}

/**
 * The printed error that is a target's own. In the bake of one target buildx names none, and then only the last line
 * counts: the stray ones come before it.
 */
export function errorOf(target: string, alone: boolean, printed: readonly PrintedError[]): PrintedError | undefined {
  const own = printed.findLast((error) => error.target === target)
  const last = printed.at(-1)
  return own ?? (alone && last?.target === undefined ? last : undefined)
}

/**
 * How a target of a failed bake ended; buildx stops the others when one fails, but what was exported stays. `error` is
 * what buildx printed for it: a Dockerfile that cannot be parsed fails without any vertex of its own.
 */
export function outcomeOf(stream: TargetStream | undefined, error?: PrintedError): TargetRecord['outcome'] {
  if (stream !== undefined && culpritOf(stream) !== undefined) return 'failed'
  if (error !== undefined && !error.message.includes('context canceled')) return 'failed'
  if (stream === undefined) return 'canceled'
  const vertices = [...stream.vertices.values()]
  // Only a finished target has its provenance resolved; without --metadata-file a finished export says the same.
  if (vertices.some(isAfterwards)) return 'succeeded'
  const finished = vertices.some((vertex) => phaseKindOf(vertex) === 'export' && vertex.fate.state === 'ran')
  const broken = vertices.some(({ fate }) => ['open', 'canceled', 'never'].includes(fate.state))
  return finished && !broken ? 'succeeded' : 'canceled'
}

/** How a `call` ended, by the metadata file that such a bake leaves even when it exits with 1; undefined for a build. */
export function outcomeOfCall(metadata: Record<string, unknown> | undefined): TargetRecord['outcome'] | undefined {
  if (metadata?.['result.json'] === undefined) return undefined
  return Number(metadata['result.statuscode'] ?? 0) === 0 ? 'succeeded' : 'failed'
}

/** The vertex that failed the target. A failed cache import never does; a failed cache export only when nothing else. */
export function culpritOf(stream: TargetStream): TargetVertex | undefined {
  const failed = [...stream.vertices.values()].filter(
    (vertex) => vertex.fate.state === 'failed' && phaseKindOf(vertex) !== 'cache-import',
  )
  return failed.find((vertex) => phaseKindOf(vertex) !== 'cache-export') ?? failed[0]
}
