import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { attributes, linkedTargets, type BakeDefinition, type BakeTarget } from '../plan/definition.ts'

/** Keys that change nothing in an image. Platforms are compared by themselves: jobs of a matrix build one each. */
const WITHOUT = new Set([
  'attest',
  'cache-from',
  'cache-to',
  'description',
  'dockerfile-inline',
  'no-cache',
  'no-cache-filter',
  'output',
  'platforms',
  'pull',
  'tags',
])

/** Attributes of an output that say where an image goes, not what it is. */
const WHERE = new Set(['type', 'push', 'name', 'dest', 'store', 'unpack', 'push-by-digest', 'name-canonical', 'load'])

/**
 * Stands for what is written about each target, the targets it is linked to, and their Dockerfiles: with equal hashes only
 * files of contexts, base images and remote things can make a difference.
 *
 * Sixteen hex digits are of the Dockerfiles, which everybody can read. Only four are of the definition, which holds values of
 * build args: nobody who reads a record should be able to find one out by trying (docs/record.md: Keys). Once in 65,536 times a
 * changed value is not seen.
 *
 * @param cwd where bake runs
 * @returns by target; a target whose Dockerfile is not a file here has none
 */
export async function definitionHashes(definition: BakeDefinition, cwd: string): Promise<Map<string, string>> {
  const dockerfiles = new Map<string, string | undefined>()
  await Promise.all(
    Object.entries(definition.target).map(async ([name, target]) => {
      dockerfiles.set(name, await dockerfileOf(target, cwd))
    }),
  )
  const hashes = new Map<string, string>()
  for (const name of Object.keys(definition.target)) {
    const all = withLinked(name, definition)
    const texts = all.map((it) => dockerfiles.get(it))
    if (texts.includes(undefined)) continue
    hashes.set(
      name,
      `${digest(texts, 16)}${digest(
        all.map((it) => written(definition.target[it]!)),
        4,
      )}`,
    )
  }
  return hashes
}

function digest(texts: readonly (string | undefined)[], digits: number): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, digits)
}

async function dockerfileOf(target: BakeTarget, cwd: string): Promise<string | undefined> {
  if (target['dockerfile-inline'] !== undefined) return target['dockerfile-inline']
  const file = resolve(cwd, target.context ?? '.', target.dockerfile ?? 'Dockerfile')
  return await readFile(file, 'utf8').catch(() => undefined)
}

/** The target and all it is built from, itself first. */
function withLinked(name: string, { target: all }: BakeDefinition, seen: string[] = []): string[] {
  const target = all[name]
  if (target === undefined || seen.includes(name)) return seen
  seen.push(name)
  for (const link of linkedTargets(target)) withLinked(link, { target: all }, seen)
  return seen
}

function written(target: BakeTarget): string {
  const kept = Object.entries(target).filter(([key]) => !WITHOUT.has(key))
  const made = (target.output ?? []).flatMap((entry) =>
    Object.entries(attributes(entry)).filter(([key]) => !WHERE.has(key)),
  )
  const sorted = (entries: [string, unknown][]): [string, unknown][] =>
    entries.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
  return JSON.stringify([sorted(kept), sorted(made)])
}
