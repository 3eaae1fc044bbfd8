import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { linkedTargets, type BakeDefinition, type BakeTarget } from '../plan/definition.ts'

/** Keys that do not decide what a RUN step does. */
const WITHOUT = new Set([
  'output',
  'cache-from',
  'cache-to',
  'tags',
  'labels',
  'annotations',
  'attest',
  'description',
  'pull',
])

/**
 * What is written about each target and the targets it is linked to, with their Dockerfiles: equal texts mean that only
 * files of contexts, base images and remote things can make a step run again.
 *
 * @param cwd where bake runs
 * @returns by target; undefined for one whose Dockerfile is not a file here
 */
export async function definitionTexts(printed: BakeDefinition, cwd: string): Promise<Map<string, string | undefined>> {
  const own = new Map<string, string | undefined>()
  for (const [name, target] of Object.entries(printed.target)) own.set(name, await textOf(target, cwd))
  const textWithLinked = (name: string, seen: Set<string>): string | undefined => {
    const [text, target] = [own.get(name), printed.target[name]]
    if (text === undefined || target === undefined) return undefined
    seen.add(name)
    const linked = linkedTargets(target)
      .filter((link) => !seen.has(link))
      .map((link) => textWithLinked(link, seen))
    return linked.includes(undefined) ? undefined : [text, ...linked].join('\0')
  }
  return new Map([...own.keys()].map((name) => [name, textWithLinked(name, new Set())]))
}

async function textOf(target: BakeTarget, cwd: string): Promise<string | undefined> {
  const kept = Object.entries(target).filter(([key]) => !WITHOUT.has(key))
  const json = JSON.stringify(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  if (target['dockerfile-inline'] !== undefined) return json
  const file = resolve(cwd, target.context ?? '.', target.dockerfile ?? 'Dockerfile')
  return await readFile(file, 'utf8').then(
    (text) => `${json}\0${text}`,
    () => undefined,
  )
}
