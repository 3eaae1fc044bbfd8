import { describe, expect, it } from 'vitest'

import type { BuildRecord } from '../../src/record/build-record.ts'
import { recordOf, sampleJson, streamLines } from './sample.ts'

const PROJ = ['backend', 'frontend']
const exportsOf = (record: BuildRecord) =>
  Object.fromEntries(record.targets.map(({ name, cacheExport }) => [name, cacheExport]))

/** Sizes by digest as the cache index of the recorded build has them: the truth that nothing here reads otherwise. */
function indexSizes(file: string): Map<string, number> {
  const layers = sampleJson(file).layers as { blob: string; annotations: { size: number } }[]
  return new Map(layers.map(({ blob, annotations }) => [blob, annotations.size]))
}

/** Digests that a stream says are written below a vertex of this name. */
function written(stream: string, name: string): string[] {
  const events = streamLines(stream)
    .filter((line) => line.startsWith('{'))
    .map(
      (line) =>
        JSON.parse(line) as {
          vertexes?: { digest: string; name: string }[]
          statuses?: { id: string; vertex: string }[]
        },
    )
  const vertex = events.flatMap(({ vertexes = [] }) => vertexes).find((it) => it.name === name)?.digest
  const ids = events.flatMap(({ statuses = [] }) => statuses).filter((it) => it.vertex === vertex)
  return [...new Set(ids.flatMap(({ id }) => /^writing layer (\S+)$/.exec(id)?.[1] ?? []))]
}

describe('what an export adds to the cache', () => {
  it('is, to the byte, the layers of the exported index that no other target had brought', () => {
    const record = recordOf('remote-driver-cold-gha', PROJ, {
      metadata: sampleJson('metadata-remote-driver-provmax.json'),
    })
    const sizes = indexSizes('gha-cache-index-remote-backend.json')
    const own = written('remote-driver-cold-gha', '[backend] exporting to GitHub Actions Cache')
    expect(own).toHaveLength(6)
    const bytes = own.reduce((sum, digest) => sum + (sizes.get(digest) ?? Number.NaN), 0)
    expect(exportsOf(record)).toEqual({
      backend: { newLayers: 6, newBytes: bytes },
      frontend: { newLayers: 4, newBytes: 3504 + 145 + 1_064_336 + 4998 },
    })
  })

  it('is nothing, which is known, when every layer is there already', () => {
    const metadata = sampleJson('metadata-gha-import-warm-provmax.json')
    expect(exportsOf(recordOf('gha-import-warm', PROJ, { metadata }))).toEqual({
      backend: { newLayers: 0, newBytes: 0 },
      frontend: { newLayers: 0, newBytes: 0 },
    })
  })

  it('has no bytes where nothing tells how large a layer is', () => {
    expect(exportsOf(recordOf('gha-cold-export', PROJ))).toEqual({
      backend: { newLayers: 6 },
      frontend: { newLayers: 4 },
    })
  })

  it('is unknown when the export failed, and when there was none', () => {
    const [failed] = recordOf('gha-server-down-ignore-error', ['frontend']).targets
    expect(failed?.phases.find(({ kind }) => kind === 'cache-export')?.error).toBeDefined()
    expect(failed).not.toHaveProperty('cacheExport')
    for (const target of recordOf('warm', PROJ).targets) expect(target).not.toHaveProperty('cacheExport')
  })

  it('counts a layer that two targets upload at the same time once', () => {
    const lines = streamLines('gha-cold-export')
    const writing = lines.find((line) => line.includes('writing layer') && line.includes('"started"')) ?? ''
    const { vertex, started } = (JSON.parse(writing) as { statuses: { vertex: string; started: string }[] })
      .statuses[0]!
    const other = lines
      .join('\n')
      .match(/"digest":"([^"]+)","name":"\[backend\] exporting to GitHub Actions Cache"/)?.[1]
    const later = new Date(Date.parse(started) + 1).toISOString()
    const twice = writing.replaceAll(vertex, other ?? '').replaceAll(started, later)
    expect(twice).not.toBe(writing)
    expect(exportsOf(recordOf('gha-cold-export', PROJ, { stream: [twice, ...lines] }))).toEqual({
      backend: { newLayers: 6 },
      frontend: { newLayers: 4 },
    })
  })
})
