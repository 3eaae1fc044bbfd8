/** The one reader of the progress stream's lines (docs/internals/progress-stream.md: The stream). */
import { asArray, asObject, asString } from '../../shared/json.ts'

/** One event: BuildKit's SolveStatus (client/graph.go). What is not of its shape is left out. Times are Go's RFC 3339. */
export interface SolveStatus {
  vertexes: VertexEvent[]
  statuses: StatusEvent[]
  logs: LogEvent[]
  warnings: WarningEvent[]
}

/** A step or anything else that takes time. */
export interface VertexEvent {
  digest: string
  name: string
  inputs: string[]
  started?: string
  completed?: string
  cached: boolean
  /** Never empty. */
  error?: string
}

/** Bytes moved for a vertex. */
export interface StatusEvent {
  id: string
  vertex: string
  current?: number
  total?: number
  started?: string
  completed?: string
}

/** A piece of what a step printed. */
export interface LogEvent {
  vertex: string
  /** 1 stdout, 2 stderr. */
  stream: number
  data: Buffer
  timestamp: string
}

/** A finding of the linter, once for every target. */
export interface WarningEvent {
  vertex?: string
  short: string
  file?: string
  /** From 1. */
  line?: number
}

/** Longer lines are no events. */
const MAX_LINE = 16 * 1024 * 1024

/**
 * Reads one line of the stream. Never throws.
 *
 * @returns undefined for a line that looks like an event and is none, such as the last one of a stream that was cut
 */
export function readSolveStatus(line: string): SolveStatus | undefined {
  const event = line.length > MAX_LINE ? undefined : parsed(line)
  if (event === undefined) return undefined
  return {
    vertexes: asArray(event.vertexes).flatMap(vertexOf),
    statuses: asArray(event.statuses).flatMap(statusOf),
    logs: asArray(event.logs).flatMap(logOf),
    warnings: asArray(event.warnings).flatMap(warningOf),
  }
}

/** True for a line that is an event; the others are buildx's words for people. */
export function isEvent(line: string): boolean {
  return line.startsWith('{')
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(line))
  } catch {
    return undefined
  }
}

function vertexOf(value: unknown): VertexEvent[] {
  const vertex = asObject(value)
  const [digest, name] = [asString(vertex?.digest), asString(vertex?.name)]
  if (vertex === undefined || digest === undefined || name === undefined) return []
  const inputs = asArray(vertex.inputs).filter((input) => typeof input === 'string')
  const event: VertexEvent = { digest, name, inputs, cached: vertex.cached === true }
  if (typeof vertex.started === 'string') event.started = vertex.started
  if (typeof vertex.completed === 'string') event.completed = vertex.completed
  if (typeof vertex.error === 'string' && vertex.error !== '') event.error = vertex.error
  return [event]
}

function statusOf(value: unknown): StatusEvent[] {
  const status = asObject(value)
  const [id, vertex] = [asString(status?.id), asString(status?.vertex)]
  if (status === undefined || id === undefined || vertex === undefined) return []
  const event: StatusEvent = { id, vertex }
  if (typeof status.current === 'number') event.current = status.current
  if (typeof status.total === 'number') event.total = status.total
  if (typeof status.started === 'string') event.started = status.started
  if (typeof status.completed === 'string') event.completed = status.completed
  return [event]
}

function logOf(value: unknown): LogEvent[] {
  const log = asObject(value)
  const [vertex, timestamp] = [asString(log?.vertex), asString(log?.timestamp)]
  if (log === undefined || vertex === undefined || timestamp === undefined) return []
  const stream = typeof log.stream === 'number' ? log.stream : 1
  return [{ vertex, timestamp, stream, data: Buffer.from(asString(log.data) ?? '', 'base64') }]
}

function warningOf(value: unknown): WarningEvent[] {
  const warning = asObject(value)
  const short = asString(warning?.short)
  if (warning === undefined || short === undefined) return []
  const event: WarningEvent = { short: Buffer.from(short, 'base64').toString('utf8') }
  const file = asString(asObject(warning.sourceInfo)?.filename)
  const line = asObject(asObject(asArray(warning.range)[0])?.start)?.line
  if (typeof warning.vertex === 'string') event.vertex = warning.vertex
  if (file !== undefined) event.file = file
  if (typeof line === 'number') event.line = line
  return [event]
}
