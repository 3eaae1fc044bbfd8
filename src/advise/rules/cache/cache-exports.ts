/** Caches of layers that overwrite each other, or that leave out what is worth keeping. */
import type { Finding, Rule } from '../../advice.ts'
import { perTarget } from '../../view/each-target.ts'
import { msOf } from '../../view/times.ts'
import { bakePlace, exportKey, exportsOf } from './cache-entries.ts'

/** An export replaces the index of its scope: of targets that share one, only the last one's steps are found again. */
export const cacheScopeShared: Rule = {
  id: 'cache-scope-shared',
  about: 'Each target exports its cache to a scope or reference of its own.',
  detect: (project) => {
    const byKey = new Map<string, string[]>()
    for (const target of project.targets) {
      for (const key of new Set(exportsOf(target).flatMap((entry) => exportKey(entry) ?? [])))
        byKey.set(key, [...(byKey.get(key) ?? []), target.name])
    }
    return [...byKey].flatMap(([key, targets]): Finding[] => {
      const target = project.targets.find(({ name }) => name === targets[0])
      if (targets.length < 2 || target === undefined) return []
      return [
        {
          rule: 'cache-scope-shared',
          targets,
          title: 'Give each target a cache of its own',
          now: `${targets.map((name) => `\`${name}\``).join(', ')} export to one and the same ${key}, and the last one replaces what the others wrote.`,
          places: [bakePlace(project, target)],
          mayBreak: [],
          touches: [],
        },
      ]
    })
  },
}

/** Below this many milliseconds, building a stage again is as good as fetching it. */
const WORTH_KEEPING_MS = 5000

/** `mode` is `min` unless it is set: of a build with several stages, the cache then lacks all but the final one's layers. */
export const cacheModeMin = perTarget(
  'cache-mode-min',
  'The cache of a build with several stages is exported with `mode=max`.',
  (view) => {
    const [entry] = exportsOf(view.target).filter(
      ({ type, mode }) => type !== 'inline' && (mode === undefined || mode === 'min'),
    )
    if (entry === undefined || exportsOf(view.target).some(({ mode }) => mode === 'max')) return []
    const lost = view.needed
      .filter((stage) => !view.shipped.includes(stage))
      .flatMap(({ instructions }) => instructions)
    const ms = lost.reduce((sum, each) => sum + (msOf(view, each) ?? 0), 0)
    if (ms < WORTH_KEEPING_MS) return []
    return [
      {
        title: 'Export the cache with `mode=max`',
        now: `Without it only layers of the final image are kept: ${Math.round(ms / 1000)} s of other stages are built again in each job.`,
        places: [bakePlace(view.project, view.target)] as const,
        mayBreak: [],
        estimate: { kind: 'bound', ms },
        touches: [],
      },
    ]
  },
)
