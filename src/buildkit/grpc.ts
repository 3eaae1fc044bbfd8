import { spawn as nodeSpawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { connect, constants } from 'node:http2'
import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2'
import { Duplex } from 'node:stream'
import { EngineError } from '../errors.ts'

/** A call the server answered with a status other than OK. `code` is gRPC's (5 not found, 12 unimplemented, 14 unavailable). */
export class GrpcError extends EngineError {
  override name = 'GrpcError'
  readonly code: number
  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A gRPC connection over the stdio of a child process. */
export interface GrpcConnection {
  /**
   * Calls `/package.Service/Method` with one encoded message and yields the encoded messages of the answer. The server is
   * held back while the caller does not ask for more; leaving the loop early cancels the call.
   */
  call(path: string, message: Uint8Array): AsyncGenerator<Uint8Array>
  /** Ends the connection and the child. Never throws; calling it again does nothing. */
  close(): Promise<void>
}

/** Starts the child of {@link dial}; replaced in tests. */
export type Spawn = (command: string, args: string[], env: Record<string, string>) => ChildProcessWithoutNullStreams

const CONNECT_MS = 30_000
const IDLE_MS = 60_000
/** Bytes a call may send ahead of its reader. BuildKit's messages hold 1 MiB at most, larger windows gain nothing. */
const WINDOW = 2 << 20
const MAX_MESSAGE = 16 << 20

/** Runs a command that speaks HTTP/2 on its stdio and waits for the server's first frame. Throws an EngineError. */
export async function dial(opts: {
  command: string
  args: string[]
  env: Record<string, string>
  spawn?: Spawn | undefined
  connectMs?: number | undefined
  idleMs?: number | undefined
}): Promise<GrpcConnection> {
  const child = (opts.spawn ?? defaultSpawn)(opts.command, opts.args, opts.env)
  let complaint = ''
  let lost: Error | undefined
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-2000)))
  child.stderr.on('error', () => {})

  const pipe = Duplex.from({ readable: child.stdout, writable: child.stdin })
  pipe.on('error', () => {})
  const session = connect('http://localhost', {
    createConnection: () => pipe,
    settings: { initialWindowSize: WINDOW, enablePush: false },
    // In MB; beyond the default of 10 Node refuses further calls.
    maxSessionMemory: 128,
  })
  session.on('error', (error) => (lost ??= error))
  child.on('error', (error) => {
    lost ??= error
    end(pipe)
  })
  // 'close' comes after the last word on stderr, but never while somebody else holds that pipe open.
  const exited = happens(child, 'exit')
  const closed = happens(child, 'close').then(() => end(pipe))
  const reason = (): string => complaint.trim() || lost?.message || 'the connection was closed'

  const connection: GrpcConnection = {
    call: (path, message) => call(session, path, message, opts.idleMs ?? IDLE_MS, reason),
    async close() {
      end(pipe)
      // Unread output would keep the child's streams, and with them this process, from ending.
      child.stdin.destroy()
      child.stdout.destroy()
      const timers = [setTimeout(() => child.kill('SIGTERM'), 500), setTimeout(() => child.kill('SIGKILL'), 3000)]
      await within(5000, exited)
      for (const timer of timers) clearTimeout(timer)
      await within(500, closed)
      child.stderr.destroy()
      child.unref()
    },
  }
  try {
    await greeting(session, opts.connectMs ?? CONNECT_MS)
    session.setLocalWindowSize(WINDOW * 8)
  } catch (error) {
    await connection.close()
    throw new EngineError(`No connection to the builder: ${reason()}`, { cause: error })
  }
  return connection
}

/**
 * Ends a session by ending what it talks through. `session.destroy()` would write a farewell first, and when another write
 * is under way on a stream that is no socket, Node fails an assertion of its own (JSStreamSocket.doWrite) from native code,
 * where no `catch` reaches it and the process ends.
 */
function end(pipe: Duplex): void {
  pipe.destroy()
}

/** Resolves with an event of the child, or with its failure to start. */
async function happens(child: ChildProcessWithoutNullStreams, event: 'exit' | 'close'): Promise<void> {
  await new Promise<void>((resolve) => {
    child.once(event, () => resolve())
    child.once('error', () => resolve())
  })
}

/** Waits for something, but not for ever. */
async function within(ms: number, something: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([something, late])
  clearTimeout(timer)
}

function defaultSpawn(command: string, args: string[], env: Record<string, string>): ChildProcessWithoutNullStreams {
  return nodeSpawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
}

/** Resolves with the server's SETTINGS frame: the only sign that somebody speaks HTTP/2 at the other end. */
async function greeting(session: ClientHttp2Session, ms: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
    const settle = (done: () => void) => () => {
      clearTimeout(timer)
      done()
    }
    session.once('remoteSettings', settle(resolve))
    session.once(
      'close',
      settle(() => reject(new Error('closed'))),
    )
  })
}

/** One call: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
async function* call(
  session: ClientHttp2Session,
  path: string,
  message: Uint8Array,
  idleMs: number,
  reason: () => string,
): AsyncGenerator<Uint8Array> {
  if (session.destroyed || session.closed) throw new GrpcError(14, `${path}: ${reason()}`)
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  })
  let status: number | undefined
  let text = ''
  const note = (headers: IncomingHttpHeaders): void => {
    if (headers['grpc-status'] !== undefined) status = Number(headers['grpc-status'])
    text = headers['grpc-message']?.toString() ?? text
  }
  stream.on('response', note).on('trailers', note)
  stream.on('error', () => {})
  const head = Buffer.alloc(5)
  head.writeUInt32BE(message.length, 1)
  stream.end(Buffer.concat([head, message]))
  try {
    yield* messages(stream, idleMs)
  } catch (error) {
    if (status === undefined || status === 0) {
      // While the connection stands, the call itself says what happened to it.
      throw new GrpcError(14, `${path}: ${session.destroyed ? reason() : (error as Error).message}`, { cause: error })
    }
  } finally {
    if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL)
  }
  if (status !== 0) throw new GrpcError(status ?? 14, `${path}: ${text || reason()}`)
}

/** Cuts the bytes of an answer into messages: a zero byte, the length in four, the message. */
async function* messages(stream: ClientHttp2Stream, idleMs: number): AsyncGenerator<Uint8Array> {
  const silent = (): void => {
    stream.destroy(new EngineError(`the builder sent nothing for ${idleMs} ms`))
  }
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let held: Buffer[] = []
  let size = 0
  for (;;) {
    // The clock runs only while we wait for the server, not while our reader is busy.
    const timer = setTimeout(silent, idleMs)
    const next = await chunks.next().finally(() => clearTimeout(timer))
    if (next.done === true) break
    held.push(next.value)
    size += next.value.length
    for (let need = 5; size >= need; need = 5) {
      if (held[0] !== undefined && held[0].length < 5) held = [Buffer.concat(held)]
      const first = held[0] as Buffer
      if (first[0] !== 0) throw new EngineError('the builder compressed a message it was not asked to')
      const length = first.readUInt32BE(1)
      if (length > MAX_MESSAGE) throw new EngineError(`a message of ${length} bytes is too large`)
      if (size < 5 + length) break
      const all = held.length === 1 ? first : Buffer.concat(held)
      yield all.subarray(5, 5 + length)
      const rest = all.subarray(5 + length)
      held = rest.length === 0 ? [] : [rest]
      size = rest.length
    }
  }
  if (size > 0) throw new EngineError('the connection ended inside a message')
}
