/**
 * Turns the rawjson progress stream back into buildx's plain log, line by line, while the build runs.
 *
 * `--progress=rawjson` is the only form with exact times and identities, but it is unreadable; this restores what users
 * know: `#5 [app 1/2] COPY …`, `#5 CACHED`, `#5 0.412 output`, `#5 DONE 0.4s`, `#5 ERROR: …`. Lines that are not JSON
 * (bake's own error text with the Dockerfile excerpt) pass through untouched.
 */
export class PlainLog {
  readonly #write: (line: string) => void
  readonly #vertexes = new Map<string, Vertex>()
  #current: Vertex | undefined

  /** @param write receives one line without its newline */
  constructor(write: (line: string) => void) {
    this.#write = write
  }

  /** Takes one line of the stream. Never throws: a line it does not understand is not worth a build. */
  push(line: string): void {
    if (!line.startsWith('{')) {
      if (line.trim() !== '') this.#write(line)
      return
    }
    let event: Event
    try {
      event = JSON.parse(line) as Event
    } catch {
      return
    }
    for (const vertex of event.vertexes ?? []) this.#vertex(vertex)
    for (const status of event.statuses ?? []) this.#status(status)
    for (const log of event.logs ?? []) this.#log(log)
  }

  #vertex(update: VertexUpdate): void {
    if (update.started === undefined) return
    const known = this.#vertexes.get(update.digest)
    const vertex: Vertex = known ?? {
      number: this.#vertexes.size + 1,
      name: update.name,
      statuses: new Set(),
      done: false,
    }
    vertex.startedAt ??= Date.parse(update.started)
    if (known === undefined) {
      this.#vertexes.set(update.digest, vertex)
      this.#show(vertex)
    }
    // A vertex is sent again for every target that shares it, and when a lazy layer is pulled: once is enough here.
    if (update.completed === undefined || vertex.done) return
    vertex.done = true
    this.#show(vertex)
    const seconds = ((Date.parse(update.completed) - Date.parse(update.started)) / 1000).toFixed(1)
    const canceled = update.error?.includes('context canceled') === true
    if (canceled) this.#line(vertex, 'CANCELED')
    else if (update.error !== undefined && update.error !== '') this.#line(vertex, `ERROR: ${update.error}`)
    else this.#line(vertex, update.cached === true ? 'CACHED' : `DONE ${seconds}s`)
    this.#write('')
    this.#current = undefined
  }

  #status(status: StatusUpdate): void {
    const vertex = this.#vertexes.get(status.vertex)
    if (vertex === undefined || status.completed === undefined || vertex.statuses.has(status.id)) return
    vertex.statuses.add(status.id)
    this.#show(vertex)
    const bytes = status.total !== undefined && status.total > 0 ? ` ${(status.total / 1e6).toFixed(2)}MB` : ''
    const seconds =
      status.started === undefined ? '' : ` ${((Date.parse(status.completed) - Date.parse(status.started)) / 1000).toFixed(1)}s`
    this.#line(vertex, `${status.id}${bytes}${seconds} done`)
  }

  #log(log: LogUpdate): void {
    const vertex = this.#vertexes.get(log.vertex)
    if (vertex === undefined) return
    this.#show(vertex)
    const seconds = ((Date.parse(log.timestamp) - (vertex.startedAt ?? 0)) / 1000).toFixed(3)
    const text = Buffer.from(log.data, 'base64').toString('utf8').replace(/\n$/, '')
    for (const line of text.split('\n')) this.#line(vertex, `${seconds} ${line.replace(/\r$/, '')}`)
  }

  /** Names the vertex whenever the log turns to it, as buildx does. */
  #show(vertex: Vertex): void {
    if (this.#current === vertex) return
    if (this.#current !== undefined) this.#write('')
    this.#current = vertex
    this.#line(vertex, vertex.name)
  }

  #line(vertex: Vertex, text: string): void {
    this.#write(`#${vertex.number} ${text}`)
  }
}

interface Vertex {
  number: number
  name: string
  startedAt?: number
  statuses: Set<string>
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
