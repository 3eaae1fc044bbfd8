import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { imageBlobs, type TestImage } from './pull-registry.ts'

/** Writes an image as an OCI layout (image-spec, the image layout), in which it is tagged `latest`. */
export async function writeOciLayout(dir: string, image: TestImage): Promise<void> {
  const { blobs, index } = imageBlobs(image)
  await mkdir(join(dir, 'blobs/sha256'), { recursive: true })
  for (const [digest, { content }] of blobs) {
    await writeFile(join(dir, 'blobs', ...digest.split(':')), content)
  }
  const tagged = { ...index, annotations: { 'org.opencontainers.image.ref.name': 'latest' } }
  await writeFile(join(dir, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  await writeFile(join(dir, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [tagged] }))
}
