/** Bundler, composer, dotnet and mix. */
import { asArray, asObject } from '../../shared/json.ts'
import { hasOption, operands, optionValue, wordsOf } from '../dockerfile/commands.ts'
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'
import { jsonOf, localInput, present, type Install } from './install.ts'

/** `bundle install`: the lock file, and files that the Gemfile reads. */
export function bundlerInstall(command: Command, folder: Folder): Install | undefined {
  const [program, verb] = wordsOf(command)
  const gemfile = folder.text('Gemfile')
  if (program !== 'bundle' || (verb !== undefined && verb !== 'install' && !verb.startsWith('-'))) return undefined
  if (gemfile === undefined || hasOption(command, '--gemfile', '--version')) return undefined
  const lines = gemfile.split('\n').map((line) => line.replace(/#.*/, '').trim())
  const local = lines.flatMap((line) => /\bpath(?::|\s*=>|\s+)\s*["']([^"']+)["']/.exec(line)?.[1] ?? [])
  const found = local.map((path) => ({ path, input: localInput(folder, '', path) }))
  return {
    manager: 'bundler',
    inputs: [
      ...present(folder, ['Gemfile', 'Gemfile.lock', '.ruby-version', '.tool-versions', '.bundle/', 'vendor/cache/']),
      ...found.flatMap(({ input }) => input ?? []),
    ],
    mayBreak: [
      ...(lines.some((line) => /^gemspec\b/.test(line))
        ? ['The Gemfile reads a gemspec, and that reads files of the source.']
        : []),
      ...(lines.some((line) => /^eval_gemfile\b|require_relative|File\.read/.test(line))
        ? ['The Gemfile reads other files of the project.']
        : []),
      ...found.flatMap(({ path, input }) =>
        input === undefined ? [`The Gemfile takes a gem from \`${path}\`, which is not in the build context.`] : [],
      ),
    ],
  }
}

/** composer's scripts and class maps need the source; the download does not (composer’s documentation, command line, install). */
export function composerInstall(command: Command, folder: Folder): Install | undefined {
  const [program, verb] = wordsOf(command)
  const json = jsonOf(folder, 'composer.json')
  if (program?.split('/').at(-1) !== 'composer' || verb !== 'install' || json === undefined) return undefined
  if (!folder.has('composer.lock') || hasOption(command, '-d', '--working-dir')) return undefined
  const missing = ['--no-scripts', '--no-autoloader'].filter((option) => !hasOption(command, option))
  const repositories = [...asArray(json.repositories), ...Object.values(asObject(json.repositories) ?? {})]
  return {
    manager: 'composer',
    ...(missing.length === 0 ? {} : { early: [...wordsOf(command), ...missing].join(' ') }),
    inputs: present(folder, ['composer.json', 'composer.lock', 'symfony.lock', 'auth.json']),
    mayBreak: repositories.some((each) => asObject(each)?.type === 'path')
      ? ['`composer.json` takes packages from folders of the project.']
      : [],
    leaves: ['vendor'],
  }
}

/** Restoring reads project files and what stands beside them for all projects (learn.microsoft.com, "dotnet restore"). */
export function dotnetInstall(command: Command, folder: Folder): Install | undefined {
  const [program, verb] = wordsOf(command)
  if (program !== 'dotnet' || !['restore', 'build', 'publish'].includes(verb ?? '')) return undefined
  const projects = folder.files.filter((path) => /\.(cs|fs|vb)proj$/.test(path))
  const shared = folder.files.filter((path) =>
    /(^|\/)(Directory\.(Build|Packages)\.(props|targets)|[Nn]u[Gg]et\.[Cc]onfig|global\.json|packages\.lock\.json)$|\.slnx?$/.test(
      path,
    ),
  )
  if (projects.length === 0) return undefined
  const named = operands(command)
    .slice(1)
    .find((word) => /\.(\w+proj|slnx?)$/.test(word))
  // A project that is not there is one of another folder.
  if (named !== undefined && !folder.has(named.replace(/^\.\//, ''))) return undefined
  const runtime = optionValue(command, '-r', '--runtime')
  return {
    manager: 'dotnet',
    ...(verb === 'restore'
      ? {}
      : {
          early: [
            'dotnet restore',
            ...(named === undefined ? [] : [named]),
            ...(runtime === undefined ? [] : ['-r', runtime]),
          ].join(' '),
        }),
    inputs: [...projects, ...shared],
    mayBreak: [],
    leaves: ['obj', 'bin'],
  }
}

/** `mix deps.get`; an umbrella's apps have manifests of their own. */
export function mixInstall(command: Command, folder: Folder): Install | undefined {
  const [program, verb] = wordsOf(command)
  if (program !== 'mix' || verb !== 'deps.get' || folder.text('mix.exs') === undefined) return undefined
  return {
    manager: 'mix',
    inputs: [
      ...present(folder, ['mix.exs', 'mix.lock']),
      ...folder.files.filter((path) => /^apps\/[^/]+\/mix\.exs$/.test(path)),
    ],
    mayBreak: [],
    leaves: ['deps', '_build'],
  }
}
