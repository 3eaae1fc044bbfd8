/**
 * Figures as a reader sees them. MB is 10⁶ bytes; three significant digits, rounded half away from zero; a minus sign is
 * U+2212. What rounds to the same text although it differs is written finer, so that no line says "185 MB > 185 MB".
 */

const MINUS = '−'
const UNITS = [
  { name: 'B', bytes: 1 },
  { name: 'kB', bytes: 1e3 },
  { name: 'MB', bytes: 1e6 },
  { name: 'GB', bytes: 1e9 },
  { name: 'TB', bytes: 1e12 },
] as const

/** Digits after the point that give three significant ones. */
function decimals(value: number): number {
  if (value >= 100) return 0
  return value >= 10 ? 1 : 2
}

/** Groups digits by three with a thin separator a reader cannot take for a decimal point: `184,612,345`. */
export function count(value: number): string {
  const digits = String(Math.round(Math.abs(value))).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return value < 0 && digits !== '0' ? MINUS + digits : digits
}

function unsignedBytes(bytes: number): string {
  const size = Math.abs(bytes)
  let unit = UNITS.findLast((u) => size >= u.bytes) ?? UNITS[0]
  if (unit.bytes === 1) return `${count(size)} B`
  // 999.9 kB would print as "1000 kB": the next unit says it better.
  const next = UNITS[UNITS.indexOf(unit) + 1]
  if (next !== undefined && Number((size / unit.bytes).toFixed(decimals(size / unit.bytes))) >= 1000) unit = next
  const scaled = size / unit.bytes
  const rounded = Number(scaled.toFixed(decimals(scaled)))
  return `${rounded.toFixed(decimals(rounded))} ${unit.name}`
}

/** A size to three significant digits: `184 MB`, `41.0 MB`, `512 B`. Input in bytes. */
export function bytes(value: number): string {
  return (value < 0 ? MINUS : '') + unsignedBytes(value)
}

/** A difference of sizes: `+38.2 MB`, `−512 B`, `±0`. Input in bytes. */
export function bytesDelta(delta: number): string {
  if (delta === 0) return '±0'
  return (delta < 0 ? MINUS : '+') + unsignedBytes(delta)
}

/** A difference of an image's size, which one only where it is not the compressed one: `+20.0 MB uncompressed`. */
export function sizeDelta(size: { change: { delta?: number }; kind: 'compressed' | 'uncompressed' }): string {
  return `${bytesDelta(size.change.delta ?? 0)}${size.kind === 'uncompressed' ? ' uncompressed' : ''}`
}

/** Ever finer ways to write a size, the last one exact. */
function* finerBytes(value: number): Generator<string> {
  const sign = value < 0 ? MINUS : ''
  const size = Math.abs(value)
  yield sign + unsignedBytes(size)
  const largest = UNITS.findLastIndex((u) => size >= u.bytes)
  for (let at = Math.max(largest, 0); at > 0; at--) {
    const unit = UNITS[at]!
    const [whole, part] = (size / unit.bytes).toFixed(2).split('.')
    yield `${sign}${count(Number(whole))}.${part} ${unit.name}`
  }
  yield `${sign}${count(size)} B`
}

/** Two sizes to be compared, written in the coarsest way in which different sizes look different. Input in bytes. */
export function bytesPair(a: number, b: number): [string, string] {
  if (a === b) return [bytes(a), bytes(b)]
  const left = [...finerBytes(a)]
  const right = [...finerBytes(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const pair = [left[Math.min(at, left.length - 1)]!, right[Math.min(at, right.length - 1)]!] as const
    if (pair[0] !== pair[1]) return [...pair]
  }
  return [`${a} B`, `${b} B`]
}

/** A share with its sign: `+26.1 %`, `−0.4 %`, `< +0.1 %` when it is smaller than the digit shown. Input 0.261. */
export function percentDelta(ratio: number): string {
  if (ratio === 0) return '±0 %'
  const sign = ratio < 0 ? MINUS : '+'
  const value = Math.abs(ratio) * 100
  if (value < 0.05) return `${sign}<0.1 %`
  return `${sign}${value >= 99.95 ? count(value) : value.toFixed(1)} %`
}

/** A share without sign: `76 %`. Input 0.76. A share that is not all never reads 100 %, nor one above nothing 0 %. */
export function percent(ratio: number): string {
  const value = Math.round(ratio * 100)
  if (value === 100 && ratio < 1) return '99 %'
  if (value === 0 && ratio > 0) return '<1 %'
  return `${value} %`
}

/** A length of time: `0.3 s`, `48 s`, `2 m 41 s`, `1 h 02 m`. Input in milliseconds. */
export function duration(ms: number): string {
  return (ms < 0 ? MINUS : '') + unsignedDuration(Math.abs(ms))
}

function unsignedDuration(ms: number): string {
  if (ms === 0) return '0 s'
  if (ms < 50) return '<0.1 s'
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${pad(seconds % 60)} s`
  const minutes = Math.round(ms / 60_000)
  return `${count(Math.floor(minutes / 60))} h ${pad(minutes % 60)} m`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** A difference of times: `+12 s`, `−1 m 03 s`, `±0`. Input in milliseconds. */
export function durationDelta(delta: number): string {
  if (delta === 0) return '±0'
  return (delta < 0 ? MINUS : '+') + unsignedDuration(Math.abs(delta))
}

/** Two times to be compared; milliseconds where they would read alike. Input in milliseconds. */
export function durationPair(a: number, b: number): [string, string] {
  const pair: [string, string] = [duration(a), duration(b)]
  return a === b || pair[0] !== pair[1] ? pair : [`${count(a)} ms`, `${count(b)} ms`]
}

/** A count with its sign: `+3`, `−1`, `±0`. */
export function countDelta(delta: number): string {
  if (delta === 0) return '±0'
  return delta > 0 ? `+${count(delta)}` : count(delta)
}

/** A word in its number: `1 step`, `5 steps`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** The beginning of a commit id or digest, as far as people read it: `9f3c1a2`, `sha256:1a2b3c4`. */
export function short(id: string): string {
  const [, algorithm = '', hex = id] = /^(\w+:)?(.*)$/s.exec(id) ?? []
  return algorithm + hex.slice(0, 7)
}

/** Time of day for the footer: `14:02 UTC`. */
export function clock(at: Date): string {
  return `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())} UTC`
}
