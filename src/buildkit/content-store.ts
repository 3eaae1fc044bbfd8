import { createHash } from 'node:crypto'
import { EngineError } from '../errors.ts'
import { dial, GrpcError } from './grpc.ts'
import type { GrpcConnection, Spawn } from './grpc.ts'
import { bytesField, stringField } from './protobuf.ts'

/**
 * The builder does not hold this blob: it is lazy (known from a remote cache, never pulled), collected, or of a store
 * that keeps no blobs (the classic graph driver). It means "unknown", never "empty".
 */
export class BlobNotFound extends EngineError {
  override name = 'BlobNotFound'
  readonly digest: string
  constructor(digest: string) {
    super(`The builder does not hold ${digest}.`)
    this.digest = digest
  }
}

/** Reads any blob of a builder: indexes, manifests, configs, layers. Nothing is exported, pushed or loaded for it. */
export interface ContentStore {
  /** Parsed JSON of a blob of at most 8 MiB; undefined when the builder does not hold it. Throws an EngineError. */
  readJson(digest: string): Promise<unknown>
  /**
   * The bytes of a blob in pieces of up to 1 MiB; the builder waits while the reader is busy. Throws {@link BlobNotFound},
   * or an EngineError when the connection breaks or, after the last piece, when the bytes do not have that digest.
   */
  stream(digest: string): AsyncGenerator<Uint8Array>
  /** Version of BuildKit, e.g. `v0.25.1`; undefined when it is too old to say or was built without one. */
  buildkitVersion(): Promise<string | undefined>
  /** Ends the child process. Never throws. */
  close(): Promise<void>
}

const MAX_JSON = 8 << 20
const NOT_FOUND = 5
const UNIMPLEMENTED = 12
const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * Connects to the builder's BuildKit through `docker buildx dial-stdio` (buildx 0.13 and later). Takes about 0.2 s; then
 * a blob costs milliseconds. Throws an EngineError when there is no connection.
 *
 * BuildKit serves containerd's content API, read-only, beside its own since v0.11 (`control.Register`):
 * `/containerd.services.content.v1.Content/Read`, `ReadContentRequest{1: digest, 2: offset, 3: size}` →
 * stream of `ReadContentResponse{1: offset, 2: data}`.
 */
export async function openContentStore(opts: {
  /** The docker command, usually `docker`. */
  docker: string
  /** The buildx plugin, where it is called by itself. */
  plugin?: string
  builder: string
  env: Record<string, string>
  /** Of a builder with several nodes, the one that builds this platform, e.g. `linux/arm64`. */
  platform?: string
  spawn?: Spawn
  connectMs?: number
  idleMs?: number
}): Promise<ContentStore> {
  const args = [
    ...(opts.plugin === undefined ? ['buildx'] : []),
    'dial-stdio',
    '--builder',
    opts.builder,
    '--progress=plain',
  ]
  if (opts.platform !== undefined) args.push('--platform', opts.platform)
  const { env, spawn, connectMs, idleMs } = opts
  const connection = await dial({ command: opts.plugin ?? opts.docker, args, env, spawn, connectMs, idleMs })
  return {
    stream: (digest) => stream(connection, digest),
    readJson: async (digest) => await readJson(connection, digest),
    buildkitVersion: async () => await buildkitVersion(connection),
    close: async () => await connection.close(),
  }
}

async function* stream(connection: GrpcConnection, digest: string): AsyncGenerator<Uint8Array> {
  if (!DIGEST.test(digest)) throw new EngineError(`${JSON.stringify(digest.slice(0, 80))} is not a sha256 digest.`)
  const hash = createHash('sha256')
  try {
    for await (const message of connection.call(
      '/containerd.services.content.v1.Content/Read',
      stringField(1, digest),
    )) {
      const data = bytesField(message, 2)
      if (data === undefined) continue
      hash.update(data)
      yield data
    }
  } catch (error) {
    if (error instanceof GrpcError && error.code === NOT_FOUND) throw new BlobNotFound(digest)
    throw error
  }
  const actual = `sha256:${hash.digest('hex')}`
  if (actual !== digest) throw new EngineError(`The builder sent ${actual} when asked for ${digest}.`)
}

async function readJson(connection: GrpcConnection, digest: string): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream(connection, digest)) {
      size += chunk.length
      if (size > MAX_JSON)
        throw new EngineError(`${digest} is larger than ${MAX_JSON} bytes: not an index, manifest or config.`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof BlobNotFound) return undefined
    throw error
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (cause) {
    throw new EngineError(`${digest} is not JSON.`, { cause })
  }
}

/** `moby.buildkit.v1.Control/Info` → `InfoResponse{1: BuildkitVersion{1: package, 2: version, 3: revision}}`. */
async function buildkitVersion(connection: GrpcConnection): Promise<string | undefined> {
  try {
    for await (const message of connection.call('/moby.buildkit.v1.Control/Info', new Uint8Array())) {
      const info = bytesField(message, 1)
      const version = info && bytesField(info, 2)
      const text = version && Buffer.from(version).toString('utf8')
      return text === undefined || text === '' || text.startsWith('v0.0.0') ? undefined : text
    }
  } catch (error) {
    if (!(error instanceof GrpcError && error.code === UNIMPLEMENTED)) throw error
  }
  return undefined
}
