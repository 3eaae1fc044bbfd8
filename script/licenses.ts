/**
 * Writes the licences of every package that is part of `dist`, from webpack's statistics of the build:
 *
 *     node script/licenses.ts STATS.json > dist/licenses.txt
 *
 * ncc's own list has only the packages of the last chunk that it writes, once there are several.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of a module's statistics that is read. */
interface Module {
  name?: string
  nameForCondition?: string
  identifier?: string
  modules?: Module[]
}

const [file = ''] = process.argv.slice(2)
const { modules = [], chunks = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
  modules?: Module[]
  chunks?: { modules?: Module[] }[]
}
const packages = new Set<string>()
for (const list of [modules, ...chunks.map((chunk) => chunk.modules ?? [])]) list.forEach(visit)
process.stdout.write([...packages].toSorted().map(licenceOf).join('\n\n'))

function visit(module: Module): void {
  const where = module.nameForCondition ?? module.name ?? module.identifier ?? ''
  // The innermost one: packages bring others along.
  const [, name] = [...where.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1) ?? []
  if (name !== undefined) packages.add(name)
  module.modules?.forEach(visit)
}

function licenceOf(name: string): string {
  const folder = join('node_modules', name)
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string }
  const text = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry))
  if (license === undefined || text === undefined) throw new Error(`${name} brings no licence; it must not be in dist.`)
  return `${name}\n${license}\n${readFileSync(join(folder, text), 'utf8').replaceAll('\r\n', '\n').trim()}\n`
}
