/** All rules, in the order in which their findings are told when nothing else decides. */
import type { Finding, Project, Rule } from './advice.ts'
import { dependenciesBeforeSource } from './rules/order/dependencies-before-source.ts'

/** Every rule there is. */
export const RULES: readonly Rule[] = [dependenciesBeforeSource]

/** What all rules find in a project. */
export function findingsOf(project: Project, rules: readonly Rule[] = RULES): Finding[] {
  return rules.flatMap((rule) => rule.detect(project))
}
