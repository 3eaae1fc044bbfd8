/** The stages of a Dockerfile and how they hang together. */
import type { DockerfileText, FlagWord, Instruction } from './document.ts'

/** One FROM and what stands below it. */
export interface Stage {
  /** From 0, in the order of the file. */
  index: number
  /** As written; two spellings that differ in case are one name. */
  name?: string
  /** What it starts from as written: an image, or another stage's name. */
  image: string
  from: Instruction
  /** Without the FROM. */
  instructions: readonly Instruction[]
  /** The stage it starts from. */
  parent?: Stage
}

/** All stages, first to last. */
export function stagesOf({ instructions }: DockerfileText): Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = []
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction)
      continue
    }
    const [image, as, name] = instruction.words.map(({ text }) => text)
    const parent = image === undefined ? undefined : stageNamed(stages, image)
    stages.push({
      index: stages.length,
      image: image ?? '',
      from: instruction,
      instructions: [],
      ...(as?.toUpperCase() === 'AS' && name !== undefined ? { name } : {}),
      ...(parent === undefined ? {} : { parent }),
    })
  }
  return stages
}

/** The stage of that name or number, the last one where a name stands twice. */
export function stageNamed(stages: readonly Stage[], reference: string): Stage | undefined {
  const byName = stages.findLast(({ name }) => name?.toLowerCase() === reference.toLowerCase())
  return byName ?? (/^\d+$/.test(reference) ? stages[Number(reference)] : undefined)
}

/** `type=cache,target=/x` of `RUN --mount` as its fields; a field without value is ''. */
export function mountFields({ value }: FlagWord): ReadonlyMap<string, string> {
  return new Map(
    value.split(',').map((field) => {
      const at = field.indexOf('=')
      return at < 0 ? [field.toLowerCase(), ''] : [field.slice(0, at).toLowerCase(), field.slice(at + 1)]
    }),
  )
}

/** What an instruction takes files from: `--from` of COPY and of bind mounts, as written. */
export function sourcesOf({ keyword, flags }: Instruction): string[] {
  return flags.flatMap((flag) => {
    if (keyword === 'COPY' && flag.name === 'from') return [flag.value]
    const from = keyword === 'RUN' && flag.name === 'mount' ? mountFields(flag).get('from') : undefined
    return from === undefined ? [] : [from]
  })
}

/** The final stage with all that it stands on: its own layers ship, bottom last. */
export function chainOf(stage: Stage): Stage[] {
  return stage.parent === undefined ? [stage] : [stage, ...chainOf(stage.parent)]
}

/** Every stage that has to be built for one, itself included, in the order of the file. */
export function neededFor(stage: Stage, stages: readonly Stage[]): Stage[] {
  const found = new Set<Stage>()
  const visit = (each: Stage): void => {
    if (found.has(each)) return
    found.add(each)
    if (each.parent !== undefined) visit(each.parent)
    for (const instruction of each.instructions) {
      for (const source of sourcesOf(instruction)) {
        const other = stageNamed(stages.slice(0, each.index), source)
        if (other !== undefined) visit(other)
      }
    }
  }
  visit(stage)
  return stages.filter((each) => found.has(each))
}
