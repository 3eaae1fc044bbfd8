/**
 * The quantities a budget can name: sizes, durations, counts and shares.
 *
 * Every value is a whole number, so that "is it more?" has one exact answer: bytes, milliseconds, pieces, or parts per
 * million of something (a percent has at most four decimals). A fraction of a byte or millisecond is cut off, which
 * changes no answer, because the figures compared with are whole too.
 */

/** What a quantity counts. `share` is in parts per million: `5%` is 50 000. */
export type Unit = 'bytes' | 'ms' | 'count' | 'share'

/** An amount of one unit; `value` is a whole number from 0 to 2^53 - 1. */
export interface Quantity {
  unit: Unit
  value: number
}

/** The text is not a quantity or expression. `offset` is where in the text (from 0) the problem stands. */
export class QuantityError extends Error {
  override name = 'QuantityError'
  readonly offset: number
  constructor(offset: number, problem: string) {
    super(problem)
    this.offset = offset
  }
}

/** How to write a quantity of each unit, for messages. */
export const HOW_TO_WRITE: Record<Unit, string> = {
  bytes: 'a size such as 20MB, 1.5GiB or 200kB (MB = 10^6 bytes, MiB = 2^20)',
  ms: 'a duration such as 90s, 1m30s or 2h',
  count: 'a whole number such as 25',
  share: 'a percentage such as 5% or 12.5%',
}

const SIZES: Record<string, bigint> = {
  '': 1n,
  b: 1n,
  kb: 10n ** 3n,
  mb: 10n ** 6n,
  gb: 10n ** 9n,
  tb: 10n ** 12n,
  kib: 2n ** 10n,
  mib: 2n ** 20n,
  gib: 2n ** 30n,
  tib: 2n ** 40n,
}

const DURATIONS: Record<string, bigint> = { h: 3_600_000n, m: 60_000n, s: 1000n, ms: 1n }

/**
 * Reads one quantity of the given unit, e.g. `parseQuantity('1.5 GiB', 'bytes')`. Spaces around and before a unit do
 * not matter, nor does the case of a size's unit.
 * @throws {QuantityError} saying what is allowed.
 */
export function parseQuantity(text: string, unit: Unit): Quantity {
  const start = text.length - text.trimStart().length
  const body = text.trim()
  if (body === '') throw new QuantityError(start, `expected ${HOW_TO_WRITE[unit]}, found nothing`)
  if (/^[+-]/.test(body)) throw new QuantityError(start, `expected ${HOW_TO_WRITE[unit]}, without a sign`)
  if (unit === 'ms') return { unit, value: duration(body, start) }
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*|%)$/.exec(body)
  if (!match) throw new QuantityError(start, `"${clip(body)}" is not ${HOW_TO_WRITE[unit]}`)
  const [, number = '', suffix = ''] = match
  return { unit, value: wholeNumber(number, factorOf(unit, number, suffix, start, body), start) }
}

function factorOf(unit: Unit, number: string, suffix: string, start: number, body: string): bigint {
  if (unit === 'bytes') {
    const factor = suffix === '%' ? undefined : SIZES[suffix.toLowerCase()]
    if (factor !== undefined) return factor
    const both = /^[kmgt]$/i.test(suffix) ? `: write ${number}${suffix}B or ${number}${suffix}iB` : ''
    const problem = both === '' ? `is not ${HOW_TO_WRITE.bytes}` : 'could mean powers of 1000 or of 1024'
    throw new QuantityError(start, `"${clip(body)}" ${problem}${both}`)
  }
  if (unit === 'share') {
    if (suffix === '%' && !/\.\d{5}/.test(number)) return 10_000n
    const problem = suffix === '%' ? 'has more than four decimals' : `is not ${HOW_TO_WRITE.share}`
    throw new QuantityError(start, `"${clip(body)}" ${problem}`)
  }
  if (suffix === '' && !number.includes('.')) return 1n
  throw new QuantityError(start, `"${clip(body)}" is not ${HOW_TO_WRITE.count}`)
}

/** `1h 30m`, `1m30s`, `1.5m`, `250ms`: parts from large to small, each unit once. A bare 0 needs no unit. */
function duration(body: string, start: number): number {
  if (/^0+$/.test(body)) return 0
  if (/^[\d.]+$/.test(body)) throw new QuantityError(start, `"${clip(body)}" has no unit: write ${HOW_TO_WRITE.ms}`)
  const part = /\s*(\d+(?:\.\d+)?)\s*(ms|h|m|s)(?![A-Za-z])/y
  const order = Object.keys(DURATIONS)
  let [at, last, total] = [0, -1, 0]
  while (at < body.length) {
    part.lastIndex = at
    const [whole, number = '', unit = ''] = part.exec(body) ?? []
    const rank = order.indexOf(unit)
    if (whole === undefined || rank <= last) {
      throw new QuantityError(
        start + at,
        `"${clip(body)}" is not ${HOW_TO_WRITE.ms} (units h, m, s, ms, in this order)`,
      )
    }
    total += wholeNumber(number, DURATIONS[unit] ?? 1n, start + at)
    ;[at, last] = [at + whole.length, rank]
  }
  return safe(BigInt(total), start)
}

/** `number * factor`, cut to a whole number, computed without rounding. */
function wholeNumber(number: string, factor: bigint, offset: number): number {
  if (number.length > 40) throw new QuantityError(offset, `"${clip(number)}" is too long a number`)
  const [whole = '', decimals = ''] = number.split('.')
  return safe((BigInt(whole + decimals) * factor) / 10n ** BigInt(decimals.length), offset)
}

function safe(value: bigint, offset: number): number {
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value)
  throw new QuantityError(offset, 'the number is too large (at most 2^53 - 1 bytes, milliseconds or millionths)')
}

/** The text, short enough for a message. */
export function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
