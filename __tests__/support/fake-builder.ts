/**
 * Speaks gRPC on stdio as `docker buildx dial-stdio` does, with a content store of made-up blobs. The first argument says
 * how it misbehaves.
 */
import { createHash } from 'node:crypto'
import { performServerHandshake } from 'node:http2'
import { Duplex } from 'node:stream'

const mode = process.argv[2] ?? ''
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** What the store holds; tests compute the same. */
export const BLOBS = [
  Buffer.from('{"a":1}'),
  Buffer.from('not json'),
  Buffer.alloc(9 << 20, 'x'),
  Buffer.alloc(0),
  Buffer.from('wrong on the way'),
]

function serve(): void {
  if (mode === 'exit') {
    process.stderr.write('ERROR: no builder "x" found\n')
    process.exit(1)
  }
  if (mode === 'mute') {
    setInterval(() => {}, 1000)
    return
  }
  if (mode === 'babble') {
    process.stdout.write('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(10))
    return
  }
  const session = performServerHandshake(Duplex.from({ readable: process.stdin, writable: process.stdout }), {
    maxSessionMemory: 1000,
  })
  session.on('error', () => {})
  session.on('stream', (stream, headers) => {
    const request: Buffer[] = []
    stream.on('error', () => {})
    stream.on('data', (chunk: Buffer) => request.push(chunk))
    stream.on('end', () => {
      const message = Buffer.concat(request).subarray(5)
      const refuse = (status: number, text: string): void => {
        stream.respond(
          { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': String(status), 'grpc-message': text },
          { endStream: true },
        )
      }
      if (headers[':path'] === '/moby.buildkit.v1.Control/Info') {
        if (mode === 'old') return refuse(12, 'unknown method Info')
        return answer(stream, [
          field(1, Buffer.concat([field(1, Buffer.from('moby')), field(2, Buffer.from('v0.25.1'))])),
        ])
      }
      const digest = message.subarray(2).toString()
      const blob = BLOBS.find((bytes) => digestOf(bytes) === digest)
      if (blob === undefined) return refuse(5, `content ${digest}: not found`)
      const sent = blob.toString() === 'wrong on the way' ? Buffer.from('something else') : blob
      const messages: Buffer[] = []
      for (let at = 0; at < sent.length; at += 1 << 20) {
        const data = sent.subarray(at, at + (1 << 20))
        messages.push(Buffer.concat([at === 0 ? Buffer.alloc(0) : Buffer.from([8, 1]), field(2, data)]))
      }
      answer(stream, messages)
    })
  })
}

function answer(stream: import('node:http2').ServerHttp2Stream, messages: Buffer[]): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true })
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': mode === 'status' ? '13' : '0' }))
  for (const message of messages) {
    const head = Buffer.alloc(5)
    head.writeUInt32BE(mode === 'huge' ? 2 ** 31 : message.length, 1)
    if (mode === 'compressed') head[0] = 1
    stream.write(head)
    if (mode === 'die') {
      stream.write(message.subarray(0, message.length >> 1), () => process.exit(0))
      return
    }
    if (mode === 'stall') return
    if (mode === 'short') {
      stream.end(message.subarray(0, message.length >> 1))
      return
    }
    stream.write(message)
  }
  stream.end()
}

function field(number: number, bytes: Buffer): Buffer {
  const length: number[] = []
  let rest = bytes.length
  for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128)
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length, rest]), bytes])
}

if (import.meta.main) serve()
