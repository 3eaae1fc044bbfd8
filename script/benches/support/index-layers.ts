/** The process that the layers bench measures: indexes the blobs given as arguments, and prints what that took as JSON. */
import { createReadStream } from 'node:fs'
import { fileFacts } from '../../../src/layers/file-facts.ts'
import { indexLayers } from '../../../src/story/analyze/analyze-layers.ts'

/** Times are in ms, memory in MiB at its peak until then. */
export interface Measured {
  ms: number
  factsMs: number
  bytes: number
  files: number
  storedBytes: number
  peakMib: number
  factsPeakMib: number
}

const files = process.argv.slice(2)
// A stream of Node is iterated like the builder's; a generator around it would be measured, too.
const stream = (file: string): unknown => createReadStream(file, { highWaterMark: 1 << 18 })
const store = { stream } as Parameters<typeof indexLayers>[0]['store']
const start = performance.now()
const { indexes, unknown, stored } = await indexLayers({ store, layers: files })
const ms = performance.now() - start
const peakMib = peak()
if (unknown.size > 0) throw new Error([...unknown.values()].join())
const layers = files.flatMap((file) => indexes.get(file) ?? [])
const facts = fileFacts(layers)
const measured: Measured = {
  ms: Math.round(ms),
  factsMs: performance.now() - start - ms,
  bytes: layers.reduce((sum, layer) => sum + layer.uncompressedBytes, 0),
  files: facts.liveFiles,
  storedBytes: [...stored.values()].reduce((sum, one) => sum + one.length, 0),
  peakMib,
  factsPeakMib: peak(),
}
console.log(JSON.stringify(measured))

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
