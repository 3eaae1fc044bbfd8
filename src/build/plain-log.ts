/**
 * Turns the rawjson progress stream back into buildx's plain log, while the build runs.
 *
 * `--progress=rawjson` is the only form with exact times and identities, but it is unreadable; this restores what users
 * know: `#5 [app 1/2] COPY …`, `#5 CACHED`, `#5 0.412 output`, `#5 DONE 0.4s`, `#5 ERROR: …`. Steps run at the same time;
 * like buildx, the log stays with one of them and keeps back the others' lines until it is done or has been silent for a
 * while. Lines that are not JSON (bake's own error text with the Dockerfile excerpt) pass through untouched.
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
    if (!line.startsWith('{')) {
      if (line.trim() === '') return
      this.end()
      this.#write(line)
      return
    }
    let event: Event
    try {
      event = JSON.parse(line) as Event
    } catch {
      return
    }
    for (const vertex of event.vertexes ?? []) this.#start(vertex)
    for (const status of event.statuses ?? []) this.#status(status)
    for (const log of event.logs ?? []) this.#log(log)
    for (const vertex of event.vertexes ?? []) this.#complete(vertex)
  }

  /** Shows everything that is still kept back. */
  end(): void {
    while (this.#waiting.size > 0) this.#turnToNext()
  }

  #start(update: VertexUpdate): void {
    if (update.started === undefined || this.#vertexes.has(update.digest)) return
    const vertex: Vertex = {
      number: this.#vertexes.size + 1,
      name: update.name,
      startedAt: Date.parse(update.started),
      lastAt: Date.parse(update.started),
      statuses: new Set(),
      lines: [],
      done: false,
    }
    this.#vertexes.set(update.digest, vertex)
    this.#print(vertex, vertex.name)
  }

  #complete(update: VertexUpdate): void {
    const vertex = this.#vertexes.get(update.digest)
    // A vertex is sent again for every target that shares it, and when a lazy layer is pulled: once is enough here.
    if (vertex === undefined || update.completed === undefined || update.started === undefined || vertex.done) return
    vertex.done = true
    vertex.lastAt = Date.parse(update.completed)
    const seconds = ((vertex.lastAt - Date.parse(update.started)) / 1000).toFixed(1)
    const failed = update.error !== undefined && update.error !== ''
    if (failed && update.error?.includes('context canceled') === true) this.#print(vertex, 'CANCELED')
    else if (failed) this.#print(vertex, `ERROR: ${update.error}`)
    else this.#print(vertex, update.cached === true ? 'CACHED' : `DONE ${seconds}s`)
    if (this.#current === vertex) this.#turnToNext()
  }

  #status(status: StatusUpdate): void {
    const vertex = this.#vertexes.get(status.vertex)
    if (vertex === undefined || vertex.done || status.completed === undefined || vertex.statuses.has(status.id)) return
    vertex.statuses.add(status.id)
    vertex.lastAt = Date.parse(status.completed)
    const bytes = status.total !== undefined && status.total > 0 ? ` ${(status.total / 1e6).toFixed(2)}MB` : ''
    const time =
      status.started === undefined ? '' : ` ${((vertex.lastAt - Date.parse(status.started)) / 1000).toFixed(1)}s`
    this.#print(vertex, `${status.id}${bytes}${time} done`)
  }

  #log(log: LogUpdate): void {
    const vertex = this.#vertexes.get(log.vertex)
    if (vertex === undefined) return
    vertex.lastAt = Date.parse(log.timestamp)
    const seconds = ((vertex.lastAt - vertex.startedAt) / 1000).toFixed(3)
    const text = Buffer.from(log.data, 'base64').toString('utf8').replace(/\n$/, '')
    for (const line of text.split('\n')) this.#print(vertex, `${seconds} ${line.replace(/\r$/, '')}`)
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

interface Vertex {
  number: number
  name: string
  /** Epoch ms, by the builder's clock. */
  startedAt: number
  lastAt: number
  /** Ids of the statuses already shown. */
  statuses: Set<string>
  /** Lines kept back. */
  lines: string[]
  done: boolean
}

/** One line of the stream: BuildKit's SolveStatus (buildkit.md A1). */
interface Event {
  vertexes?: VertexUpdate[]
  statuses?: StatusUpdate[]
  logs?: LogUpdate[]
}

interface VertexUpdate {
  digest: string
  name: string
  started?: string
  completed?: string
  cached?: boolean
  error?: string
}

interface StatusUpdate {
  id: string
  vertex: string
  total?: number
  started?: string
  completed?: string
}

interface LogUpdate {
  vertex: string
  data: string
  timestamp: string
}
