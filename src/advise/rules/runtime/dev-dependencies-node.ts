/** `node_modules` in an image that starts a server, with the packages that only build and test it. */
import { asObject } from '../../../shared/json.ts'
import { hasOption, runText, wordsOf } from '../../dockerfile/commands.ts'
import { insertAfter, keywordLike, replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import { chainOf, stageNamed, type Stage } from '../../dockerfile/stages.ts'
import { jsonOf } from '../../ecosystems/install.ts'
import { memberFolders } from '../../ecosystems/node.ts'
import { folderOf } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { isIndependent } from '../../view/independent.ts'
import { installSites, type InstallSite } from '../../view/install-site.ts'
import { imageFacts, NOTICEABLE_BYTES } from '../../view/shipping.ts'
import { environmentOf, hasStart, startOf } from '../../view/start.ts'
import { children, placeOf, type View } from '../../view/view.ts'
import { absolute, below } from '../../view/workdir.ts'
import { neededAtStart } from './node-start.ts'

/** What takes development dependencies out again, by manager; bun and yarn's newer versions have no such command for every project. */
const PRUNE: Record<string, string> = { npm: 'npm prune --omit=dev', pnpm: 'pnpm prune --prod' }
/** Options with which they are never installed. */
const OMITS = ['--omit=dev', '--omit', '--production', '--prod', '-P', '--only=production', '--only=prod']

/** Prunes before the copy into the image, or installs without them where nothing is built. */
export const devDependenciesNode = perTarget(
  'dev-dependencies-node',
  'Packages that only build and test a Node project are not in its image.',
  (view) => {
    const start = startOf(view)
    if (!view.isImage || !hasStart(start)) return []
    return view.needed.flatMap((stage) => {
      const site = installSites(view, stage).find(({ install }) =>
        ['npm', 'pnpm', 'yarn', 'bun'].includes(install.manager),
      )
      if (site === undefined || !isShipped(view, site)) return []
      return candidate(view, site) ?? []
    })
  },
)

function candidate(view: View, site: InstallSite): Candidate | undefined {
  const { stage, command, run } = site
  const folder = folderOf(view, site.folder)
  const manifest = jsonOf(folder, 'package.json') ?? {}
  const dev = Object.keys(asObject(manifest.devDependencies) ?? {})
  const chain = chainOf(stage)
  if (
    dev.length === 0 ||
    hasOption(command, ...OMITS) ||
    environmentOf(chain, 'NODE_ENV') === 'production' ||
    isPruned(view, stage)
  )
    return undefined
  const need = neededAtStart(startOf(view), manifest)
  if (need.development) return undefined
  const bytes = devBytes(view, dev)
  const builds = stage.instructions.filter(
    (each) =>
      each.keyword === 'RUN' &&
      each.start >= run.start &&
      (runText(view.document, each)?.commands ?? []).some((one) => one.start !== command.start && !isIndependent(one)),
  )
  const change = view.shipped.includes(stage)
    ? withoutDev(site, builds.length)
    : pruned(view, site, memberFolders(folder, manifest).length > 0)
  const mayBreak = [...need.reasons, ...change.mayBreak]
  return {
    title: 'Ship `node_modules` without development dependencies',
    now: `Line ${run.line} installs ${dev.length} development ${dev.length === 1 ? 'dependency' : 'dependencies'} (${dev
      .slice(0, 3)
      .map((name) => `\`${name}\``)
      .join(', ')}${dev.length > 3 ? ', …' : ''}), and they are in the image.`,
    places: [placeOf(view, run)],
    ...(change.edits.length === 0
      ? {}
      : {
          edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, change.edits) }],
        }),
    mayBreak,
    check: 'A module that the program imports at run time may be among them: then it belongs to `dependencies`.',
    ...(bytes === undefined ? {} : { estimate: { kind: 'exact', bytes } }),
    touches: ['**/node_modules/**'],
    isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
  }
}

/** The stage is in the image, or its node_modules is copied from it. */
function isShipped(view: View, { stage, workdir }: InstallSite): boolean {
  if (view.shipped.includes(stage)) return true
  return view.shipped.some((other) =>
    other.instructions.some((copy) => {
      const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined
      if (from === undefined || stageNamed(view.stages, from) !== stage) return false
      const sources = (copy.exec ?? copy.words.map(({ text }) => text)).slice(0, -1)
      return sources.some((source) => {
        // COPY --from starts at the root of the other stage.
        const path = absolute('/', source.replace(/\/\.$/, ''))
        return path !== undefined && (path === `${workdir}/node_modules` || below(path, workdir) !== undefined)
      })
    }),
  )
}

function isPruned(view: View, stage: Stage): boolean {
  return stage.instructions.some((each) =>
    runText(view.document, each)?.commands.some((command) => {
      const words = wordsOf(command)
      return (
        words.includes('prune') ||
        words.includes('focus') ||
        words.includes('deploy') ||
        (words[0] !== 'node' && hasOption(command, ...OMITS))
      )
    }),
  )
}

function withoutDev({ command, install }: InstallSite, builds: number): { edits: Replacement[]; mayBreak: string[] } {
  if (builds > 0)
    return {
      edits: [],
      mayBreak: [
        'The same stage builds with them: it would have to be a stage of its own, of which only the result is copied.',
      ],
    }
  const verb = command.words[1] ?? command.words[0]
  const option = install.manager === 'npm' ? ' --omit=dev' : install.manager === 'pnpm' ? ' --prod' : ' --production'
  return verb === undefined
    ? { edits: [], mayBreak: [] }
    : { edits: [{ start: verb.end, end: verb.end, text: option }], mayBreak: [] }
}

/** A prune behind the last RUN of the stage, which builds with what goes away. */
function pruned(
  view: View,
  { stage, install, run }: InstallSite,
  isWorkspace: boolean,
): { edits: Replacement[]; mayBreak: string[] } {
  const prune = PRUNE[install.manager]
  const mayBreak = [
    ...(prune === undefined
      ? [`\`${install.manager}\` has no command that takes them out again in every project.`]
      : []),
    ...(isWorkspace ? ['In a workspace each package has development dependencies of its own.'] : []),
    ...children(view, stage).map(
      (child) => `Stage \`${child.name ?? child.index}\` starts from this one, and may need them.`,
    ),
  ]
  const last = stage.instructions.findLast(({ keyword }) => keyword === 'RUN') ?? run
  if (prune === undefined || mayBreak.length > 0) return { edits: [], mayBreak }
  return {
    edits: [insertAfter(view.document, last, [`${keywordLike(view.document, last, 'RUN')} ${prune}`])],
    mayBreak,
  }
}

/** Bytes of the packages that are named; those that come with them are not counted. */
function devBytes(view: View, dev: readonly string[]): number | undefined {
  const tree = imageFacts(view)?.files.tree
  const names = new Set(dev.map((name) => `npm:${name}`))
  const bytes = tree?.filter(({ path }) => names.has(path)).reduce((sum, each) => sum + each.bytes, 0)
  return bytes === undefined || bytes === 0 ? undefined : bytes
}
