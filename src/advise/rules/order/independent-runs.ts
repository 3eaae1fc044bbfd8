/** RUNs that stand below a COPY and need nothing of it. */
import { runText } from '../../dockerfile/commands.ts'
import type { Instruction } from '../../dockerfile/document.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { stageNamed, type Stage } from '../../dockerfile/stages.ts'
import { contextCopy } from '../../view/context.ts'
import { isIndependent } from '../../view/independent.ts'
import { hasUsualShell } from '../../view/install-site.ts'
import { absolute, below, workdirAt } from '../../view/workdir.ts'
import type { View } from '../../view/view.ts'

/** COPYs of a stage, and independent RUNs below them that could stand above. */
export interface IndependentRuns {
  stage: Stage
  /** The first one is where the RUNs could stand instead. */
  copies: readonly [Instruction, ...Instruction[]]
  runs: readonly [Instruction, ...Instruction[]]
}

/** Between the two only what means the same in any order. */
const NEUTRAL = new Set(['LABEL', 'EXPOSE', 'STOPSIGNAL'])
/** Folders that belong to the system: what is copied there may be configuration that a package manager reads. */
const SYSTEM_FOLDERS = [
  '/etc',
  '/usr',
  '/root',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/var',
  '/run',
  '/tmp',
  '/boot',
  '/dev',
  '/proc',
]

/** The first such place of a stage. */
export function independentRuns(view: View, stage: Stage): IndependentRuns | undefined {
  if (!hasUsualShell(stage)) return undefined
  let copies: Instruction[] = []
  let runs: Instruction[] = []
  for (const each of stage.instructions) {
    const isRun = each.keyword === 'RUN'
    const text = isRun ? runText(view.document, each) : undefined
    const isFree =
      text !== undefined &&
      each.flags.every(({ value }) => !value.includes('type=bind')) &&
      text.commands.every(
        (command) => isIndependent(command, destinations(stage, copies)) && !readsSettings(view, command),
      )
    if (isProjectCopy(view, stage, each)) {
      copies.push(each)
    } else if (copies.length > 0 && isFree && text.commands.some(({ words }) => words.length > 1)) runs.push(each)
    else if (!NEUTRAL.has(each.keyword) && !(isFree && copies.length === 0)) {
      if (runs.length > 0) break
      copies = []
      runs = []
    }
  }
  const [copy, ...moreCopies] = copies.filter((each) => each.start < (runs.at(-1)?.start ?? 0))
  const [run, ...moreRuns] = runs
  return copy === undefined || run === undefined
    ? undefined
    : { stage, copies: [copy, ...moreCopies], runs: [run, ...moreRuns] }
}

/** Package managers of Node read their registry from the project's folder, also for what they install globally. */
function readsSettings({ target }: View, { words }: Command): boolean {
  const isNode = ['npm', 'pnpm', 'yarn', 'bun'].includes(words[0]?.text ?? '')
  return isNode && target.contextFiles.some((path) => /(^|\/)(\.npmrc|\.yarnrc(\.yml)?|bunfig\.toml)$/.test(path))
}

/** Folders that the COPYs fill. */
export function destinations(stage: Stage, copies: readonly Instruction[]): string[] {
  return copies.flatMap((copy) => {
    const words = copy.exec ?? copy.words.map(({ text }) => text)
    return absolute(workdirAt(stage, copy) ?? '/', words.at(-1) ?? '') ?? []
  })
}

/** A COPY of the project's own files, from the context or a stage, to a place that is no system's. */
function isProjectCopy(view: View, stage: Stage, instruction: Instruction): boolean {
  if (instruction.keyword !== 'COPY') return false
  const from = instruction.flags.find(({ name }) => name === 'from')?.value
  const isOurs =
    from === undefined ? contextCopy(instruction) !== undefined : stageNamed(view.stages, from) !== undefined
  const destination = (instruction.exec ?? instruction.words.map(({ text }) => text)).at(-1) ?? ''
  const to = absolute(workdirAt(stage, instruction), destination)
  if (!isOurs || to === undefined || to === '/' || to.startsWith('$')) return false
  if (below('/usr/src', to) !== undefined) return true
  if (from !== undefined && below('/usr/local/bin', to) !== undefined) return true
  return !SYSTEM_FOLDERS.some((folder) => below(folder, to) !== undefined)
}
