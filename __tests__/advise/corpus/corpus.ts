/** All projects with known right advice. */
import type { Case } from './case.ts'
import { GO } from './go.ts'
import { NODE } from './node.ts'

export const CORPUS: readonly Case[] = [...NODE, ...GO]
