/** Where a stage installs dependencies, and what was copied into it before. */
import type { Instruction } from '../dockerfile/document.ts'
import { runText, type RunText } from '../dockerfile/commands.ts'
import { chainOf, type Stage } from '../dockerfile/stages.ts'
import type { Command } from '../dockerfile/shell.ts'
import { installOf } from '../ecosystems/ecosystems.ts'
import type { Install } from '../ecosystems/install.ts'
import { contextCopy, filesOf, folderOf, joined, type ContextCopy } from './context.ts'
import { stageOf, type View } from './view.ts'
import { absolute, below, workdirAt } from './workdir.ts'

/** A command of a RUN that works on a folder of the context. */
export interface RunSite {
  stage: Stage
  run: Instruction
  text: RunText
  /** The command in it. */
  command: Command
  /** Folder of the context, '' for its root. */
  folder: string
  /** The folder in the image that it runs in. */
  workdir: string
  /** COPYs from the context before it, in its stage and in those it stands on. */
  copies: readonly ContextCopy[]
}

/** A RUN that installs dependencies; the inputs are relative to its folder. */
export interface InstallSite extends RunSite {
  install: Install
}

/** The first install of each package manager in a stage. */
export function installSites(view: View, stage: Stage): InstallSite[] {
  const sites: InstallSite[] = []
  const found = new Map<Command, Install>()
  runSites(view, stage, (command, folder) => {
    const install = installOf(command, folderOf(view, folder))
    if (install !== undefined) found.set(command, install)
    return install !== undefined
  }).forEach((site) => {
    const install = found.get(site.command)
    if (install === undefined || sites.some((each) => each.install.manager === install.manager)) return
    sites.push({ ...site, install })
  })
  return sites
}

/** Commands of a stage that are wanted in a folder of the context which is in their working folder, in the order of the file. */
export function runSites(view: View, stage: Stage, isWanted: (command: Command, folder: string) => boolean): RunSite[] {
  if (!hasUsualShell(stage)) return []
  const sites: RunSite[] = []
  const below = chainOf(stage).slice(1).reverse()
  const copies = below.flatMap(({ instructions }) => instructions.flatMap((each) => contextCopy(each) ?? []))
  for (const run of stage.instructions) {
    const copy = contextCopy(run)
    if (copy !== undefined) copies.push(copy)
    const text = runText(view.document, run)
    const workdir = workdirAt(stage, run) ?? '/'
    for (const command of text?.commands ?? []) {
      if (text === undefined || command.nested) continue
      const folder = foldersAt(view, copies, workdir).find((each) => isWanted(command, each))
      if (folder !== undefined) sites.push({ stage, run, text, command, folder, workdir, copies: [...copies] })
    }
  }
  return sites
}

/** False where RUN is not read by a POSIX shell. */
export function hasUsualShell(stage: Stage): boolean {
  const shell = stage.instructions.findLast(({ keyword }) => keyword === 'SHELL')
  if (shell !== undefined) return /(^|\/)(ba|da|a)?sh$/.test(shell.exec?.[0] ?? '')
  return stage.parent === undefined || hasUsualShell(stage.parent)
}

/** Folders of the context whose files are in the working folder by these COPYs. */
function foldersAt(view: View, copies: readonly ContextCopy[], workdir: string): string[] {
  const found = new Set<string>()
  for (const { instruction, sources, destination } of copies) {
    const owner = stageOf(view, instruction)
    const to = absolute((owner === undefined ? undefined : workdirAt(owner, instruction)) ?? '/', destination)
    const inner = to === undefined ? undefined : below(to, workdir)
    if (inner === undefined) continue
    for (const source of sources) {
      const isFolder = source === '' || view.target.contextFiles.some((path) => path.startsWith(`${source}/`))
      if (isFolder) found.add(joined(source, inner))
      else if (inner === '') found.add(source.includes('/') ? source.slice(0, source.lastIndexOf('/')) : '')
    }
  }
  return [...found]
}

/** The COPYs that bring more than the install reads, and so make it run again without need. */
export function earlyCopies(view: View, { copies, install, folder }: InstallSite): ContextCopy[] {
  const isInput = inputMatch(install, folder)
  return copies.filter((copy) => filesOf(view, copy).some((path) => !isInput(path)))
}

/** Whether a path of the context is read by the install. */
export function inputMatch({ inputs }: Install, folder: string): (path: string) => boolean {
  const prefix = folder === '' ? '' : `${folder}/`
  const files = new Set(inputs.map((path) => prefix + path))
  const folders = inputs.filter((path) => path.endsWith('/')).map((path) => prefix + path)
  return (path) => files.has(path) || folders.some((each) => path.startsWith(each))
}
