/** One target as rules look at it: its Dockerfile parsed, what is built for it, what it ships, how long that took. */
import type { AdvisedTarget, Place, Project } from '../advice.ts'
import { parseDockerfile, type DockerfileText, type Instruction } from '../dockerfile/document.ts'
import { chainOf, neededFor, stageNamed, stagesOf, type Stage } from '../dockerfile/stages.ts'
import { Variables } from './variables.ts'

/** A target with a readable Dockerfile. */
export interface View {
  project: Project
  /** The views of all targets, this one among them. */
  all: readonly View[]
  target: AdvisedTarget
  /** Path of its Dockerfile. */
  file: string
  document: DockerfileText
  /** All stages of the Dockerfile, also those that this target does not need. */
  stages: readonly Stage[]
  /** What has to be built for it, in the order of the file. */
  needed: readonly Stage[]
  final: Stage
  /** Stages whose layers are in the image: the final one and what it stands on. */
  shipped: readonly Stage[]
  /** ARGs before the first FROM, with the bake file's values. */
  variables: Variables
  /** False for targets that make no image to run: lint, tests, files for the host. */
  isImage: boolean
}

/** The targets of a project that rules about Dockerfiles can speak about. */
export function viewsOf(project: Project): View[] {
  const documents = new Map<string, DockerfileText>()
  const views: View[] = []
  for (const target of project.targets) {
    const file = target.dockerfile
    const text = file === undefined ? undefined : project.files.get(file)
    if (file === undefined || text === undefined) continue
    // Many targets are built from one Dockerfile: it is read once.
    const document = documents.get(file) ?? parseDockerfile(text)
    documents.set(file, document)
    const view = viewOf(project, target, file, document, views)
    if (view !== undefined) views.push(view)
  }
  return views
}

function viewOf(
  project: Project,
  target: AdvisedTarget,
  file: string,
  document: DockerfileText,
  all: readonly View[],
): View | undefined {
  const stages = stagesOf(document)
  const final = target.definition.target === undefined ? stages.at(-1) : stageNamed(stages, target.definition.target)
  if (final === undefined) return undefined
  const outputs = target.definition.output ?? []
  const types = outputs.map((entry) => (typeof entry === 'string' ? entry : (entry.type ?? '')))
  return {
    project,
    all,
    target,
    file,
    document,
    stages,
    needed: neededFor(final, stages),
    final,
    shipped: chainOf(final),
    variables: Variables.of(document, target.definition.args ?? {}),
    isImage:
      target.record.noImage === undefined && !types.some((type) => /(^|type=)(local|tar|cacheonly)\b/.test(type)),
  }
}

/** Where an instruction stands. */
export function placeOf(view: View, { line, endLine }: Instruction): Place {
  return { file: view.file, line, ...(endLine === line ? {} : { endLine }) }
}

/** The stage an instruction belongs to. */
export function stageOf(view: View, instruction: Instruction): Stage | undefined {
  return view.stages.find(({ from, instructions }) => from === instruction || instructions.includes(instruction))
}

/** Whether another stage of the Dockerfile starts from this one. */
export function children(view: View, stage: Stage): Stage[] {
  return view.stages.filter(({ parent }) => parent === stage)
}
