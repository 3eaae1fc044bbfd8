/** From what a rule sees at one target to its findings: targets that share the lines share the finding, or hold it back. */
import type { FileEdit, Finding, Place, Rule } from '../advice.ts'
import { defined } from '../../shared/defined.ts'
import { neededFor } from '../dockerfile/stages.ts'
import { stageOf, viewsOf, type View } from './view.ts'

/** What a rule found at one target. */
export interface Candidate extends Omit<Finding, 'rule' | 'targets'> {
  /** The first place is where the change is made. */
  places: readonly [Place, ...Place[]]
  /** False where the gain is known to be too small for this target; another one may still want it. */
  isWorthIt?: boolean
  /** The change does no harm to other targets of the same lines, for which there is nothing to find. */
  suitsOthers?: boolean
}

/** A rule that looks at one target after the other. */
export interface TargetRule extends Rule {
  /** The same for views that are there already: reading all Dockerfiles again for each rule takes most of the time. */
  detectIn: (views: readonly View[]) => Finding[]
}

/** Makes a rule of what it sees at one target. */
export function perTarget(id: string, about: string, detect: (view: View) => readonly Candidate[]): TargetRule {
  const detectIn = (views: readonly View[]): Finding[] => together(id, views, detect)
  return { id, about, detectIn, detect: (project) => detectIn(viewsOf(project)) }
}

function together(id: string, views: readonly View[], detect: (view: View) => readonly Candidate[]): Finding[] {
  const groups = new Map<string, { view: View; candidate: Candidate }[]>()
  for (const view of views) {
    for (const candidate of detect(view)) {
      const key = placeKey(candidate)
      groups.set(key, [...(groups.get(key) ?? []), { view, candidate }])
    }
  }
  return [...groups.values()].flatMap((group) => merged(id, group, views) ?? [])
}

/** Findings of one place are one. A bake file has no lines here: what changes it alike, or says the same, is one. */
function placeKey({ places: [{ file, line }], title, now, edits }: Candidate): string {
  if (line !== undefined) return `${file}:${line}`
  return JSON.stringify([file, title, edits?.map(({ after }) => after) ?? now])
}

/** One finding of all that was found at one place; nothing where it is worth it for no target. */
function merged(
  id: string,
  group: readonly { view: View; candidate: Candidate }[],
  views: readonly View[],
): Finding | undefined {
  const best = group.toSorted((a, b) => gain(b.candidate) - gain(a.candidate))[0]
  if (best === undefined || group.every(({ candidate }) => candidate.isWorthIt === false)) return undefined
  const { isWorthIt: _, suitsOthers, edits, otherwise, pulls, mayBreak, ...rest } = best.candidate
  const targets = [...new Set(group.map(({ view }) => view.target.name))]
  const others = [
    ...group.filter(({ candidate }) => !sameEdits(candidate.edits, edits)).map(({ view }) => view.target.name),
    ...(suitsOthers === true ? [] : sharers(best.view, best.candidate, views)).filter(
      (name) => !targets.includes(name),
    ),
  ]
  const reasons = [...new Set(group.flatMap(({ candidate }) => candidate.mayBreak))]
  if (others.length > 0 && edits !== undefined) {
    const names = [...new Set(others)].map((name) => `\`${name}\``)
    const verbs = names.length === 1 ? ['is', 'needs'] : ['are', 'need']
    reasons.push(`${names.join(', ')} ${verbs[0]} built from the same lines, and ${verbs[1]} them as they are.`)
  }
  return {
    rule: id,
    ...rest,
    targets,
    mayBreak: reasons.length > 0 ? reasons : mayBreak,
    ...(edits === undefined || reasons.length > 0 ? {} : defined({ edits, pulls, otherwise })),
  }
}

/** Names of all targets whose image needs the stage that would change, where it is the Dockerfile that would. */
function sharers({ file, document, ...view }: View, { places, edits }: Candidate, views: readonly View[]): string[] {
  const [{ file: changed, line }] = places
  if (changed !== file || !(edits ?? []).some((edit) => edit.file === file)) return []
  const instruction = document.instructions.find((each) => each.line === line)
  const stage = instruction === undefined ? undefined : stageOf({ file, document, ...view }, instruction)
  if (stage === undefined) return []
  return views
    .filter(
      (other) => other.file === file && neededFor(other.final, other.stages).some(({ index }) => index === stage.index),
    )
    .map(({ target }) => target.name)
}

function gain({ estimate, isWorthIt }: Candidate): number {
  return isWorthIt === false ? -1 : (estimate?.ms ?? 0) + (estimate?.bytes ?? 0) / 1000
}

function sameEdits(a: readonly FileEdit[] = [], b: readonly FileEdit[] = []): boolean {
  return a.length === b.length && a.every((edit, at) => edit.file === b[at]?.file && edit.after === b[at]?.after)
}
