/** Go modules. */
import { hasOption, wordsOf } from '../dockerfile/commands.ts'
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'
import { localInput, present, type Install } from './install.ts'

/** A build that downloads modules first, or the download itself; nothing for a project without modules or with a vendor folder. */
export function goInstall(command: Command, folder: Folder): Install | undefined {
  const words = wordsOf(command)
  const isDownload = words[1] === 'mod' && words[2] === 'download'
  if (words[0] !== 'go' || (!isDownload && !['build', 'install', 'test'].includes(words[1] ?? ''))) return undefined
  // `go install x@v` is about another module; `-C` about another folder.
  if (words.some((word) => /@v?\w/.test(word)) || hasOption(command, '-C')) return undefined
  const module = folder.text('go.mod')
  if (module === undefined || !folder.has('go.sum') || folder.has('vendor/modules.txt')) return undefined
  const work = folder.text('go.work')
  const members =
    work === undefined ? [] : folder.files.filter((path) => path.endsWith('/go.mod') || path.endsWith('/go.sum'))
  const local = module
    .split('\n')
    .flatMap((line) => /=>\s*(\.{1,2}\/\S*|\.{1,2})\s*$/.exec(line.replace(/\/\/.*/, ''))?.[1] ?? [])
  const found = local.map((path) => ({ path, input: localInput(folder, '', `${path}/go.mod`) }))
  return {
    manager: 'go',
    ...(isDownload ? {} : { early: 'go mod download' }),
    inputs: [
      ...present(folder, ['go.mod', 'go.sum', 'go.work', 'go.work.sum']),
      ...members,
      ...found.flatMap(({ input }) => (input === undefined || members.includes(input) ? [] : [input])),
    ],
    mayBreak: found.flatMap(({ path, input }) =>
      input === undefined ? [`\`go.mod\` replaces a module by \`${path}\`, which is not in the build context.`] : [],
    ),
  }
}
