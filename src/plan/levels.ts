import { linkedTargets, type BakeDefinition } from './definition.ts'

/**
 * In which order targets have to be built when each is a job: those of a level need only targets of the levels before it.
 *
 * @param names the targets that are built; what they need beyond these, bake builds along
 */
export function levelsOf(names: readonly string[], { target }: BakeDefinition): string[][] {
  const depths = new Map<string, number>()
  const depthOf = (name: string, open: ReadonlySet<string>): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    const links = target[name] === undefined ? [] : linkedTargets(target[name])
    const below = links
      .filter((link) => !open.has(link))
      .map((link) => depthOf(link, new Set([...open, name])) + Number(names.includes(link)))
    const depth = Math.max(0, ...below)
    depths.set(name, depth)
    return depth
  }
  const levels: string[][] = []
  for (const name of names) (levels[depthOf(name, new Set())] ??= []).push(name)
  // A level between two that has nothing to build is none.
  return levels.filter((level) => level !== undefined)
}
