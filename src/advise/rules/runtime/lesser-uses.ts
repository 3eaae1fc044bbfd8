/** Whether an image may use what the smaller variant of its base does not have. */
import { runText, wordsOf } from '../../dockerfile/commands.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { stageNamed } from '../../dockerfile/stages.ts'
import { basename } from '../context/paths.ts'
import { contextCopy, filesOf, folderOf, joined, type Folder } from '../../view/context.ts'
import { isIndependent } from '../../view/independent.ts'
import { installSites } from '../../view/install-site.ts'
import { startOf } from '../../view/start.ts'
import type { View } from '../../view/view.ts'

/** Programs that the full images of node, python and others have, and the slim ones do not (docker-library/buildpack-deps). */
const FULL_ONLY = new Set(
  'curl wget git hg svn python python3 make gcc g++ cc ssh convert magick patch unzip xz autoconf'.split(' '),
)
/** What each family still has. */
const STILL: Record<string, readonly string[]> = {
  python: ['python', 'python3'],
  'eclipse-temurin': ['curl', 'wget'],
  nginx: ['wget'],
}
/** Programs of a JDK or SDK that a JRE or runtime has not. */
const KIT_ONLY = new Set('javac jlink jdeps jcmd jstack jmap jshell jar'.split(' '))

/** Reasons to keep the larger image, in words for a reader. */
export function lesserUses(view: View, repository: string): string[] {
  const reasons: string[] = []
  const still = new Set(STILL[repository] ?? [])
  const installed = new Set(packages(view))
  // The smaller nginx is Alpine’s, the others stay with Debian.
  const lost = new Set(repository === 'nginx' ? ['bash', 'apt-get'] : [])
  const missing = (command: Command): string | undefined =>
    command.words
      .map(({ text }) => basename(text))
      .find(
        (name) =>
          (FULL_ONLY.has(name) || KIT_ONLY.has(name) || lost.has(name)) && !still.has(name) && !installed.has(name),
      )
  for (const stage of view.shipped) {
    const sites = installSites(view, stage)
    for (const run of stage.instructions) {
      for (const command of runText(view.document, run)?.commands ?? []) {
        const site = sites.find((each) => each.command.start === command.start)
        const name = wordsOf(command)[0] ?? ''
        if (site !== undefined) reasons.push(...compiles(site.install.manager, folderOf(view, site.folder)))
        else if (repository === 'nginx' || (!isIndependent(command) && !isFileWork(name)))
          reasons.push(`Line ${run.line} runs \`${name}\`, which may use something of it.`)
        else if (name === 'pip' || name === 'pip3')
          reasons.push(`Line ${run.line} installs packages that may have to be compiled.`)
        const used = missing(command)
        if (used !== undefined && site === undefined) reasons.push(`Line ${run.line} uses \`${used}\`.`)
      }
    }
  }
  for (const command of startOf(view).commands) {
    const used = missing(command)
    if (used !== undefined) reasons.push(`The image starts or checks itself with \`${used}\`.`)
    const script = wordsOf(command).find((word) => word.endsWith('.sh'))
    if (script !== undefined) reasons.push(`The image starts with \`${script}\`, which may use something of it.`)
  }
  return [...new Set([...reasons, ...copied(view, repository)])]
}

/** Moving files needs no more than coreutils. */
function isFileWork(name: string): boolean {
  return ['mkdir', 'chown', 'chmod', 'rm', 'ln', 'cp', 'mv', 'touch', 'cat', 'true', 'cd', 'export', ':'].includes(name)
}

/** Packages that are compiled on install need a compiler; only some lock files say which. */
function compiles(manager: string, folder: Folder): string[] {
  if (manager === 'npm') {
    const lock = folder.text('package-lock.json')
    if (lock === undefined) return ['There is no lock file that says which packages are compiled.']
    return lock.includes('"hasInstallScript": true')
      ? ['A package of `package-lock.json` has an install script, which may compile.']
      : []
  }
  return [`The lock file of ${manager} does not say which packages are compiled.`]
}

/** node_modules or site-packages from another stage may hold programs that were linked there. */
function copied(view: View, repository: string): string[] {
  if (repository !== 'node' && repository !== 'python') return nginxConfig(view, repository)
  return view.shipped.flatMap(({ instructions }) =>
    instructions.flatMap((copy) => {
      const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined
      const stage = from === undefined ? undefined : stageNamed(view.stages, from)
      if (stage === undefined) return []
      return installSites(view, stage).flatMap(({ install, folder }) =>
        compiles(install.manager, folderOf(view, folder)),
      )
    }),
  )
}

/** nginx without its dynamic modules reads every configuration that loads none. */
function nginxConfig(view: View, repository: string): string[] {
  if (repository !== 'nginx') return []
  const copied = view.shipped.flatMap(({ instructions }) => instructions.flatMap((each) => contextCopy(each) ?? []))
  const configs = copied
    .flatMap((copy) => filesOf(view, copy))
    .filter((path) => /\.conf(\.template)?$/.test(path))
    .map((path) => view.project.files.get(joined(view.target.context ?? '', path)) ?? '')
  const words = ['load_module', 'modules-enabled', 'perl', 'xslt', 'image_filter', 'js_import', 'geoip', 'www-data']
  const used = words.find((word) => configs.some((text) => text.includes(word)))
  const scripts = view.shipped.some(({ instructions }) =>
    instructions.some((each) => each.words.some(({ text }) => text.includes('docker-entrypoint.d'))),
  )
  return [
    ...(used === undefined ? [] : [`A configuration of nginx uses \`${used}\`, which the full image has.`]),
    ...(scripts ? ['A script is copied to `docker-entrypoint.d`, which may need bash.'] : []),
  ]
}

function packages(view: View): string[] {
  return view.shipped.flatMap(({ instructions }) =>
    instructions.flatMap((each) =>
      (runText(view.document, each)?.commands ?? [])
        .filter(({ words }) => ['apt-get', 'apt', 'apk'].includes(words[0]?.text ?? ''))
        .flatMap((command) => wordsOf(command).slice(2)),
    ),
  )
}
