import { describe, expect, it } from 'vitest'

import { asArray, asObject } from '../../../src/shared/json.ts'
import { linkedBlobs, linkedMetadata, linkedRecord } from '../linked.ts'
import { image, planned, recordOf, sampleJson } from '../sample.ts'

const PROJ = ['backend', 'frontend']
const LAYERS = 'https://mobyproject.org/buildkit@v1#metadata'

const manifest = (config: string, sizes: number[]): unknown => ({
  config: { digest: config, size: 100 },
  layers: sizes.map((size) => ({ digest: `sha256:${String(size).padStart(4, '0')}`, size })),
})
const platform = (architecture: string, variant?: string): unknown => ({ os: 'linux', architecture, variant })

describe('the layers of an image', () => {
  it('sum with the config to what a pull downloads, and belong to their instructions', () => {
    const one = image(linkedRecord(), 'one')
    // Σ of `docker save`'s own blobs, checked against their files when the fixture was made.
    expect(one.compressedBytes).toBe(1_087_087)
    expect(one.layers?.map(({ step }) => step)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11])
    expect(one.layers?.every(({ diffId, fromBase }) => diffId?.startsWith('sha256:') && fromBase === undefined)).toBe(
      true,
    )
    expect(one.compressedBytes).toBe(
      one.configBytes! + one.layers!.reduce((sum, layer) => sum + layer.compressedBytes, 0),
    )
    expect(one.manifestDigest).toBe('sha256:c355208ee9af014cf6f3244c336e312f937cf0728e08475e70fb7b161f2641f1')
  })

  it('find their instructions by the history when the provenance has no chains', () => {
    const metadata = linkedMetadata()
    const one = asObject(metadata.one?.['buildx.build.provenance'])
    asObject(asObject(one?.metadata)?.[LAYERS])!.layers = {}
    delete metadata.child
    expect(image(linkedRecord({ metadata }), 'one').layers?.map(({ step }) => step)).toEqual([
      0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11,
    ])
  })

  it('get no instruction when the history has another number of entries', () => {
    const metadata = linkedMetadata()
    asObject(asObject(asObject(metadata.one?.['buildx.build.provenance'])?.metadata)?.[LAYERS])!.layers = {}
    delete metadata.child
    const blobs = linkedBlobs()
    for (const blob of blobs.values()) {
      const config = asObject(blob)
      if (config?.history !== undefined) config.history = asArray(config.history).slice(1)
    }
    const one = image(linkedRecord({ metadata, blobs }), 'one')
    expect(one.layers?.every(({ step }) => step === undefined)).toBe(true)
    expect(one.compressedBytes).toBe(1_087_087)
  })

  it('come from the provenance alone when no manifest could be read: then there is no total', () => {
    const record = recordOf('gha-import-warm', PROJ, { metadata: sampleJson('metadata-gha-import-warm-provmax.json') })
    const backend = image(record, 'backend')
    expect(backend.layers?.map(({ compressedBytes, step }) => [compressedBytes, step])).toEqual([
      [1079944, 0],
      [3527, 1],
      [213800, 7],
    ])
    expect(backend).not.toHaveProperty('compressedBytes')
    expect(record.unknown.map(({ what }) => what)).toContain(
      'compressed size of backend linux/amd64, frontend linux/amd64',
    )
  })

  it('of a step merged into another target are those of the other target', () => {
    const record = recordOf('remote-driver-cold-gha', PROJ, {
      metadata: sampleJson('metadata-remote-driver-provmax.json'),
    })
    expect(image(record, 'backend').layers?.map(({ step }) => step)).toEqual([0, 1, 7])
  })

  it('of a base image are marked', () => {
    const record = recordOf('p2-warm', ['app', 'web'], {
      metadata: sampleJson('metadata-provenance-max-containerd.json'),
    })
    expect(image(record, 'web').layers?.map(({ step, fromBase }) => fromBase ?? step)).toEqual([true, true, true, 1, 2])
  })

  it('are unknown on the classic store, and said to be', () => {
    const record = recordOf('p2-warm', ['app', 'web'], {
      metadata: sampleJson('metadata-provenance-max-graphdriver.json'),
    })
    expect(image(record, 'app')).not.toHaveProperty('layers')
    expect(image(record, 'app')).not.toHaveProperty('compressedBytes')
    expect(record.unknown[0]?.why).toContain('this image store')
  })

  it('are those of each platform by its own manifest', () => {
    const index = 'sha256:88ba04d28c736982a48a225170bcf5b9ed370c1d259ddd2f42b8436ceca0c094'
    const record = recordOf(
      'multiplatform',
      [planned('app', { platforms: ['linux/amd64', 'linux/arm64'] }), planned('app2', { platforms: ['linux/amd64'] })],
      {
        metadata: sampleJson('metadata-multiplatform-containerd.json'),
        blobs: new Map<string, unknown>([
          [
            index,
            {
              manifests: [
                { digest: 'sha256:a1', platform: platform('amd64') },
                {
                  digest: 'sha256:b1',
                  platform: platform('unknown'),
                  annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
                },
                { digest: 'sha256:a2', platform: platform('arm64', 'v8') },
              ],
            },
          ],
          ['sha256:a1', manifest('sha256:c1', [10, 20])],
          ['sha256:b1', manifest('sha256:c3', [999])],
          ['sha256:a2', manifest('sha256:c2', [30, 41])],
        ]),
      },
    )
    expect(image(record, 'app', 'linux/amd64').compressedBytes).toBe(130)
    expect(image(record, 'app', 'linux/arm64').compressedBytes).toBe(171)
    expect(image(record, 'app2')).not.toHaveProperty('compressedBytes')
  })
})
