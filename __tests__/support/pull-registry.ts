import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

import { makeTar } from '../layers/make-tar.ts'
import type { Member } from '../layers/make-tar.ts'

/** One image of a tag: the same layers and config for every platform, which is enough to be started from. */
export interface TestImage {
  /** Files of each layer, bottom first. */
  layers: Member[][]
  env?: string[]
  labels?: Record<string, string>
}

/** A registry that one can only pull from, with tags that move when the test says so. */
export interface PullRegistry extends AsyncDisposable {
  /** `127.0.0.1:port`: BuildKit speaks plain HTTP to loopback addresses. */
  readonly address: string
  /** Makes `name:tag` mean this image from now on. */
  tag(name: string, image: TestImage): void
}

const PLATFORMS = ['amd64', 'arm64']
const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

/** Starts one on a free port. It answers the four requests of a pull (OCI distribution spec, end-2 and end-3). */
export async function startPullRegistry(): Promise<PullRegistry> {
  const blobs: Blobs = new Map()
  const tags = new Map<string, string>()
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://registry')
    const [, name, kind, reference = ''] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(pathname) ?? []
    const digest = kind === 'manifests' ? (tags.get(`${name}:${reference}`) ?? reference) : reference
    const blob = blobs.get(digest)
    if (blob === undefined) {
      res.writeHead(pathname === '/v2/' ? 200 : 404).end()
      return
    }
    const headers = { 'content-type': blob.type, 'docker-content-digest': digest }
    res.writeHead(200, { ...headers, 'content-length': blob.content.length })
    res.end(req.method === 'HEAD' ? undefined : blob.content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    tag(name, image) {
      const made = imageBlobs(image)
      for (const [digest, blob] of made.blobs) blobs.set(digest, blob)
      tags.set(name, made.index.digest)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Blobs = Map<string, { type: string; content: Buffer }>

/** An image as a registry and an OCI layout hold it: its blobs by digest, and the descriptor of its index. */
export function imageBlobs({ layers, env = [], labels = {} }: TestImage) {
  const blobs: Blobs = new Map()
  const add = (type: string, value: unknown) => {
    const content = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))
    const digest = sha256(content)
    blobs.set(digest, { type, content })
    return { mediaType: type, digest, size: content.length }
  }
  const tars = layers.map((members) => makeTar(members))
  const descriptors = tars.map((tar) => add('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(tar)))
  const manifests = PLATFORMS.map((architecture) => {
    const config = add('application/vnd.oci.image.config.v1+json', {
      architecture,
      os: 'linux',
      config: { Env: ['PATH=/bin', ...env], Labels: labels },
      rootfs: { type: 'layers', diff_ids: tars.map(sha256) },
      history: tars.map(() => ({ created_by: 'test' })),
    })
    const manifest = add(MANIFEST, { schemaVersion: 2, mediaType: MANIFEST, config, layers: descriptors })
    return { ...manifest, platform: { architecture, os: 'linux' } }
  })
  return { blobs, index: add(INDEX, { schemaVersion: 2, mediaType: INDEX, manifests }) }
}

function sha256(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
