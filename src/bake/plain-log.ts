import {
  isEvent,
  readSolveStatus,
  type LogEvent,
  type StatusEvent,
  type VertexEvent,
  type WarningEvent,
} from '../record/stream/solve-status.ts'

/**
 * Turns the rawjson progress stream back into buildx's plain log, while the build runs.
 *
 * `--progress=rawjson` is the only form with exact times and identities, but it is unreadable; this restores what users
 * know: `#5 [app 1/2] COPY …`, `#5 CACHED`, `#5 0.412 output`, `#5 DONE 0.4s`, `#5 ERROR: …`. Steps run at the same time;
 * like buildx, the log stays with one of them and keeps back the others' lines until it is done or has been silent for a
 * while. Lines that are not JSON (bake's own error text with the Dockerfile excerpt) pass through untouched.
 *
 * What a step prints arrives in pieces of whatever size the kernel read. A line is shown when it is whole, so that the
 * runner's mask finds a secret in it, and its bytes are decoded then, so that no letter is cut in two.
 */
export class PlainLog {
  readonly #write: (line: string) => void
  readonly #vertexes = new Map<string, Vertex>()
  /** The one whose lines are shown as they come. */
  #current: Vertex | undefined
  /** Vertexes with lines kept back, in the order they began to wait. */
  readonly #waiting = new Set<Vertex>()

  /** @param write receives one line without its newline */
  constructor(write: (line: string) => void) {
    this.#write = write
  }

  /** Takes one line of the stream. Never throws: a line it does not understand is not worth a build. */
  push(line: string): void {
    if (!isEvent(line)) {
      if (line.trim() === '') return
      this.end()
      this.#write(line)
      return
    }
    const event = readSolveStatus(line)
    if (event === undefined) return
    for (const vertex of event.vertexes) this.#start(vertex)
    for (const status of event.statuses) this.#status(status)
    for (const warning of event.warnings) this.#warn(warning)
    for (const log of event.logs) this.#log(log)
    for (const vertex of event.vertexes) this.#complete(vertex)
  }

  /** Shows everything that is still kept back. */
  end(): void {
    for (const vertex of this.#vertexes.values()) this.#flush(vertex)
    while (this.#waiting.size > 0) this.#turnToNext()
    for (const vertex of this.#vertexes.values()) this.#repeatFailure(vertex)
  }

  #start(update: VertexEvent): void {
    if (update.started === undefined) return
    const known = this.#vertexes.get(update.digest)
    if (known !== undefined) {
      // Run again: its seconds count from then on, as in buildx.
      known.startedAt = Math.max(known.startedAt, Date.parse(update.started))
      return
    }
    const vertex: Vertex = {
      number: this.#vertexes.size + 1,
      name: update.name,
      startedAt: Date.parse(update.started),
      lastAt: Date.parse(update.started),
      statuses: new Set(),
      warnings: new Set(),
      lines: [],
      partial: new Map(),
      tail: [],
      done: false,
      failed: false,
    }
    this.#vertexes.set(update.digest, vertex)
    this.#print(vertex, vertex.name)
  }

  #complete(update: VertexEvent): void {
    const vertex = this.#vertexes.get(update.digest)
    // A vertex is sent again for every target that shares it, and when a lazy layer is pulled: once is enough here.
    if (vertex === undefined || update.completed === undefined || update.started === undefined || vertex.done) return
    this.#flush(vertex)
    vertex.done = true
    vertex.lastAt = Date.parse(update.completed)
    const seconds = ((vertex.lastAt - Date.parse(update.started)) / 1000).toFixed(1)
    const { error } = update
    if (error?.includes('context canceled') === true) this.#print(vertex, 'CANCELED')
    else if (error !== undefined) {
      vertex.failed = true
      this.#print(vertex, `ERROR: ${error}`)
    } else this.#print(vertex, update.cached ? 'CACHED' : `DONE ${seconds}s`)
    if (this.#current === vertex) this.#turnToNext()
  }

  #status(status: StatusEvent): void {
    const vertex = this.#vertexes.get(status.vertex)
    if (vertex === undefined || vertex.done || status.completed === undefined || vertex.statuses.has(status.id)) return
    vertex.statuses.add(status.id)
    vertex.lastAt = Date.parse(status.completed)
    const bytes = status.total !== undefined && status.total > 0 ? ` ${(status.total / 1e6).toFixed(2)}MB` : ''
    const time =
      status.started === undefined ? '' : ` ${((vertex.lastAt - Date.parse(status.started)) / 1000).toFixed(1)}s`
    this.#print(vertex, `${status.id}${bytes}${time} done`)
  }

  #log({ vertex: digest, timestamp, stream, data }: LogEvent): void {
    const vertex = this.#vertexes.get(digest)
    if (vertex === undefined) return
    vertex.lastAt = Date.parse(timestamp)
    const seconds = secondsOf(vertex.lastAt - vertex.startedAt)
    let rest = data
    for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE)) {
      this.#line(vertex, stream, seconds, rest.subarray(0, end))
      rest = rest.subarray(end + 1)
    }
    if (rest.length === 0) return
    const known = vertex.partial.get(stream)
    const bytes = known === undefined ? rest : Buffer.concat([known.bytes, rest])
    vertex.partial.set(stream, { seconds: known?.seconds ?? seconds, bytes })
    if (bytes.length > LONGEST_LINE) this.#line(vertex, stream, seconds, Buffer.alloc(0))
  }

  /** Shows what was kept of a line, and its end. Carriage returns stay where they are, as in buildx. */
  #line(vertex: Vertex, stream: number, seconds: string, end: Buffer): void {
    const known = vertex.partial.get(stream)
    vertex.partial.delete(stream)
    const bytes = known === undefined ? end : Buffer.concat([known.bytes, end])
    const line = `${known?.seconds ?? seconds} ${bytes.toString('utf8')}`
    vertex.tail.push(line)
    if (vertex.tail.length > TAIL_LINES) vertex.tail.shift()
    this.#print(vertex, line)
  }

  /** A step that ended has no more to say: its last lines need no newline. */
  #flush(vertex: Vertex): void {
    for (const stream of vertex.partial.keys()) this.#line(vertex, stream, '', Buffer.alloc(0))
  }

  /** What a failed step printed last, together with its name: as buildx does at the end of a bake (`printErrorLogs`). */
  #repeatFailure(vertex: Vertex): void {
    if (!vertex.failed) return
    vertex.failed = false
    for (const line of ['------', ` > ${vertex.name}:`, ...vertex.tail, '------']) this.#write(line)
  }

  #warn({ vertex: digest, short }: WarningEvent): void {
    const vertex = this.#vertexes.get(digest ?? '')
    if (vertex === undefined || vertex.warnings.has(short)) return
    vertex.warnings.add(short)
    this.#print(vertex, `WARN: ${short}`)
  }

  #print(vertex: Vertex, text: string): void {
    const line = `#${vertex.number} ${text}`
    if (this.#current === undefined) {
      this.#current = vertex
      // Turned to again, as after a cached result whose data was gone: its lines do not stand there without its name.
      if (text !== vertex.name) this.#write(`#${vertex.number} ${vertex.name}`)
    }
    if (this.#current === vertex) {
      this.#write(line)
      return
    }
    vertex.lines.push(line)
    this.#waiting.add(vertex)
    if (vertex.lastAt - this.#current.lastAt > PATIENCE_MS) this.#turnToNext()
  }

  /** Leaves the current vertex and shows the one that has waited longest; done ones are shown whole and left again. */
  #turnToNext(): void {
    const left = this.#current
    this.#current = undefined
    if (left !== undefined) this.#write('')
    for (const vertex of this.#waiting) {
      this.#waiting.delete(vertex)
      if (vertex.lines[0] !== `#${vertex.number} ${vertex.name}`) this.#write(`#${vertex.number} ${vertex.name}`)
      for (const line of vertex.lines.splice(0)) this.#write(line)
      if (!vertex.done) {
        this.#current = vertex
        return
      }
      this.#write('')
    }
  }
}

/** How long a silent step keeps the others waiting; buildx waits about as long. */
const PATIENCE_MS = 3000
const NEWLINE = 0x0a
/** buildx repeats as many of a failed step (`logsBufferSize`). */
const TAIL_LINES = 10
/** Bytes kept of a line without an end: BuildKit itself cuts a step's log at 2 MiB. */
const LONGEST_LINE = 1 << 20

/** Seconds as buildx writes them: four digits at most (util/progress/progressui/display.go, `update`). */
function secondsOf(ms: number): string {
  const seconds = ms / 1000
  return seconds.toFixed(seconds < 10 ? 3 : seconds < 100 ? 2 : 1)
}

interface Vertex {
  number: number
  name: string
  /** Epoch ms, by the builder's clock. */
  startedAt: number
  lastAt: number
  /** Ids of the statuses already shown. */
  statuses: Set<string>
  /** Warnings already shown: they are sent again for every target. */
  warnings: Set<string>
  /** Lines kept back. */
  lines: string[]
  /** Lines without their end, by stream (1 stdout, 2 stderr), with the time of their first byte. */
  partial: Map<number, { seconds: string; bytes: Buffer }>
  /** The last {@link TAIL_LINES} it printed. */
  tail: string[]
  done: boolean
  failed: boolean
}
