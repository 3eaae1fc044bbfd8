/**
 * The cache regime of a bake, from the plan and from what the imports and exports said.
 */
import { sharedScopes } from '../plan/cache-entries.ts'
import type { BuildRecord, CacheFacts } from './build-record.ts'
import type { Evidence } from './evidence.ts'
import { withoutCommand } from './redact.ts'

/** Backends in the plan's order, each once; errors of failed imports and exports, each once. */
export function cacheFacts({ plan, noCache }: Evidence, record: BuildRecord): CacheFacts {
  const errors = new Set<string>()
  for (const target of record.targets) {
    for (const phase of target.phases) {
      if (phase.error === undefined || (phase.kind !== 'cache-import' && phase.kind !== 'cache-export')) continue
      errors.add(
        `${target.name}: ${phase.kind === 'cache-import' ? 'import' : 'export'}: ${withoutCommand(phase.error)}`,
      )
    }
  }
  const facts: CacheFacts = {
    from: [...new Set(plan.targets.flatMap(({ cacheFrom }) => cacheFrom))],
    to: [...new Set(plan.targets.flatMap(({ cacheTo }) => cacheTo))],
    errors: [...errors],
  }
  if (noCache || (plan.targets.length > 0 && plan.targets.every((target) => target.noCache))) facts.noCache = true
  const shared = sharedScopes(plan)
  if (shared.length > 0) facts.sharedScopes = shared
  return facts
}
