/** pip, poetry and uv. */
import { hasOption, optionValue, wordsOf } from '../dockerfile/commands.ts'
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'
import { readToml, tomlField, tomlTexts, type Toml } from '../view/toml.ts'
import { localInput, present, type Install } from './install.ts'

/** An install from requirement files, by poetry, or by uv. */
export function pythonInstall(command: Command, folder: Folder): Install | undefined {
  const words = wordsOf(command)
  if (words[0] === 'poetry' && words[1] === 'install') return poetry(command, folder)
  if (words[0] === 'uv' && words[1] === 'sync') return uv(command, folder)
  const pip = pipArguments(words)
  return pip === undefined ? undefined : requirements(pip, folder)
}

/** Words behind `pip install`, however pip is called. */
export function pipArguments(words: readonly string[]): string[] | undefined {
  let rest = [...words]
  if (/^python[\d.]*$/.test(rest[0] ?? '') && rest[1] === '-m') rest = rest.slice(2)
  if (rest[0] === 'uv') rest = rest.slice(1)
  const name = rest[0]?.split('/').at(-1) ?? ''
  return /^pip[\d.]*$/.test(name) && rest[1] === 'install' ? rest.slice(2) : undefined
}

function requirements(words: readonly string[], folder: Folder): Install | undefined {
  const files: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const joined = /^(?:-r|-c|--requirement=|--constraint=)(.+)$/.exec(word)?.[1]
    if (joined !== undefined) files.push(joined)
    else if (['-r', '-c', '--requirement', '--constraint'].includes(word)) files.push(words[++at] ?? '')
    // The project itself, or a file of it: needs more than lists of names.
    else if (['-e', '--editable'].includes(word) || /^\.|^\/|\.(whl|gz|zip)$/.test(word)) return undefined
  }
  if (files.length === 0) return undefined
  const inputs = new Set<string>()
  const mayBreak: string[] = []
  const visit = (path: string): boolean => {
    const text = folder.text(path)
    if (text === undefined) return false
    if (inputs.has(path)) return true
    inputs.add(path)
    const below = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    return text.split('\n').every((written) => {
      const line = written.replace(/(^|\s)#.*/, '').trim()
      const nested = /^(?:-r|-c|--requirement|--constraint)[\s=]*(.+)$/.exec(line)?.[1]
      if (nested !== undefined) return visit(localInput(folder, below, nested) ?? nested)
      if (/^(-e|--editable)\b|^\.{1,2}(\/|$)|^file:|@ file:/.test(line))
        mayBreak.push(`\`${path}\` installs \`${line}\`, which needs the source.`)
      return true
    })
  }
  return files.every((path) => visit(path.replace(/^\.\//, '')))
    ? { manager: 'pip', inputs: [...inputs], mayBreak }
    : undefined
}

/** poetry installs the project with its dependencies, unless told not to (python-poetry.org/docs/cli, `--no-root`). */
function poetry(command: Command, folder: Folder): Install | undefined {
  const text = folder.text('pyproject.toml')
  if (text === undefined || !folder.has('poetry.lock') || hasOption(command, '--directory', '-C', '--project', '-P'))
    return undefined
  const toml = readToml(text)
  const isLibrary =
    !hasOption(command, '--no-root', '--only-root') && value(toml, 'tool.poetry', 'package-mode') !== 'false'
  const local = pathDependencies(folder, toml, 'tool.poetry')
  return {
    manager: 'poetry',
    ...(isLibrary ? { early: `${wordsOf(command).join(' ')} --no-root` } : {}),
    inputs: [...present(folder, ['pyproject.toml', 'poetry.lock', 'poetry.toml']), ...local.inputs],
    mayBreak: local.outside,
    leaves: ['.venv'],
  }
}

/** docs.astral.sh/uv/guides/integration/docker, "Intermediate layers". */
function uv(command: Command, folder: Folder): Install | undefined {
  const text = folder.text('pyproject.toml')
  if (text === undefined || !folder.has('uv.lock') || optionValue(command, '--directory', '--project') !== undefined)
    return undefined
  const toml = readToml(text)
  const members = toml.tables.some(({ name }) => name === 'tool.uv.workspace')
  const option = members ? '--no-install-workspace' : '--no-install-project'
  const local = pathDependencies(folder, toml, 'tool.uv.sources')
  const isDynamic = tomlTexts(value(toml, 'project', 'dynamic') ?? '').length > 0 && !hasOption(command, '--frozen')
  return {
    manager: 'uv',
    ...(hasOption(command, '--no-install-project', '--no-install-workspace')
      ? {}
      : { early: `${wordsOf(command).join(' ')} ${option}` }),
    inputs: [
      ...present(folder, ['pyproject.toml', 'uv.lock', 'uv.toml', '.python-version']),
      ...(members ? folder.files.filter((path) => path.endsWith('/pyproject.toml')) : []),
      ...local.inputs,
    ],
    mayBreak: [
      ...local.outside,
      ...(isDynamic
        ? ['`pyproject.toml` has `dynamic` fields: without `--frozen` uv may build the project to learn them.']
        : []),
    ],
    leaves: ['.venv'],
  }
}

/** The value of a table's key, as written. */
export function value({ entries }: Toml, table: string, key: string): string | undefined {
  return entries.find((entry) => entry.table === table && entry.key === key)?.value
}

function pathDependencies(folder: Folder, { entries }: Toml, table: string): { inputs: string[]; outside: string[] } {
  const inputs: string[] = []
  const outside: string[] = []
  for (const entry of entries) {
    if (!entry.table.startsWith(table) || entry.key === 'packages') continue
    const path = entry.value.startsWith('{') ? tomlField(entry.value, 'path') : undefined
    if (path === undefined) continue
    const input = localInput(folder, '', path)
    if (input === undefined)
      outside.push(`\`${entry.key}\` is installed from \`${path}\`, which is not in the build context.`)
    else inputs.push(input)
  }
  return { inputs, outside }
}
