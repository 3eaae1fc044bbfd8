/**
 * The limits of `max-increase`: `5%`, `20MB`, `5% | 20MB` (broken by either), `5% & 20MB` (broken by both together).
 * `&` binds tighter than `|`; there are no brackets.
 */
import { HOW_TO_WRITE, QuantityError, parseQuantity } from './quantity.ts'
import type { Quantity, Unit } from './quantity.ts'

/** Groups joined by `|`; the quantities of a group are joined by `&`. Never empty, nor is any group. */
export type Expression = readonly (readonly Quantity[])[]

const LONGEST = 200

/**
 * Reads an expression whose absolute quantities are of `unit`; shares are allowed besides.
 * @throws {QuantityError} with the offset in `text`.
 */
export function parseExpression(text: string, unit: Unit): Expression {
  if (text.length > LONGEST) throw new QuantityError(LONGEST, `the expression is longer than ${LONGEST} characters`)
  const bracket = /[()]/.exec(text)
  if (bracket) {
    throw new QuantityError(
      bracket.index,
      'brackets are not allowed: "&" binds tighter than "|", so write a & b | c & d',
    )
  }
  const doubled = /&&|\|\|/.exec(text)
  if (doubled) throw new QuantityError(doubled.index, `write "${doubled[0].charAt(0)}" once, not "${doubled[0]}"`)
  return pieces(text, '|', 0).map((group) =>
    pieces(group.text, '&', group.offset).map((operand) => parseOperand(operand, unit)),
  )
}

interface Piece {
  text: string
  offset: number
}

/** The text cut at each separator, with the offset at which each piece starts. */
function pieces(text: string, separator: string, offset: number): Piece[] {
  let at = offset
  return text.split(separator).map((piece) => {
    const result = { text: piece, offset: at }
    at += piece.length + 1
    return result
  })
}

function parseOperand(piece: Piece, unit: Unit): Quantity {
  const body = piece.text.trim()
  const start = piece.offset + (piece.text.length - piece.text.trimStart().length)
  const allowed = unit === 'share' ? HOW_TO_WRITE.share : `${HOW_TO_WRITE.share}, or ${HOW_TO_WRITE[unit]}`
  if (body === '') throw new QuantityError(start, `expected ${allowed}, found nothing`)
  try {
    return parseQuantity(body, body.endsWith('%') ? 'share' : unit)
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error
    throw new QuantityError(start + error.offset, error.message)
  }
}

/**
 * The increase the expression allows over `before`, in `before`'s unit; more than that breaks it. `|` is broken by the
 * smallest of its sides and `&` by the largest, so every expression comes down to one number. Exact for whole `before`.
 */
export function allowedIncrease(expression: Expression, before: number): number {
  return Math.min(...expression.map((group) => Math.max(...group.map((quantity) => resolve(quantity, before)))))
}

/** A quantity in `whole`'s unit: shares are taken of `whole`, cut to a whole number. */
export function resolve(quantity: Quantity, whole: number): number {
  if (quantity.unit !== 'share') return quantity.value
  return Number((BigInt(Math.round(whole)) * BigInt(quantity.value)) / 1_000_000n)
}
