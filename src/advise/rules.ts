import type { Rule } from './advice.ts'

/** Every rule, in the order in which findings of equal gain are told. */
export const RULES: readonly Rule[] = []
