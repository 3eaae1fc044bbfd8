/** A plain reference for budget expressions: a tree that is written out, and evaluated by its definition in fractions. */
import * as fc from 'fast-check'

/** `text` is how it is written; `part` over `whole` is its value, of the figure before when `relative`. */
export interface Leaf {
  text: string
  part: bigint
  whole: bigint
  relative: boolean
}

/** Groups joined by `|`, of leaves joined by `&`. */
export type Tree = { group: Leaf[]; spaces: string }[]

const percent: fc.Arbitrary<Leaf> = fc
  .tuple(fc.nat(300), fc.option(fc.nat(9999), { nil: undefined }))
  .map(([a, b]) => ({
    text: b === undefined ? `${a}%` : `${a}.${String(b).padStart(4, '0')} %`,
    part: BigInt(a) * 10_000n + BigInt(b ?? 0),
    whole: 1_000_000n,
    relative: true,
  }))

const UNITS: [string, bigint][] = [
  ['', 1n],
  ['B', 1n],
  ['kB', 1000n],
  ['MB', 1_000_000n],
  ['GB', 1_000_000_000n],
  ['KiB', 1024n],
  ['MiB', 1_048_576n],
  ['GiB', 1_073_741_824n],
]

const size: fc.Arbitrary<Leaf> = fc
  .tuple(fc.nat(2000), fc.constantFrom(...UNITS), fc.option(fc.nat(99), { nil: undefined }))
  .map(([n, [unit, factor], hundredths]) => ({
    text: hundredths === undefined ? `${n}${unit}` : `${n}.${String(hundredths).padStart(2, '0')} ${unit}`,
    part: (BigInt(n) * 100n + BigInt(hundredths ?? 0)) * factor,
    whole: 100n,
    relative: false,
  }))

/** Any expression over sizes. */
export const expressionTree: fc.Arbitrary<Tree> = fc.array(
  fc.record({
    group: fc.array(fc.oneof(percent, size), { minLength: 1, maxLength: 3 }),
    spaces: fc.constantFrom('', ' ', '  '),
  }),
  { minLength: 1, maxLength: 3 },
)

/** The expression as a person writes it. */
export function written(tree: Tree): string {
  return tree.map(({ group, spaces }) => group.map(({ text }) => text).join(`${spaces}&${spaces}`)).join(' | ')
}

/** Some group of which every leaf is exceeded by an increase over `before`. */
export function breaks(tree: Tree, before: number, increase: number): boolean {
  return tree.some(({ group }) =>
    group.every(({ part, whole, relative }) => BigInt(increase) * whole > part * (relative ? BigInt(before) : 1n)),
  )
}
