/** All rules, in the order in which their findings are told when nothing else decides. */
import type { Finding, Project, Rule } from './advice.ts'
import { assetTwins } from './rules/assets/twins.ts'
import { cacheModeMin, cacheScopeShared } from './rules/cache/cache-exports.ts'
import { forcedCompression } from './rules/cache/compression.ts'
import { copyLink } from './rules/cache/copy-link.ts'
import { cacheExportUnpaid, cacheMountsUnpaid } from './rules/cache/unpaid.ts'
import { unneededFiles } from './rules/context/unneeded-files.ts'
import { cargoChef } from './rules/order/cargo-chef.ts'
import { dependenciesBeforeSource } from './rules/order/dependencies-before-source.ts'
import { emulatedBuild } from './rules/order/emulated.ts'
import { artificialEdge, packagesBeforeSource } from './rules/order/packages-before-source.ts'
import { volatileArguments } from './rules/order/volatile-arguments.ts'
import { devDependenciesNode } from './rules/runtime/dev-dependencies-node.ts'
import { devDependencies } from './rules/runtime/dev-dependencies.ts'
import { rootUser, secretInArgument, toolchainInRuntime } from './rules/runtime/safety.ts'
import { smallerBase } from './rules/runtime/smaller-base.ts'
import { aptLists } from './rules/size/apt-lists.ts'
import { aptRecommends } from './rules/size/apt-recommends.ts'
import { chownAfterCopy } from './rules/size/chown-after-copy.ts'
import { deletedLater } from './rules/size/deleted-later.ts'
import { packageCaches } from './rules/size/package-caches.ts'
import { stripGo } from './rules/size/strip-go.ts'
import { stripRust } from './rules/size/strip-rust.ts'
import type { TargetRule } from './view/each-target.ts'
import { viewsOf } from './view/view.ts'

/** Every rule there is: time first, then bytes, then what has no gain. */
export const RULES: readonly (Rule | TargetRule)[] = [
  dependenciesBeforeSource,
  cargoChef,
  unneededFiles,
  packagesBeforeSource,
  volatileArguments,
  artificialEdge,
  emulatedBuild,
  cacheScopeShared,
  cacheModeMin,
  cacheExportUnpaid,
  cacheMountsUnpaid,
  copyLink,
  smallerBase,
  devDependenciesNode,
  devDependencies,
  aptLists,
  aptRecommends,
  packageCaches,
  deletedLater,
  chownAfterCopy,
  stripRust,
  stripGo,
  assetTwins,
  forcedCompression,
  toolchainInRuntime,
  rootUser,
  secretInArgument,
]

/** What all rules find in a project. */
export function findingsOf(project: Project, rules: readonly (Rule | TargetRule)[] = RULES): Finding[] {
  const views = viewsOf(project)
  return rules.flatMap((rule) => ('detectIn' in rule ? rule.detectIn(views) : rule.detect(project)))
}
