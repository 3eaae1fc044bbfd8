import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * The bytes of one cache entry, as Azure Blob Storage would hold them: nothing is readable before it is committed.
 * Sizes are bytes.
 */
export interface Blob {
  readonly id: string
  /** Signature that must come back in `sig=`; long and random, because the toolkit masks it wherever it appears. */
  readonly sig: string
  content?: Buffer
  readonly blocks: Map<string, Buffer>
  modified: Date
}

/** Makes an empty, uncommitted blob. */
export function newBlob(): Blob {
  return {
    id: randomBytes(16).toString('hex'),
    sig: randomBytes(32).toString('hex'),
    blocks: new Map(),
    modified: new Date(),
  }
}

/**
 * Path and query of a blob's signed URL. `mode` is `r` or `w`, as `sp=` says in a real shared access signature.
 * The account is part of the path because Azure's SDK reads it there when the host is an IP address.
 */
export function signedPath(blob: Blob, mode: 'r' | 'w'): string {
  const expiry = new Date(Date.now() + 6 * 3_600_000).toISOString()
  return `/bakebudget/actions-cache/${blob.id}?sv=2025-05-05&sr=b&sp=${mode}&se=${encodeURIComponent(expiry)}&sig=${blob.sig}`
}

/**
 * Answers one Blob Storage request. Every answer carries `x-ms-request-id`: BuildKit dereferences it and its daemon
 * crashes without (docs/internals/cache.md: The service, proven).
 */
export async function answerBlob(req: IncomingMessage, res: ServerResponse, url: URL, blob: Blob | undefined) {
  const body = await readBody(req)
  baseHeaders(res)
  if (!blob || url.searchParams.get('sig') !== blob.sig) {
    return blob
      ? fail(res, 403, 'AuthenticationFailed', 'Signature did not match.')
      : fail(res, 404, 'BlobNotFound', 'The specified blob does not exist.')
  }
  if (req.method === 'PUT') {
    if (url.searchParams.get('sp') !== 'w') {
      return fail(res, 403, 'AuthorizationPermissionMismatch', 'This signature may not write.')
    }
    return put(req, res, url, blob, body)
  }
  if (req.method === 'GET' || req.method === 'HEAD') return get(req, res, blob)
  return fail(res, 405, 'UnsupportedHttpVerb', 'The resource does not support this verb.')
}

/** The 404 of an evicted blob whose entry is still listed; used for fault injection. */
export function blobNotFound(res: ServerResponse) {
  baseHeaders(res)
  fail(res, 404, 'BlobNotFound', 'The specified blob does not exist.')
}

function put(req: IncomingMessage, res: ServerResponse, url: URL, blob: Blob, body: Buffer) {
  const comp = url.searchParams.get('comp')
  if (comp === 'block') {
    const id = url.searchParams.get('blockid')
    if (!id) return fail(res, 400, 'InvalidQueryParameterValue', 'blockid is missing.')
    blob.blocks.set(id, body)
  } else if (comp === 'blocklist') {
    const parts: Buffer[] = []
    for (const [, id = ''] of body.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)) {
      const block = blob.blocks.get(id)
      if (!block) return fail(res, 400, 'InvalidBlockList', `The block ${id} was never uploaded.`)
      parts.push(block)
    }
    commit(blob, Buffer.concat(parts))
  } else if (req.headers['x-ms-blob-type'] === 'BlockBlob') {
    commit(blob, body)
  } else {
    return fail(res, 400, 'MissingRequiredHeader', 'x-ms-blob-type: BlockBlob is required.')
  }
  res.writeHead(201, {
    etag: etag(blob),
    'last-modified': blob.modified.toUTCString(),
    'x-ms-request-server-encrypted': 'true',
    'content-length': '0',
  })
  res.end()
}

function commit(blob: Blob, content: Buffer) {
  blob.content = content
  blob.modified = new Date()
}

function get(req: IncomingMessage, res: ServerResponse, blob: Blob) {
  const content = blob.content
  if (!content) return fail(res, 404, 'BlobNotFound', 'The specified blob does not exist.')
  const headers = {
    etag: etag(blob),
    'last-modified': blob.modified.toUTCString(),
    'x-ms-creation-time': blob.modified.toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
    'accept-ranges': 'bytes',
    'content-type': 'application/octet-stream',
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(String(req.headers['x-ms-range'] ?? req.headers.range ?? ''))
  if (!range) {
    res.writeHead(200, { ...headers, 'content-length': content.length })
    return res.end(req.method === 'HEAD' ? undefined : content)
  }
  const start = Number(range[1])
  if (start >= content.length) return fail(res, 416, 'InvalidRange', 'The range is past the end of the blob.')
  const end = range[2] ? Math.min(Number(range[2]), content.length - 1) : content.length - 1
  res.writeHead(206, {
    ...headers,
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${content.length}`,
  })
  return res.end(req.method === 'HEAD' ? undefined : content.subarray(start, end + 1))
}

function etag(blob: Blob): string {
  return `"0x${blob.id.slice(0, 15).toUpperCase()}"`
}

function baseHeaders(res: ServerResponse) {
  res.setHeader('x-ms-request-id', crypto.randomUUID())
  res.setHeader('x-ms-version', '2025-05-05')
}

function fail(res: ServerResponse, status: number, code: string, message: string) {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
  res.writeHead(status, {
    'x-ms-error-code': code,
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(xml),
  })
  res.end(res.req.method === 'HEAD' ? undefined : xml)
}

/** The whole body of a request, in memory: caches in tests are small. */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
