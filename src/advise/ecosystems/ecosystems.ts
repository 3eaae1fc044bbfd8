/** All package managers that are known, as one. */
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'
import { goInstall } from './go.ts'
import type { Ecosystem, Install } from './install.ts'
import { jvmInstall } from './jvm.ts'
import { nodeInstall } from './node.ts'
import { bundlerInstall, composerInstall, dotnetInstall, mixInstall } from './others.ts'
import { pythonInstall } from './python.ts'

/** Cargo is not here: it has no command for dependencies alone, so it has a rule of its own (cargo-chef). */
const ALL: readonly Ecosystem[] = [
  nodeInstall,
  pythonInstall,
  goInstall,
  jvmInstall,
  bundlerInstall,
  composerInstall,
  dotnetInstall,
  mixInstall,
]

/** What a command installs in a folder of the context, if it does. */
export function installOf(command: Command, folder: Folder): Install | undefined {
  for (const ecosystem of ALL) {
    const install = ecosystem(command, folder)
    if (install !== undefined) return install
  }
  return undefined
}
