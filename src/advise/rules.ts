/** All rules, in the order in which their findings are told when nothing else decides. */
import type { Finding, Project, Rule } from './advice.ts'
import { unneededFiles } from './rules/context/unneeded-files.ts'
import { cargoChef } from './rules/order/cargo-chef.ts'
import { dependenciesBeforeSource } from './rules/order/dependencies-before-source.ts'
import { artificialEdge, packagesBeforeSource } from './rules/order/packages-before-source.ts'
import { volatileArguments } from './rules/order/volatile-arguments.ts'

/** Every rule there is. */
export const RULES: readonly Rule[] = [
  dependenciesBeforeSource,
  cargoChef,
  unneededFiles,
  packagesBeforeSource,
  volatileArguments,
  artificialEdge,
]

/** What all rules find in a project. */
export function findingsOf(project: Project, rules: readonly Rule[] = RULES): Finding[] {
  return rules.flatMap((rule) => rule.detect(project))
}
