/**
 * Reads `docker buildx bake --progress=rawjson`: one JSON object (BuildKit's SolveStatus, client/graph.go) per line of
 * stderr, mixed with plain text for people. Keeps one small track per vertex and forgets the rest, so that time and
 * memory per step do not depend on how much a step logged or how often its status was sent.
 */
import { timeOf } from '../../shared/json.ts'
import { isEvent, readSolveStatus, type StatusEvent, type VertexEvent, type WarningEvent } from './solve-status.ts'

/** One start of a vertex. Times are epoch ms with a fraction; `end` is absent while it is (or was left) running. */
export interface Run {
  start: number
  end?: number
  cached: boolean
  /** False for the events BuildKit sends again without inputs, e.g. when it pulls a cached layer later on. */
  hasInputs: boolean
  /** Only errors of completed runs: a started event repeats the error of the run before it (docs/internals/steps.md: What a step did). */
  error?: string
}

/** Everything the stream says of one vertex under one name. A vertex that several targets need is sent once for each. */
export interface VertexTrack {
  digest: string
  name: string
  /** Longest list of inputs seen; later events may come without them. */
  inputs: string[]
  /** True when the vertex was announced under this name before it started: it is then part of that target's own graph. */
  announced: boolean
  /** Position of its first event in the stream. */
  order: number
  /** By start time as sent, so that a line that comes twice changes nothing. */
  runs: Map<string, Run>
}

/** Byte counts and layer work of one vertex, from its statuses. */
export interface VertexWork {
  /** Bytes by status id: the largest `current` (or `total` once complete) seen. */
  bytes: Map<string, number>
  /** True once a layer was downloaded or extracted for it. */
  layers: boolean
}

/** Who uploads a layer to a cache, and since when (as sent). */
export interface LayerWrite {
  /** Digest of the exporting vertex. */
  vertex: string
  started: string
}

/** A lint warning of BuildKit, once per text and place however many targets share the Dockerfile. */
export interface ProgressWarning {
  text: string
  file?: string
  line?: number
}

/** A vertex restarts two to four times at most in practice; more than this is a hostile or broken stream. */
const MAX_RUNS = 64
/** Statuses with bytes: one per layer or per context. An image has at most 127 layers. */
const MAX_STATUSES = 256
/** `writing layer …` of an export: it is only said of layers that the cache does not have (BuildKit, gha.go `Finalize`). */
const WRITING = /^writing layer (sha256:[0-9a-f]{64})$/
const MAX_WRITES = 20_000
/** Plain text kept for finding the failure: buildx prints a source excerpt of some 20 lines at the end. */
const MAX_TEXT_LINES = 400
const MAX_WARNINGS = 1000

/** Reads a stream line by line. Never throws: what cannot be read is counted in `skipped` or kept as text. */
export class ProgressReader {
  /** By digest and name. */
  readonly tracks = new Map<string, VertexTrack>()
  /** By digest: statuses are repeated for every target, so they are kept once. */
  readonly work = new Map<string, VertexWork>()
  readonly warnings = new Map<string, ProgressWarning>()
  /** Layers that were uploaded to a cache, by digest. Targets that upload the same one at once count it once: the earliest. */
  readonly writes = new Map<string, LayerWrite>()
  /** Lines that are no JSON objects, the last {@link MAX_TEXT_LINES}: buildx's words for people. */
  readonly text: string[] = []
  /** Lines that look like JSON and are not, e.g. the last one of a stream that was cut. */
  skipped = 0

  /** Takes one line, with or without its newline. */
  push(line: string): void {
    if (!isEvent(line)) {
      if (line.trim() === '') return
      this.text.push(line.trimEnd().slice(0, 2000))
      if (this.text.length > MAX_TEXT_LINES) this.text.splice(0, this.text.length - MAX_TEXT_LINES / 2)
      return
    }
    const event = readSolveStatus(line)
    if (event === undefined) {
      this.skipped++
      return
    }
    for (const vertex of event.vertexes) this.#vertex(vertex)
    for (const status of event.statuses) this.#status(status)
    for (const warning of event.warnings) this.#warning(warning)
  }

  #vertex({ digest, name, inputs, started, completed, cached, error }: VertexEvent): void {
    const key = `${digest} ${name}`
    let track = this.tracks.get(key)
    if (track === undefined) {
      track = { digest, name, inputs: [], announced: false, order: this.tracks.size, runs: new Map() }
      this.tracks.set(key, track)
    }
    if (inputs.length > track.inputs.length) track.inputs = inputs
    const start = timeOf(started)
    if (started === undefined || start === undefined) {
      track.announced = true
      return
    }
    const known = track.runs.get(started)
    if (known === undefined && track.runs.size >= MAX_RUNS) return
    const end = timeOf(completed)
    // A late "started" event must not undo the "completed" one: reordered lines end in the same track.
    if (known?.end !== undefined && end === undefined) return
    const run: Run = { start, cached, hasInputs: inputs.length > 0 }
    if (end !== undefined) {
      run.end = Math.max(end, start)
      if (error !== undefined) run.error = error.slice(0, 4000)
    }
    track.runs.set(started, run)
  }

  #status({ id, vertex, current = 0, ...status }: StatusEvent): void {
    const written = WRITING.exec(id)?.[1]
    if (written !== undefined && status.started !== undefined) return this.#write(written, vertex, status.started)
    const layer = id.startsWith('sha256:') || id.startsWith('extracting sha256:')
    const total = status.completed === undefined ? 0 : (status.total ?? 0)
    const bytes = Math.max(current, total)
    if (!layer && !(bytes > 0)) return
    let work = this.work.get(vertex)
    if (work === undefined) {
      work = { bytes: new Map(), layers: false }
      this.work.set(vertex, work)
    }
    if (layer) work.layers = true
    if (!Number.isSafeInteger(bytes) || bytes <= 0) return
    const known = work.bytes.get(id)
    if (known === undefined && work.bytes.size >= MAX_STATUSES) return
    work.bytes.set(id, Math.max(known ?? 0, bytes))
  }

  #write(layer: string, vertex: string, started: string): void {
    const known = this.writes.get(layer)
    if (known === undefined ? this.writes.size >= MAX_WRITES : known.started <= started) return
    this.writes.set(layer, { vertex, started })
  }

  #warning({ short, file, line }: WarningEvent): void {
    if (this.warnings.size >= MAX_WARNINGS) return
    const entry: ProgressWarning = { text: short.slice(0, 1000) }
    if (file !== undefined) entry.file = file
    if (line !== undefined) entry.line = line
    this.warnings.set(`${entry.file ?? ''}:${entry.line ?? ''}:${entry.text}`, entry)
  }
}
