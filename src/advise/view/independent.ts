/** Commands that read nothing of the project: they can run before its files are there. */
import { hasOption, operands, wordsOf } from '../dockerfile/commands.ts'
import type { Command } from '../dockerfile/shell.ts'
import { pipArguments } from '../ecosystems/python.ts'
import { below } from './workdir.ts'

/** System package managers, users and other things that a fresh system gives by itself. */
const SYSTEM = new Set(
  (
    'apt-get apt apk dnf microdnf yum zypper update-ca-certificates locale-gen adduser addgroup useradd groupadd usermod ' +
    'set true echo apt-mark update-alternatives a2enmod pecl docker-php-ext-install docker-php-ext-enable docker-php-ext-configure'
  ).split(' '),
)

/**
 * Whether a command needs no file of the project, and touches none of the folders they are copied to (absolute paths). What is not known
 * to be so, may.
 */
export function isIndependent(command: Command, copiedTo: readonly string[] = []): boolean {
  const words = wordsOf(command)
  if (words.slice(1).some((word) => copiedTo.some((folder) => meets(folder, word)))) return false
  const name = words[0] ?? ''
  if (command.redirects.some(({ text }) => !text.startsWith('/'))) return false
  if (name === '' || SYSTEM.has(name))
    return !words.some((word) => /^\.{1,2}\//.test(word) || /\.(deb|rpm|apk)$/.test(word))
  if (name === 'mkdir' || name === 'rm' || name === 'ln') return operands(command).every((path) => path.startsWith('/'))
  // Without a version, `prepare` and `install` read it from package.json.
  if (name === 'corepack') return words[1] === 'enable' || words.slice(2).some((word) => word.includes('@'))
  if (['npm', 'pnpm', 'yarn', 'bun'].includes(name)) return isGlobalInstall(command, words)
  if (name === 'go') return words[1] === 'install' && words.some((word) => word.includes('@'))
  if (name === 'cargo') return words[1] === 'install' && !hasOption(command, '--path')
  if (name === 'gem') return words[1] === 'install'
  // uv reads its settings from pyproject.toml, whatever it installs.
  const pip = name === 'uv' ? undefined : pipArguments(words)
  return (
    pip !== undefined &&
    pip.length > 0 &&
    pip.every((word) => !/^(-r|-c|-e|--requirement|--constraint|--editable)|[/.](whl|gz|zip)?$|^\.|\//.test(word))
  )
}

function isGlobalInstall(command: Command, words: readonly string[]): boolean {
  if (words[1] === 'config' || (words[1] === 'cache' && words[2] === 'clean')) return true
  const isGlobal = hasOption(command, '-g', '--global') || words[1] === 'global'
  return isGlobal && words.slice(2).every((word) => !/^\.|^\//.test(word))
}

/** A word that names the folder, something in it, or what it lies in: to delete or to create those is another thing before the copy. */
function meets(folder: string, word: string): boolean {
  const path = word.replace(/^--?[\w-]+=/, '').replace(/(.)\/$/, '$1')
  return (
    path.startsWith('/') && (below(folder, path) !== undefined || (path !== '/' && below(path, folder) !== undefined))
  )
}
