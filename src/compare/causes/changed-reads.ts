import type { ContextManifest, ContextRead, StepRecord, TargetRecord } from '../../record/build-record.ts'
import type { Cause } from '../comparison.ts'
import { filesOf, type ContextFiles } from '../context-files.ts'
import { readScope } from '../read-scope.ts'

/** What happened to a file that a step reads. */
export type ChangedFile = NonNullable<Cause['files']>[number]

/** What of a record, or of a checkout, tells which files there are. */
export interface WithContexts {
  targets: readonly Pick<TargetRecord, 'name' | 'contexts'>[]
  contexts?: readonly ContextManifest[]
}

/**
 * The files of local contexts that differ between two builds and that the step really reads: inside its copy sources, not
 * excluded by it. A file that cannot have made the step run is never among them.
 *
 * @returns what git tracks first, for that is what commits touch; undefined when a manifest is missing or cut, so that
 *   nothing can be said
 */
export function changedReads(
  step: StepRecord,
  target: string,
  now: WithContexts,
  before: WithContexts,
): ChangedFile[] | undefined {
  const changed = new Map<string, ChangedFile & { tracked: boolean }>()
  for (const read of step.reads ?? []) {
    const [here, there] = [manifest(now, target, read), manifest(before, target, read)]
    if (here === undefined || there === undefined || here.truncated === true || there.truncated === true) {
      return undefined
    }
    const [files, former] = [filesOf(here), filesOf(there)]
    const changes = diff(files, former)
    if (changes.length === 0) continue
    const [isRead, wasRead] = [readScope(read, files), readScope(read, former)]
    const isReadAs = ({ path, change }: ChangedFile): boolean => (change === 'deleted' ? wasRead(path) : isRead(path))
    for (const file of withoutImplied(changes.filter(isReadAs))) {
      const { tracked = true } = files.entries.get(file.path) ?? former.entries.get(file.path) ?? {}
      changed.set(`${read.context}\0${file.path}`, { ...file, tracked })
    }
  }
  return [...changed.values()]
    .toSorted((a, b) => Number(b.tracked) - Number(a.tracked))
    .map(({ path, change }) => ({ path, change }))
}

function manifest(record: WithContexts, target: string, read: ContextRead): ContextManifest | undefined {
  const owner = read.target ?? target
  const index = record.targets.find(({ name }) => name === owner)?.contexts?.[read.context]
  return index === undefined ? undefined : record.contexts?.[index]
}

function diff(now: ContextFiles, before: ContextFiles): ChangedFile[] {
  const changes: ChangedFile[] = []
  for (const [path, entry] of now.entries) {
    const former = before.entries.get(path)
    if (former === undefined) changes.push({ path, change: 'added' })
    else if (former.type !== entry.type || former.hash !== entry.hash) changes.push({ path, change: 'content' })
    else if (former.mode !== entry.mode) changes.push({ path, change: 'mode' })
  }
  for (const path of before.entries.keys()) if (!now.entries.has(path)) changes.push({ path, change: 'deleted' })
  return changes
}

/** A folder that came or went says no more than the files in it. */
function withoutImplied(changes: ChangedFile[]): ChangedFile[] {
  const implied = new Set<string>()
  for (const { path, change } of changes) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      implied.add(`${change} ${path.slice(0, at)}`)
    }
  }
  return changes.filter(
    ({ path, change }) => change === 'content' || change === 'mode' || !implied.has(`${change} ${path}`),
  )
}
