import { dockerignoreMatcher } from '../dockerignore.ts'
import type { BuildRecord, ContextManifest, ContextRead, StepRecord } from '../record/build-record.ts'
import type { Cause } from './comparison.ts'

/** What happened to a file that a step reads. */
export type ChangedFile = NonNullable<Cause['files']>[number]

/**
 * The files of local contexts that differ between two builds and that the step really reads: inside its copy sources, not
 * excluded by it. A file that cannot have made the step run is never among them.
 *
 * @returns undefined when a manifest is missing or cut, so that nothing can be said
 */
export function changedReads(
  step: StepRecord,
  target: string,
  now: BuildRecord,
  before: BuildRecord,
): ChangedFile[] | undefined {
  const changed = new Map<string, ChangedFile>()
  for (const read of step.reads ?? []) {
    const [here, there] = [manifest(now, target, read.context), manifest(before, target, read.context)]
    if (here === undefined || there === undefined || here.truncated === true || there.truncated === true) {
      return undefined
    }
    const isRead = readsPath(read)
    for (const file of diff(here, there)) if (isRead(file.path)) changed.set(file.path, file)
  }
  return [...changed.values()]
}

function manifest(record: BuildRecord, target: string, context: string): ContextManifest | undefined {
  const index = record.targets.find(({ name }) => name === target)?.contexts?.[context]
  return index === undefined ? undefined : record.contexts?.[index]
}

interface Entry {
  type: string
  mode: string
  hash: string
}

function diff(now: ContextManifest, before: ContextManifest): ChangedFile[] {
  const old = entries(before)
  const changes: ChangedFile[] = []
  for (const [path, entry] of entries(now)) {
    const former = old.get(path)
    old.delete(path)
    if (former === undefined) changes.push({ path, change: 'added' })
    else if (former.type !== entry.type || former.hash !== entry.hash) changes.push({ path, change: 'content' })
    else if (former.mode !== entry.mode) changes.push({ path, change: 'mode' })
  }
  for (const path of old.keys()) changes.push({ path, change: 'deleted' })
  return withoutImplied(changes)
}

/** A folder that came or went says no more than the files in it. */
function withoutImplied(changes: ChangedFile[]): ChangedFile[] {
  return changes.filter(
    ({ path, change }) =>
      change === 'content' ||
      change === 'mode' ||
      !changes.some((other) => other.change === change && other.path.startsWith(`${path}/`)),
  )
}

function entries(context: ContextManifest): Map<string, Entry> {
  return new Map(
    context.files.flatMap((line) => {
      const [, type, mode, hash, path] = /^([fdl])(\d+) (\S+) (.*)$/s.exec(line) ?? []
      return type === undefined || mode === undefined || hash === undefined || path === undefined
        ? []
        : [[path, { type, mode, hash }]]
    }),
  )
}

/** Tells whether a copy reaches a path: inside its sources, among what it includes, not among what it excludes. */
function readsPath(read: ContextRead): (path: string) => boolean {
  const sources = read.paths.map(covering)
  const included = read.include === undefined ? () => true : dockerignoreMatcher(read.include)
  const excluded = read.exclude === undefined ? () => false : dockerignoreMatcher(read.exclude)
  return (path) => sources.some((covers) => covers(path)) && included(path) && !excluded(path)
}

/** Copy sources are rooted paths; a wildcard matches within one path element, and a folder covers all below it. */
function covering(source: string): (path: string) => boolean {
  const wanted = source.replace(/^\/+/, '').replace(/\/+$/, '')
  if (wanted === '' || wanted === '.') return () => true
  if (/[*?[]/.test(wanted)) return dockerignoreMatcher([wanted])
  return (path) => path === wanted || path.startsWith(`${wanted}/`)
}
