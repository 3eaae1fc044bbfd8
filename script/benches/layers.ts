/**
 * How fast layers are indexed, against `gzip -dc` of the same blobs in the same run; and how much memory that takes
 * (`peak_mib`), also with everything the report says of the files (`peak_with_facts_mib`).
 *
 *     node script/benches/layers.ts [--rounds 5]
 *
 * The image has over 1 GB and 50,000 files in four gzip layers: half of it files of this machine, half made up. It is built
 * once and kept in $BENCH_CACHE (default: the temp folder). Prints one JSON line at the end.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { rolldown } from 'rolldown'
import { median } from '../../src/compare/times/statistics.ts'
import type { Measured } from './support/index-layers.ts'

const LAYERS = 4
const LAYER_BYTES = 275e6
const LAYER_FILES = 13_000
const WORDS = Array.from({ length: 4000 }, (_, i) => ((i * 2_654_435_761) % 2 ** 32).toString(36))

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const cache = join(process.env['BENCH_CACHE'] ?? tmpdir(), 'bake-budget-bench-layers')
const blobs = join(cache, 'blobs')

await makeBlobs()
const indexer = await compile()
const files = readdirSync(blobs).map((name) => join(blobs, name))

const both = { gzip: [] as number[], index: [] as number[] }
const one = { gzip: [] as number[], index: [] as number[] }
const peaks: number[] = []
const factsPeaks: number[] = []
let facts: Measured | undefined
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [times, pin] of [[both, []] as const, [one, ['taskset', '-c', '0']] as const]) {
    times.gzip.push(gunzip(pin))
    facts = index(pin)
    times.index.push(facts.ms)
    peaks.push(facts.peakMib)
    factsPeaks.push(facts.factsPeakMib)
  }
}
if (facts === undefined) throw new Error('--rounds must be at least 1')
console.log(
  `${facts.bytes} bytes of tar, ${facts.files} files, ${statsOf(files)} bytes of gzip in ${files.length} layers`,
)
console.log(`ms: ${JSON.stringify({ both, one, peaks, factsPeaks })}; stored index: ${facts.storedBytes} bytes`)
console.log(
  JSON.stringify({
    bench: 'layers',
    figures: {
      throughput_vs_gzip: ratio(both),
      throughput_vs_gzip_one_core: ratio(one),
      peak_mib: Math.max(...peaks),
      peak_with_facts_mib: Math.max(...factsPeaks),
      mb_per_s: Math.round(facts.bytes / median(both.index) / 1000),
      stored_bytes_per_file: Number((facts.storedBytes / facts.files).toFixed(1)),
      facts_ms: Math.round(facts.factsMs),
    },
    machine: { cpu: cpus()[0]?.model.trim(), cores: cpus().length, node: process.version },
  }),
)

function gunzip(pin: readonly string[]): number {
  const start = performance.now()
  const [command = '', ...args] = [...pin, 'gzip', '-dc', ...files]
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('gzip failed')
  return Math.round(performance.now() - start)
}

/** Indexes the blobs in a process of its own, on JavaScript like the action's: stripping types would cost it memory. */
function index(pin: readonly string[]): Measured {
  const [command = '', ...args] = [...pin, process.execPath, indexer, ...files]
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as Measured
}

/** @returns path of the process to measure, as one file of JavaScript */
async function compile(): Promise<string> {
  const file = join(cache, 'index-layers.mjs')
  const input = join(import.meta.dirname, 'support/index-layers.ts')
  const bundle = await rolldown({ input, platform: 'node', tsconfig: false })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return file
}

async function makeBlobs(): Promise<void> {
  if (existsSync(blobs)) return
  const unfinished = `${blobs}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const real = execFileSync('find', ['/usr', '-xdev', '-type', 'f', '-readable', '-size', '-4096k'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const paths = real.trim().split('\n').sort()
  for (let layer = 0; layer < LAYERS; layer++) {
    const mine = paths.filter((_, i) => i % LAYERS === layer)
    await pipeline(tarOf(layer, mine), createGzip({ level: 6 }), createWriteStream(join(unfinished, `${layer}.tar.gz`)))
  }
  renameSync(unfinished, blobs)
}

/** One layer: files of this machine up to half of its bytes and files, and made-up ones for the rest. */
async function* tarOf(layer: number, paths: readonly string[]): AsyncGenerator<Buffer> {
  const { readFile } = await import('node:fs/promises')
  let bytes = 0
  let count = 0
  for (const path of paths) {
    if (bytes > LAYER_BYTES / 2 || count > LAYER_FILES / 2) break
    const content = await readFile(path).catch(() => undefined)
    if (content === undefined || path.length > 90) continue
    yield* member(path.slice(1), content)
    bytes += content.length
    count++
  }
  const random = generator(layer + 1)
  const size = Math.max(1, (LAYER_BYTES - bytes) / Math.max(1, LAYER_FILES - count))
  for (; bytes < LAYER_BYTES || count < LAYER_FILES; count++) {
    // Sizes from a few bytes to a few times the mean, as in real trees.
    const content = text(random, Math.ceil(size * 2 * random() ** 2 * 1.5))
    yield* member(`opt/app-${layer}/${count % 500}/file-${count}.txt`, content)
    bytes += content.length
  }
  yield Buffer.alloc(1024)
}

function* member(path: string, content: Buffer): Generator<Buffer> {
  const header = Buffer.alloc(512)
  header.write(path, 0, 100)
  header.write('0000644\0' + '0000000\0'.repeat(2), 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        0`, 124)
  header.write('ustar\u000000', 257)
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  yield header
  yield content
  yield Buffer.alloc((512 - (content.length % 512)) % 512)
}

/** Words, numbers and some noise: gzip makes it about three times smaller, as it does with program files. */
function text(random: () => number, length: number): Buffer {
  const out = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const word = random() < 0.15 ? noise(random) : (WORDS[Math.floor(random() ** 2 * WORDS.length)] as string)
    at += out.write(`${word} `, at, 'latin1')
  }
  return out
}

function noise(random: () => number): string {
  return Math.floor(random() * 2 ** 48).toString(36)
}

/** mulberry32: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function ratio({ gzip, index: ours }: { gzip: number[]; index: number[] }): number {
  return Number(median(gzip.map((ms, i) => ms / (ours[i] as number))).toFixed(2))
}

function statsOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + statSync(path).size, 0)
}
