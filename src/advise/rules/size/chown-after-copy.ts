/** `chown -R` and `chmod -R` in a RUN of their own make a second copy of every file they touch. */
import { operands, runText } from '../../dockerfile/commands.ts'
import type { Instruction } from '../../dockerfile/document.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { chainOf, type Stage } from '../../dockerfile/stages.ts'
import { contextCopy } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { imageName } from '../../view/image-name.ts'
import { isIndependent } from '../../view/independent.ts'
import { hasUsualShell } from '../../view/install-site.ts'
import { hiddenBy, NOTICEABLE_BYTES } from '../../view/shipping.ts'
import { placeOf, type View } from '../../view/view.ts'
import { absolute, below, workdirAt } from '../../view/workdir.ts'

/** Users that official images bring, by repository; every Debian and Alpine has nobody and www-data or nobody. */
const USERS: Record<string, readonly string[]> = {
  node: ['node'],
  nginx: ['nginx'],
  'oven/bun': ['bun'],
  'denoland/deno': ['deno'],
}

/** `COPY --chown` gives the same files the owner while they are copied; the folder itself is still given to them, alone. */
export const chownAfterCopy = perTarget(
  'chown-after-copy',
  'Files get their owner while they are copied, not in a layer of their own.',
  (view) => {
    if (!view.isImage) return []
    return view.shipped
      .filter(hasUsualShell)
      .flatMap((stage) =>
        stage.instructions.flatMap((run) =>
          (runText(view.document, run)?.commands ?? []).flatMap(
            (command) => candidate(view, stage, run, command) ?? [],
          ),
        ),
      )
  },
)

function candidate(view: View, stage: Stage, run: Instruction, command: Command): Candidate | undefined {
  const recursive = command.words.find(({ text }) => text === '-R' || text === '--recursive')
  const [owner, ...paths] = operands(command)
  const [path] = paths
  const program = command.words[0]?.text
  // COPY takes modes as numbers; letters, only from Dockerfile 1.14 on.
  if (program !== 'chown' && (program !== 'chmod' || !/^[0-7]{3,4}$/.test(owner ?? ''))) return undefined
  if (recursive === undefined || command.nested || run.exec !== undefined) return undefined
  if (owner === undefined || path === undefined || paths.length !== 1 || owner.includes('$') || path.includes('$'))
    return undefined
  const root = absolute(workdirAt(stage, run), path)
  if (root === undefined || root === '/') return undefined
  const copies = stage.instructions.filter(
    (each) => each.start < run.start && each.keyword === 'COPY' && isBelow(stage, each, root),
  )
  const [first] = copies
  const open = copies.filter(({ flags }) => flags.every(({ name }) => name !== program))
  if (first === undefined || open.length === 0) return undefined
  const bytes = hiddenBy(view, run)?.reduce((sum, each) => sum + each.bytes, 0)
  // How much it is, is not known without the image: of a few files named one by one it is little.
  const isFolder = open.some((copy) => copiesFolder(view, copy))
  if (bytes === undefined && !isFolder) return undefined
  const edits: Replacement[] = [
    ...open.map(({ start, keyword }) => ({
      start: start + keyword.length,
      end: start + keyword.length,
      text: ` --${program}=${owner}`,
    })),
    { start: recursive.start, end: behind(view, command, recursive.end), text: '' },
  ]
  const after = replaceAll(view.document.text, edits)
  return {
    title: `Copy with \`--${program}=${owner}\` instead of \`${program} -R\``,
    now: `Line ${run.line} changes only the ${program === 'chown' ? 'owner' : 'mode'} of what line ${first.line} copies, and the layer holds all of it a second time.`,
    places: [placeOf(view, run), ...open.map((each) => placeOf(view, each))],
    edits: [{ file: view.file, before: view.document.text, after }],
    mayBreak: [
      ...writers(view, stage, run, root),
      ...(program === 'chmod' || isKnownUser(view, stage, first, owner)
        ? []
        : [`It is not known that \`${owner}\` exists when line ${first.line} copies.`]),
    ],
    ...(bytes === undefined || bytes === 0 ? {} : { estimate: { kind: 'exact', bytes } }),
    touches: [],
    isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
    suitsOthers: true,
  }
}

/** The end of an option with the space behind it; not with a line end, beside which a comment may stand. */
function behind({ document }: View, { words }: Command, end: number): number {
  const next = words.find(({ start }) => start >= end)?.start ?? end
  return document.text.slice(end, next).trim() === '' && !document.text.slice(end, next).includes('\n') ? next : end
}

function isBelow(stage: Stage, copy: Instruction, root: string): boolean {
  const to = absolute(workdirAt(stage, copy), (copy.exec ?? copy.words.map(({ text }) => text)).at(-1) ?? '')
  return to !== undefined && below(root, to) !== undefined
}

function copiesFolder(view: View, copy: Instruction): boolean {
  const sources = contextCopy(copy)?.sources
  // From another stage it may be anything.
  return sources === undefined || sources.some((source) => !view.target.contextFiles.includes(source))
}

/** What else puts files below the folder: those would keep root as their owner. */
function writers(view: View, stage: Stage, run: Instruction, root: string): string[] {
  const before = stage.instructions.filter((each) => each.keyword === 'RUN' && each.start < run.start)
  const found = before.filter((each) => {
    const commands = runText(view.document, each)?.commands ?? []
    const isInside = below(root, workdirAt(stage, each) ?? '/') !== undefined
    const doesName = commands.some(({ words }) =>
      words.some(({ text }) => below(root, absolute('/', text) ?? '') !== undefined && text.startsWith('/')),
    )
    return doesName || (isInside && !commands.every((one) => isIndependent(one)))
  })
  const own = runText(view.document, run)?.commands.filter(({ words }) => words[0]?.text === 'mkdir') ?? []
  const parents = chainOf(stage).slice(1)
  const isFilledBelow = parents.some((parent) =>
    parent.instructions.some((each) => each.keyword === 'COPY' && isBelow(parent, each, root)),
  )
  return [
    ...[...found, ...(own.length > 0 ? [run] : [])].map(
      (each) => `Line ${each.line} writes below \`${root}\` as root.`,
    ),
    ...(isFilledBelow ? [`A stage below copies to \`${root}\` as well.`] : []),
  ]
}

/** COPY looks a name up in the image as it is at that point. */
function isKnownUser(view: View, stage: Stage, copy: Instruction, owner: string): boolean {
  const names = owner.split(':').filter((name) => !/^\d*$/.test(name))
  const base = imageName(view.variables.expand(chainOf(stage).at(-1)?.image ?? '') ?? '').repository
  const created = chainOf(stage)
    .flatMap((each) => each.instructions)
    .filter(({ start }) => start < copy.start)
  return names.every(
    (name) =>
      name === 'nobody' ||
      name === 'root' ||
      name === 'www-data' ||
      USERS[base]?.includes(name) === true ||
      created.some((each) =>
        runText(view.document, each)?.commands.some(
          (command) =>
            /^(user|group)add$|^add(user|group)$/.test(command.words[0]?.text ?? '') &&
            command.words.some(({ text }) => text === name),
        ),
      ),
  )
}
