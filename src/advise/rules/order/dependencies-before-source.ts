/** A dependency install that stands below the copy of the source runs again whenever any file changes. */
import { insertAfter, insertBefore, remove, replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import { textOf, type Instruction } from '../../dockerfile/document.ts'
import { runText } from '../../dockerfile/commands.ts'
import type { Command } from '../../dockerfile/shell.ts'
import type { FileEdit } from '../../advice.ts'
import { isIgnored, takes, type ContextCopy } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { isIndependent } from '../../view/independent.ts'
import { earlyCopies, inputMatch, installSites, type InstallSite } from '../../view/install-site.ts'
import { isWorthIt, sparedShare, timeEstimate } from '../../view/replay.ts'
import { savedMs } from '../../view/times.ts'
import { placeOf, type View } from '../../view/view.ts'
import { withIgnored } from '../ignore-lines.ts'
import { destinations } from './independent-runs.ts'
import { manifestCopies } from './manifest-copies.ts'
import { splitInstall } from './split-install.ts'

/** The manifests and what they name come first; the copy of the rest moves below the install. */
export const dependenciesBeforeSource = perTarget(
  'dependencies-before-source',
  'Dependencies are installed before the source is copied, from the files alone that name them.',
  (view) => view.needed.flatMap((stage) => installSites(view, stage).flatMap((site) => candidate(view, site) ?? [])),
)

/** What stands between the copy and the install, and means the same above and below a COPY. */
const NEUTRAL = new Set(['ENV', 'ARG', 'LABEL', 'EXPOSE', 'USER', 'STOPSIGNAL'])

function candidate(view: View, site: InstallSite): Candidate | undefined {
  const { install, folder, run, command } = site
  const early = earlyCopies(view, site)
  const first = early[0]
  if (first === undefined || command.after === '|' || command.before === '|' || command.before === '||')
    return undefined
  if (bindsContext(run)) return undefined
  const isInput = inputMatch(install, folder)
  const manifest = (folder === '' ? '' : `${folder}/`) + (install.inputs[0] ?? '')
  // Without the manifest among them, its author has thought about which files come first.
  if (install.mayBreak.length > 0 && !early.some((copy) => takes(copy, manifest))) return undefined
  if (isDoneBefore(view, site, first)) return undefined

  const bound = savedMs(view, new Map([[run, 0]]))
  const countsNow = (path: string): boolean => site.copies.some((copy) => takes(copy, path))
  const share = sparedShare(view, countsNow, isInput)
  const estimate = timeEstimate(bound, share)
  const elsewhere = early.find((copy) => !site.stage.instructions.includes(copy.instruction))
  const mayBreak = [
    ...install.mayBreak,
    ...(elsewhere === undefined
      ? between(view, site, early)
      : [
          `Line ${elsewhere.instruction.line} copies for every stage that starts from it: each would need a copy of its own.`,
        ]),
  ]
  const edits = mayBreak.length > 0 ? undefined : rewrite(view, site, early)
  if (mayBreak.length === 0 && edits === undefined)
    mayBreak.push(
      `\`${install.manager}\` is one command of several in a script here, which would have to be taken apart.`,
    )
  const shown = install.inputs.slice(0, 3).map((path) => `\`${path}\``)
  const name = shortCommand(site)
  return {
    title: `Copy ${shown.join(', ')}${install.inputs.length > 3 ? ' and what else it reads' : ''} before \`${install.early ?? name}\``,
    now: `\`${name}\` (line ${run.line}) runs again whenever a file changes that line ${first.instruction.line} copies. It reads ${install.inputs.length === 1 ? 'one file' : `${install.inputs.length} files or folders`} of them.`,
    places: [placeOf(view, first.instruction), placeOf(view, run)],
    ...(edits === undefined ? {} : { edits }),
    mayBreak,
    ...(estimate === undefined ? {} : { estimate }),
    touches: view.shipped.includes(site.stage) ? (install.touches ?? []) : [],
    isWorthIt: isWorthIt(estimate, share),
  }
}

/** The command as a title can show it. */
function shortCommand({ command }: InstallSite): string {
  const text = command.words.map((word) => word.text).join(' ')
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** `RUN --mount=type=bind` of the context: the order of COPYs does not decide there. */
function bindsContext({ flags }: Instruction): boolean {
  return flags.some(({ name, value }) => name === 'mount' && value.includes('type=bind') && !value.includes('from='))
}

/** A download in an earlier RUN of the stage, or of one it stands on, has the dependencies already. */
function isDoneBefore(view: View, { stage, install, run }: InstallSite, first: ContextCopy): boolean {
  const words = [
    'download',
    'fetch',
    'go-offline',
    'resolve',
    'restore',
    'dependencies',
    '--no-root',
    '--no-install-project',
    '--no-autoloader',
  ]
  const before = [
    ...(stage.parent === undefined
      ? []
      : view.needed.filter((each) => each.index < stage.index).flatMap(({ instructions }) => instructions)),
    ...stage.instructions.filter((each) => each.start < first.instruction.start),
  ]
  const isDone = before
    .filter((each) => each !== run)
    .flatMap((each) => runText(view.document, each)?.commands ?? [])
    .some((command) =>
      command.words.some(({ text }) => words.some((word) => text === word || text.endsWith(`:${word}`))),
    )
  return isDone && install.early !== undefined
}

/** What stands between the first copy and the install and may need the source, or would mean something else without it. */
function between(view: View, { stage, run, command, text }: InstallSite, early: readonly ContextCopy[]): string[] {
  const moved = early.map(({ instruction }) => instruction)
  const from = moved[0]
  if (from === undefined) return []
  const reasons: string[] = []
  const filled = destinations(stage, moved)
  for (const each of stage.instructions) {
    if (each.start <= from.start || each.start >= run.start || moved.includes(each) || NEUTRAL.has(each.keyword))
      continue
    if (each.keyword === 'RUN') {
      const commands = runText(view.document, each)?.commands
      if (commands?.every((one) => isIndependent(one, filled)) !== true)
        reasons.push(`Line ${each.line} runs between the copy and the install, and may need the source.`)
    } else if (each.keyword === 'WORKDIR') {
      if (early.some(({ destination }) => !destination.startsWith('/')))
        reasons.push(`Line ${each.line} changes the folder between the copy and the install.`)
    } else if (each.keyword !== 'COPY' && each.keyword !== 'ADD')
      reasons.push(`Line ${each.line} stands between the copy and the install.`)
    else if (each.flags.some(({ name }) => name === 'from'))
      reasons.push(`Line ${each.line} copies into the same folder after the source.`)
  }
  const before = text.commands.filter((each) => each.start < command.start)
  if (!before.every((one) => isIndependent(one, filled)))
    reasons.push(`Line ${run.line} does other things before it installs, which may need the source.`)
  // In two RUNs, what the second deletes is still in the layer of the first.
  const deletes = text.commands.some((each) => each.start > command.start && isDeletion(each))
  if (deletes && view.shipped.includes(stage))
    reasons.push(`Line ${run.line} deletes what it installs, which would be shipped if another RUN did that.`)
  return reasons
}

function isDeletion(command: Command): boolean {
  return command.words.some(({ text }) =>
    ['rm', 'prune', 'purge', 'uninstall', 'autoremove', 'del', 'clean'].includes(text),
  )
}

/** The Dockerfile with the manifests in the copy's place and the copy below the install; and an ignore file that keeps what was installed. */
function rewrite(view: View, site: InstallSite, early: readonly ContextCopy[]): FileEdit[] | undefined {
  const { document } = view
  const { install, folder, run } = site
  const split = splitInstall(document, site)
  if (split === undefined) return undefined
  const wanted = install.inputs.map((path) => (folder === '' ? path : `${folder}/${path}`))
  const given = site.copies.filter((copy) => !early.includes(copy))
  const missing = wanted.filter((path) => !given.some((copy) => takes(copy, path.replace(/\/$/, ''))))
  const edits: Replacement[] = []
  const unplaced = new Set(missing)
  for (const copy of early) {
    const own = [...unplaced].filter((path) => takes(copy, path.replace(/\/$/, '')))
    const lines = manifestCopies(document, copy, own)
    if (lines === undefined) return undefined
    for (const path of own) unplaced.delete(path)
    if (own.length === 0) edits.push(remove(document, copy.instruction))
    else edits.push({ start: copy.instruction.start, end: copy.instruction.end, text: lines.join(document.newline) })
  }
  if (unplaced.size > 0) return undefined
  const copies = early.map(({ instruction }) => textOf(document, instruction))
  if (split.before !== undefined) edits.push(insertBefore(document, run, [split.before, ...copies]))
  else if (split.rest === undefined) edits.push(insertAfter(document, run, copies))
  const rest = split.rest === undefined ? '' : ['', ...copies, split.rest].join(document.newline)
  if (split.cut !== undefined) edits.push({ ...split.cut, text: rest })
  const dockerfile = { file: view.file, before: document.text, after: replaceAll(document.text, edits) }
  const unsafe = (install.leaves ?? [])
    .map((name) => (folder === '' ? name : `${folder}/${name}`))
    .filter((path) => !isIgnored(view, path))
  // What lies in the context would replace what was installed, now that the copy comes later.
  const ignore = unsafe.length === 0 ? undefined : withIgnored(view, unsafe)
  return ignore === undefined ? [dockerfile] : [dockerfile, ignore]
}
