/** Rust: dependencies are compiled in a step of their own, from a recipe that only manifests and the lock file decide. */
import type { FileEdit } from '../../advice.ts'
import { hasOption } from '../../dockerfile/commands.ts'
import { textOf } from '../../dockerfile/document.ts'
import { keywordLike, remove, replaceAll, insertBefore, type Replacement } from '../../dockerfile/edits.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { chainOf, mountFields, sourcesOf, type Stage } from '../../dockerfile/stages.ts'
import { localInput } from '../../ecosystems/install.ts'
import { takes } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { imageName } from '../../view/image-name.ts'
import { runSites, type RunSite } from '../../view/install-site.ts'
import { isWorthIt, sparedShare, timeEstimate } from '../../view/replay.ts'
import { savedMs } from '../../view/times.ts'
import { readToml, tomlField } from '../../view/toml.ts'
import { placeOf, type View } from '../../view/view.ts'
import { insertAbove } from '../above.ts'
import { splitInstall } from './split-install.ts'

/** Fewer packages than this are compiled in no time: two more stages would cost more. */
const ENOUGH_PACKAGES = 10
/** Options of `cargo build` that `cargo chef cook` has as well, with the same meaning (cargo-chef 0.1.77, `Cook` in src/main.rs). */
const WITH_VALUE = new Set(['--features', '-F', '--target', '--target-dir', '--profile', '-p', '--package', '--bin'])
const WITHOUT_VALUE = new Set(
  '--release -r --locked --frozen --offline --all-features --no-default-features --workspace --bins'.split(' '),
)
/** Those that change nothing of the result. */
const DROPPED = new Set(['-v', '--verbose', '-q', '--quiet'])

/** cargo-chef, from its prebuilt image; where that cannot be had, compiled once in a stage of its own. */
export const cargoChef = perTarget(
  'cargo-chef',
  'A Rust project’s dependencies are compiled before its source is copied, by cargo-chef.',
  (view) =>
    view.needed.flatMap((stage) =>
      runSites(view, stage, isBuild)
        .slice(0, 1)
        .flatMap((site) => candidate(view, site) ?? []),
    ),
)

function isBuild(command: Command): boolean {
  return command.words[0]?.text === 'cargo' && ['build', 'b'].includes(command.words[1]?.text ?? '')
}

function candidate(view: View, site: RunSite): Candidate | undefined {
  const { run, command, stage, copies, folder } = site
  const first = copies[0]
  const root = chainOf(stage).at(-1)
  if (first === undefined || root === undefined || view.shipped.includes(root) || hasChef(view)) return undefined
  if (run.flags.some((flag) => flag.name === 'mount' && /(^|\/)target\/?$/.test(mountFields(flag).get('target') ?? '')))
    return undefined
  const lock = view.project.files.get(inRepository(view, folder, 'Cargo.lock'))
  const dependencies = lock === undefined ? 0 : readToml(lock).entries.filter(({ key }) => key === 'source').length
  if (dependencies < ENOUGH_PACKAGES) return undefined
  // The source is not there yet: its author builds dependencies with an empty main, or the like.
  const isManifest = (path: string): boolean =>
    /(^|\/)(Cargo\.(toml|lock)|rust-toolchain(\.toml)?|\.cargo\/config\.toml)$/.test(path)
  if (!view.target.contextFiles.some((path) => !isManifest(path) && copies.some((copy) => takes(copy, path))))
    return undefined

  const base = imageName(root.image)
  // Its tags follow the official image's (cargo-chef's README, "Pre-built images").
  const chef = `lukemathwalker/cargo-chef:latest${base.tag === undefined || base.tag === 'latest' ? '' : `-rust-${base.tag}`}`
  const cook = cookCommand(command)
  const mayBreak = [
    ...(base.repository === 'rust'
      ? []
      : [`\`${root.image}\` is not the official Rust image, from which cargo-chef’s is made.`]),
    ...(base.digest === undefined
      ? []
      : [`\`${root.image}\` is pinned by its digest; cargo-chef’s image has another one.`]),
    ...(copies.every(({ instruction }) => stage.instructions.includes(instruction))
      ? []
      : ['The source is copied in another stage, for every stage that starts from it.']),
    ...(cook === undefined ? ['`cargo build` has options that `cargo chef cook` does not know.'] : []),
    ...(site.workdir === '/' ? ['There is no WORKDIR to keep the recipe in.'] : []),
    ...outside(view, folder),
    ...(view.document.instructions.some((each) => sourcesOf(each).some((from) => /^\d+$/.test(from)))
      ? ['Stages are copied from by number, and two more stages would shift the numbers.']
      : []),
  ]
  const edits = mayBreak.length > 0 ? undefined : rewrite(view, site, root, cook ?? '', chef)
  if (mayBreak.length === 0 && edits === undefined)
    mayBreak.push('`cargo build` is one command of several here, which would have to be taken apart.')
  const bound = savedMs(view, new Map([[run, 0]]))
  const share = sparedShare(view, (path) => copies.some((copy) => takes(copy, path)), isManifest)
  const estimate = timeEstimate(bound, share)
  const flags = run.flags.map((flag) => `${textOf(view.document, flag)} `).join('')
  return {
    title: 'Compile the dependencies before the source is copied, with cargo-chef',
    now: `\`cargo build\` (line ${run.line}) compiles all ${dependencies} dependencies again whenever a file changes that line ${first.instruction.line} copies.`,
    places: [placeOf(view, first.instruction), placeOf(view, run)],
    ...(edits === undefined
      ? {}
      : {
          edits,
          pulls: [chef],
          otherwise:
            rewrite(view, site, root, cook ?? '', root.image, `RUN ${flags}cargo install --locked cargo-chef`) ?? [],
        }),
    mayBreak,
    check: 'A crate that is no member of the workspace and lies in the context is compiled again each time.',
    ...(estimate === undefined ? {} : { estimate }),
    touches: [],
    isWorthIt: isWorthIt(estimate, share),
  }
}

function hasChef({ document }: View): boolean {
  return document.instructions.some(
    ({ keyword, words }) => keyword === 'RUN' && words.some(({ text }) => text === 'chef' || text === 'cargo-chef'),
  )
}

/** `cargo chef cook` with the build's options; nothing where one of them means something else there. */
function cookCommand(command: Command): string | undefined {
  const options: string[] = []
  for (let at = 2; at < command.words.length; at++) {
    const word = command.words[at]?.text ?? ''
    const name = word.split('=')[0] ?? ''
    if (DROPPED.has(word) || word.startsWith('-j')) continue
    if (WITHOUT_VALUE.has(word)) options.push(word === '-r' ? '--release' : word)
    else if (!WITH_VALUE.has(name)) return undefined
    else if (word === name) options.push(word === '-F' ? '--features' : word, command.words[++at]?.text ?? '')
    else options.push(word)
  }
  // A value with a space was in quotes, which are not kept.
  if (options.some((option) => /[\s$`]/.test(option)) || hasOption(command, '--manifest-path')) return undefined
  return ['cargo chef cook', ...options, '--recipe-path recipe.json'].join(' ')
}

/** Path dependencies that the context does not hold. */
function outside(view: View, folder: string): string[] {
  const files = view.target.contextFiles
  const known = { has: (path: string) => files.includes(path), text: () => undefined, files }
  return files
    .filter((path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'))
    .flatMap((path) => {
      const text = view.project.files.get(inRepository(view, '', path)) ?? ''
      const own = path.slice(0, -'Cargo.toml'.length)
      return readToml(text).entries.flatMap(({ key, value }) => {
        const local = value.startsWith('{') ? tomlField(value, 'path') : undefined
        const isMissing =
          local !== undefined && localInput(known, own, local) === undefined && !isSelf(own, local, folder)
        return isMissing ? [`\`${key}\` comes from \`${local}\`, which is not in the build context.`] : []
      })
    })
}

/** A member that depends on the workspace’s root. */
function isSelf(own: string, local: string, folder: string): boolean {
  const parts = own.split('/').filter((part) => part !== '')
  for (const part of local.split('/')) if (part === '..') parts.pop()
  return parts.join('/') === folder && /^[./]+$/.test(local)
}

function inRepository({ target }: View, folder: string, path: string): string {
  return [target.context, folder, path].filter((part) => part !== undefined && part !== '' && part !== '.').join('/')
}

/** The stages `chef` and `planner` in front, the recipe in the place of the source, and the source below the cooking. */
function rewrite(
  view: View,
  site: RunSite,
  root: Stage,
  cook: string,
  image: string,
  install?: string,
): FileEdit[] | undefined {
  const { document } = view
  const { run, copies, workdir } = site
  const split = splitInstall(document, {
    ...site,
    install: { manager: 'cargo', early: cook, inputs: [], mayBreak: [] },
  })
  const [imageWord] = root.from.words
  if (split?.before === undefined || imageWord === undefined) return undefined
  const taken = new Set(view.stages.flatMap(({ name }) => name?.toLowerCase() ?? []))
  const [chef, planner] =
    taken.has('chef') || taken.has('planner') ? ['cargo-chef', 'cargo-planner'] : ['chef', 'planner']
  const word = (keyword: string): string => keywordLike(document, root.from, keyword)
  const platform = root.from.flags.map((flag) => `${textOf(document, flag)} `).join('')
  const source = copies.map(({ instruction }) => textOf(document, instruction))
  const lines = [
    `${word('FROM')} ${platform}${image} ${word('AS')} ${chef}`,
    ...(install === undefined ? [] : [install.replace(/^RUN/, word('RUN'))]),
    '',
    `${word('FROM')} ${chef} ${word('AS')} ${planner}`,
    `${word('WORKDIR')} ${workdir}`,
    ...source,
    `${word('RUN')} cargo chef prepare --recipe-path recipe.json`,
    '',
  ]
  const recipe = `${word('COPY')} --from=${planner} ${workdir}/recipe.json recipe.json`
  const edits: Replacement[] = [
    insertAbove(document, root.from, lines),
    { start: imageWord.start, end: imageWord.end, text: chef },
    ...copies.map(({ instruction }, at) =>
      at === 0 ? { start: instruction.start, end: instruction.end, text: recipe } : remove(document, instruction),
    ),
    insertBefore(document, run, [split.before, ...source]),
    ...(split.cut === undefined ? [] : [{ ...split.cut, text: '' }]),
  ]
  return [{ file: view.file, before: document.text, after: replaceAll(document.text, edits) }]
}
