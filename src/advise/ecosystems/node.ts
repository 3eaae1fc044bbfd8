/** npm, pnpm, yarn and bun. */
import { parse } from 'yaml'
import { asArray, asObject, asString } from '../../shared/json.ts'
import { goPathMatch } from '../../patterns/path-match.ts'
import { patternMatcher } from '../../patterns/pattern-matcher.ts'
import { hasOption, operands, wordsOf } from '../dockerfile/commands.ts'
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'
import { jsonOf, localInput, present, type Install } from './install.ts'

/** Files beside package.json that an install reads, by manager. `.yarn` holds yarn itself, its plugins and patches. */
const FILES: Record<string, readonly string[]> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json', '.npmrc'],
  pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', '.npmrc'],
  yarn: [
    'yarn.lock',
    '.yarnrc',
    '.yarnrc.yml',
    '.npmrc',
    '.yarn/releases/',
    '.yarn/plugins/',
    '.yarn/patches/',
    '.yarn/cache/',
  ],
  bun: ['bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc'],
}
const VERBS: Record<string, readonly string[]> = {
  npm: ['ci', 'install', 'i', 'clean-install'],
  pnpm: ['install', 'i'],
  yarn: ['install'],
  bun: ['install', 'i'],
}
/** Scripts that npm and the others run by themselves on install (docs.npmjs.com/cli/v11/using-npm/scripts). */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare']
/** Lifecycle scripts that read nothing of the source: git hooks, patches (copied as well), guards. */
const HARMLESS =
  /^(npx )?(husky( install)?|lefthook install|simple-git-hooks|is-ci|patch-package|only-allow \w+|corepack enable|true|exit 0|echo\b.*)$/

/** An install of everything in package.json; one that names packages is none. */
export function nodeInstall(command: Command, folder: Folder): Install | undefined {
  const words = wordsOf(command).filter((word) => word !== 'corepack')
  const manager = words[0] ?? ''
  const files = FILES[manager]
  const [verb, ...named] = operands({
    ...command,
    words: command.words.slice(words.length < command.words.length ? 1 : 0),
  })
  if (files === undefined || named.length > 0) return undefined
  if (
    verb === undefined ? manager !== 'yarn' || hasOption(command, '--version', '-v') : !VERBS[manager]?.includes(verb)
  )
    return undefined
  if (hasOption(command, '--prefix', '-C', '--dir', '--cwd', '-g', '--global')) return undefined
  const root = jsonOf(folder, 'package.json')
  if (root === undefined) return undefined
  const members = memberFolders(folder, root)
  const manifests = ['', ...members].map((path) => ({ path, json: jsonOf(folder, `${path}package.json`) }))
  const mayBreak = hasOption(command, '--ignore-scripts') ? [] : lifecycle(folder, manifests)
  const local = localDependencies(folder, manifests)
  return {
    manager,
    inputs: [
      ...new Set([
        'package.json',
        ...present(folder, files),
        ...members.map((path) => `${path}package.json`),
        ...patches(folder, root),
        ...local.inputs,
        ...generated(folder, manifests),
      ]),
    ],
    mayBreak: [...mayBreak, ...local.outside],
    leaves: ['node_modules'],
    // `ci` and `--frozen-lockfile` never write it; a plain install may, and the copy of the source then brings back the committed one.
    touches: verb === 'ci' ? [] : ['**/package-lock.json', '**/yarn.lock', '**/pnpm-lock.yaml', '**/bun.lock'],
  }
}

type Manifest = { path: string; json: Record<string, unknown> | undefined }

/** Folders of a workspace's packages, each with `/` at its end. */
export function memberFolders(folder: Folder, root: Record<string, unknown>): string[] {
  const declared = asObject(root.workspaces)?.packages ?? root.workspaces
  const patterns = asArray(declared).flatMap((each) => asString(each) ?? [])
  const yaml = folder.text('pnpm-workspace.yaml')
  if (yaml !== undefined)
    patterns.push(...asArray(asObject(parseYaml(yaml))?.packages).flatMap((each) => asString(each) ?? []))
  const wanted = patterns.filter((each) => !each.startsWith('!')).map(folderMatch)
  const unwanted = patterns.filter((each) => each.startsWith('!')).map((each) => folderMatch(each.slice(1)))
  return folder.files
    .filter((path) => path.endsWith('/package.json') && !path.includes('node_modules/'))
    .map((path) => path.slice(0, -'/package.json'.length))
    .filter((path) => wanted.some((match) => match(path)) && !unwanted.some((match) => match(path)))
    .map((path) => `${path}/`)
    .sort()
}

function folderMatch(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^\.\//, '').replace(/\/$/, '')
  if (!clean.includes('**')) return goPathMatch(clean)
  const matcher = patternMatcher([clean])
  return (path) => matcher.match(path).matched
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** Scripts that run on install and may read the source. */
function lifecycle(folder: Folder, manifests: readonly Manifest[]): string[] {
  const found = manifests.flatMap(({ path, json }) =>
    Object.entries(asObject(json?.scripts) ?? {}).flatMap(([name, script]) => {
      if (!LIFECYCLE.includes(name) || typeof script !== 'string') return []
      const isHarmless = script.split(/&&|\|\||;/).every((part) => HARMLESS.test(part.trim()))
      return isHarmless
        ? []
        : [`\`${path}package.json\` runs \`${script}\` on install (\`${name}\`), which may need the source.`]
    }),
  )
  // npm compiles a package that has this file, without any script (docs.npmjs.com/cli/v11/using-npm/scripts).
  return folder.has('binding.gyp')
    ? [...found, 'npm compiles `binding.gyp` on install, which needs the source.']
    : found
}

/** Dependencies by path: `file:`, `link:`, `portal:`. Those of a workspace are its members already. */
function localDependencies(folder: Folder, manifests: readonly Manifest[]): { inputs: string[]; outside: string[] } {
  const inputs: string[] = []
  const outside: string[] = []
  for (const { path, json } of manifests) {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      for (const [name, version] of Object.entries(asObject(json?.[group]) ?? {})) {
        const local = /^(?:file|link|portal):(.*)$/.exec(asString(version) ?? '')?.[1]
        if (local === undefined) continue
        const input = localInput(folder, path, local)
        if (input === undefined)
          outside.push(`\`${name}\` is installed from \`${local}\`, which is not in the build context.`)
        else inputs.push(input)
      }
    }
  }
  return { inputs, outside }
}

/** Patches that are applied on install: by pnpm itself, or by patch-package. */
function patches(folder: Folder, root: Record<string, unknown>): string[] {
  const named = Object.values(asObject(asObject(root.pnpm)?.patchedDependencies) ?? {}).flatMap(
    (path) => asString(path) ?? [],
  )
  const listed = asObject(asObject(parseYaml(folder.text('pnpm-workspace.yaml') ?? ''))?.patchedDependencies)
  const all = [...named, ...Object.values(listed ?? {}).flatMap((path) => asString(path) ?? [])]
  if (all.length > 0 || dependencies(root).has('patch-package'))
    return present(folder, ['patches/', ...all.filter((path) => !path.startsWith('patches/'))])
  return []
}

/** `@prisma/client` generates its code on install, from the schema it finds (prisma.io/docs, "Generating the client"). */
function generated(folder: Folder, manifests: readonly Manifest[]): string[] {
  return manifests.flatMap(({ path, json }) =>
    json !== undefined && dependencies(json).has('@prisma/client') ? present(folder, [`${path}prisma/`]) : [],
  )
}

/** Names of a manifest's dependencies of all kinds. */
export function dependencies(json: Record<string, unknown>): Set<string> {
  return new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.keys(asObject(json[key]) ?? {}),
    ),
  )
}
