import type { Plan } from '../plan/plan.ts'
import { defined } from '../shared/defined.ts'
import type { Builder } from './builder/builder.ts'

/** What a builder of several nodes changes. */
export interface Nodes {
  /** The platform to ask the builder for, so that the node answers which built it. */
  platform?: string
  /** What is not known, in a sentence for the reader. */
  note?: string
}

/**
 * A builder of several nodes builds each platform on a node of its own. buildx 0.29 then tells the manifest of one of them,
 * or after a push only that of the index, which no node holds; provenance is in the metadata for none (tried). Targets
 * of one and the same platform are all on one node, which knows everything.
 */
export function nodesOf({ name, nodes, nativePlatform }: Builder, plan: Plan): Nodes {
  if (nodes === undefined) return {}
  const platforms = plan.targets.map((target) => (target.platforms.length === 0 ? [nativePlatform] : target.platforms))
  const all = [...new Set(platforms.flat())]
  if (all.length < 2) return defined({ platform: all[0] })
  return {
    note:
      `Builder "${name}" has ${nodes} nodes: sizes and instructions are unknown for the platforms whose manifest and ` +
      'provenance buildx does not tell. One job for each platform, merged with `mode: report`, knows them all.',
  }
}
