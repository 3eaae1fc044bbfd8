/** Caches of layers that overwrite each other, or that leave out what is worth keeping. */
import type { FileEdit, Finding, Project, Rule } from '../../advice.ts'
import { attributes, type AttributeEntry } from '../../../plan/definition.ts'
import { perTarget } from '../../view/each-target.ts'
import { msOf } from '../../view/times.ts'
import { bakeEdit, bakeFile, bakeStrings, theEntry } from './bake-strings.ts'
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
          ...(key.startsWith('gha') ? scoped(project, targets) : {}),
          mayBreak: [],
          touches: [],
        },
      ]
    })
  },
}

/** Each target's own name as its scope, in what it writes and in what it reads; where each has its entries in its own block. */
function scoped(project: Project, targets: readonly string[]): { edits?: FileEdit[] } {
  const file = bakeFile(project)
  const strings = bakeStrings(file?.text ?? '').filter(
    ({ attribute, value }) =>
      (attribute === 'cache-to' || attribute === 'cache-from') &&
      (value.includes('${') || attributes(value).type === 'gha'),
  )
  const own = strings.filter(
    ({ target, value }) => targets.includes(target ?? '') && !value.includes('scope') && !value.includes('${'),
  )
  const isComplete = targets.every((name) =>
    own.some(({ target, attribute }) => target === name && attribute === 'cache-to'),
  )
  // One entry that several targets inherit cannot name them all.
  if (file === undefined || !isComplete || own.length !== strings.length) return {}
  const replacements = own.map(({ end, target }) => ({ start: end, end, text: `,scope=${target}` }))
  return { edits: [bakeEdit(file, replacements)] }
}

/** Below this many milliseconds, building a stage again is as good as fetching it. */
const WORTH_KEEPING_MS = 5000

/** `mode` is `min` unless it is set: of a build with several stages, the cache then lacks all but the final one's layers. */
export const cacheModeMin = perTarget(
  'cache-mode-min',
  'The cache of a build with several stages is exported with `mode=max`.',
  (view) => {
    const entry = (view.target.definition['cache-to'] ?? []).find((each) => {
      const { type, mode } = attributes(each)
      return type !== 'inline' && (mode === undefined || mode === 'min')
    })
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
        ...withMax(view.project, entry),
        mayBreak: [],
        estimate: { kind: 'bound', ms },
        touches: [],
      },
    ]
  },
)

/** The entry with its mode, where the bake file says it once. */
function withMax(project: Project, entry: AttributeEntry): { edits?: FileEdit[] } {
  const file = bakeFile(project)
  const string = file === undefined ? undefined : theEntry(bakeStrings(file.text), 'cache-to', entry)
  if (file === undefined || string === undefined || !string.value.includes('=')) return {}
  const min = string.value.indexOf('mode=min')
  const start = min < 0 ? string.end : string.start + min
  const end = min < 0 ? string.end : start + 'mode=min'.length
  return { edits: [bakeEdit(file, [{ start, end, text: min < 0 ? ',mode=max' : 'mode=max' }])] }
}
