/**
 * Projects as rules see them, made from a few files. There is no build in unit tests, so the record is made from the Dockerfile: steps,
 * inputs, lines and reads as BuildKit has them (compare fixtures/samples), times as given or usual.
 */
import type { AdvisedTarget, Project } from '../../src/advise/advice.ts'
import { parseDockerfile, textOf, type DockerfileText, type Instruction } from '../../src/advise/dockerfile/document.ts'
import { neededFor, sourcesOf, stageNamed, stagesOf, type Stage } from '../../src/advise/dockerfile/stages.ts'
import { contextCopy } from '../../src/advise/view/context.ts'
import { readDockerignore } from '../../src/patterns/dockerignore.ts'
import { cleanPath, patternMatcher } from '../../src/patterns/pattern-matcher.ts'
import type { BakeTarget } from '../../src/plan/definition.ts'
import type { BuildRecord, FileFacts, PlatformRecord, StepRecord, TargetRecord } from '../../src/record/build-record.ts'

/** A project in short. */
export interface Sketch {
  /** By path from the repository's root. A file whose text does not matter is ''. */
  files: Record<string, string>
  /** The bake file's targets; one `app` with the root as its context unless named. */
  targets?: Record<string, BakeTarget>
  /** Milliseconds of instructions that contain a text, first match first; what is usual for the others. */
  ms?: readonly (readonly [string, number])[]
  /** Paths of each commit, newest first. */
  commits?: readonly (readonly string[])[]
  /** What the analysis of the image's files found, by target. */
  image?: Record<string, Partial<FileFacts>>
  /** Changes of the record, to taste. */
  adjust?: (record: BuildRecord) => void
}

/** The project a rule is given. */
export function projectOf({
  files,
  targets = { app: {} },
  ms = [],
  commits = [],
  image = {},
  adjust,
}: Sketch): Project {
  const advised = Object.entries(targets).map(([name, definition]) =>
    advisedTarget(name, definition, files, ms, image[name]),
  )
  const record: BuildRecord = {
    bakeBudget: 1,
    reportId: 'default',
    createdAt: '2026-11-22T09:00:00Z',
    runner: { os: 'linux', arch: 'x64' },
    builder: { driver: 'docker-container' },
    outcome: 'succeeded',
    wallMs: Math.max(...advised.map((each) => each.record.wallMs ?? 0)),
    cache: { from: [], to: [], errors: [] },
    phases: [],
    targets: advised.map((each) => each.record),
    unknown: [],
  }
  adjust?.(record)
  return {
    targets: advised,
    record,
    files: new Map(Object.entries(files)),
    paths: new Set(Object.keys(files)),
    commits: commits.map((paths, at) => ({ sha: at.toString(16).padStart(40, '0'), paths })),
  }
}

/** Twenty-five commits: each list of paths as often as the number says. */
export function history(...counts: readonly (readonly [number, ...string[]])[]): string[][] {
  return counts.flatMap(([count, ...paths]) => Array.from({ length: count }, () => paths))
}

function advisedTarget(
  name: string,
  definition: BakeTarget,
  files: Sketch['files'],
  ms: NonNullable<Sketch['ms']>,
  image: Partial<FileFacts> | undefined,
): AdvisedTarget {
  const context = definition.context === undefined || definition.context === '.' ? '' : definition.context
  const inside = (path: string): string => (context === '' ? path : `${context}/${path}`)
  const dockerfile = cleanPath(inside(definition.dockerfile ?? 'Dockerfile'))
  const own = `${dockerfile}.dockerignore`
  const ignoreFile = own in files ? own : inside('.dockerignore')
  const matcher = patternMatcher(readDockerignore(files[ignoreFile] ?? ''))
  const text = files[dockerfile]
  if (text === undefined) throw new Error(`the sketch has no ${dockerfile}`)
  return {
    name,
    definition,
    context,
    dockerfile,
    ignoreFile,
    record: targetRecord(name, definition, dockerfile, parseDockerfile(text), ms, image),
    contextFiles: Object.keys(files)
      .filter((path) => path.startsWith(inside('')))
      .map((path) => path.slice(inside('').length))
      .filter((path) => !matcher.match(path).matched),
  }
}

function targetRecord(
  name: string,
  definition: BakeTarget,
  dockerfile: string,
  document: DockerfileText,
  ms: NonNullable<Sketch['ms']>,
  image: Partial<FileFacts> | undefined,
): TargetRecord {
  const platforms = (definition.platforms ?? ['linux/amd64']).map((platform) =>
    platformRecord(platform, definition, dockerfile, document, ms, image),
  )
  return {
    name,
    outcome: 'succeeded',
    phases: [],
    dockerfile,
    platforms,
    wallMs: Math.max(
      ...platforms.flatMap(({ steps }) => steps.flatMap(({ intervals }) => intervals.map(([, end]) => end))),
    ),
  }
}

const KINDS: Record<string, StepRecord['kind']> = {
  FROM: 'from',
  RUN: 'run',
  COPY: 'copy',
  ADD: 'add',
  WORKDIR: 'workdir',
}

function platformRecord(
  platform: string,
  definition: BakeTarget,
  dockerfile: string,
  document: DockerfileText,
  ms: NonNullable<Sketch['ms']>,
  image: Partial<FileFacts> | undefined,
): PlatformRecord {
  const stages = stagesOf(document)
  const final = definition.target === undefined ? stages.at(-1) : stageNamed(stages, definition.target)
  if (final === undefined) throw new Error('the sketch has no stage')
  const steps: StepRecord[] = []
  const lastOf = new Map<Stage, number>()
  for (const stage of neededFor(final, stages)) {
    for (const instruction of [stage.from, ...stage.instructions]) {
      const kind = KINDS[instruction.keyword]
      const isStart = instruction === stage.from
      const previous = isStart ? (stage.parent === undefined ? undefined : lastOf.get(stage.parent)) : lastOf.get(stage)
      if (isStart && previous !== undefined) lastOf.set(stage, previous)
      if (kind === undefined || (isStart && (stage.parent !== undefined || stage.image === 'scratch'))) continue
      const sources = sourcesOf(instruction).flatMap((from) => {
        const source = stageNamed(stages.slice(0, stage.index), from)
        return source === undefined ? [] : (lastOf.get(source) ?? [])
      })
      const inputs = [...new Set([...(previous === undefined ? [] : [previous]), ...sources])].sort((a, b) => a - b)
      const start = Math.max(0, ...inputs.map((input) => steps[input]?.intervals[0]?.[1] ?? 0))
      const took = timeOf(plain(textOf(document, instruction)), instruction, ms)
      const copy = contextCopy(instruction)
      steps.push({
        kind,
        instruction: textOf(document, instruction),
        inputs,
        state: 'ran',
        intervals: [[start, start + took]],
        ms: took,
        stage: stage.name ?? `stage-${stage.index}`,
        file: dockerfile,
        line: instruction.line,
        endLine: instruction.endLine,
        ...(copy === undefined
          ? {}
          : { reads: [{ context: 'context', paths: copy.sources.map((path) => `/${path}`) }] }),
      })
      lastOf.set(stage, steps.length - 1)
    }
  }
  const bases = stages.filter(({ parent, image: base }) => parent === undefined && base !== 'scratch')
  const layers = layersOf(steps, final)
  return {
    platform,
    steps,
    bases: bases.map(({ image: base, from }) => ({ name: base, line: from.line })),
    layers,
    ...(image === undefined
      ? {}
      : { files: { layerBytes: 0, liveBytes: 0, liveFiles: 0, wastedBytes: 0, waste: [], ...image } }),
  }
}

/** A layer of the base, and one for each step that the image stands on. */
function layersOf(steps: readonly StepRecord[], final: Stage): NonNullable<PlatformRecord['layers']> {
  const own: number[] = []
  const name = final.name ?? `stage-${final.index}`
  let at: number | undefined = steps.findLastIndex(({ stage, kind }) => stage === name && kind !== 'from')
  while (at !== undefined && at >= 0 && steps[at]?.kind !== 'from') {
    own.unshift(at)
    at = steps[at]?.inputs[0]
  }
  const digest = (n: number): string => `sha256:${n.toString(16).padStart(64, '0')}`
  return [
    { digest: digest(0), compressedBytes: 30_000_000, fromBase: true },
    ...own.map((step) => ({ digest: digest(step + 1), compressedBytes: 1_000_000, step })),
  ]
}

/** The instruction on one line, without what is between its lines. */
function plain(text: string): string {
  return text.replaceAll(/\\\r?\n(\s*#.*\r?\n|\s*\r?\n)*\s*/g, ' ').replaceAll(/\s+/g, ' ')
}

/** What is usual: an install or a compilation takes most of a minute, a copy no time. */
function timeOf(text: string, { keyword }: Instruction, ms: NonNullable<Sketch['ms']>): number {
  const given = ms.find(([part]) => text.includes(part))
  if (given !== undefined) return given[1]
  if (keyword === 'FROM') return 3000
  if (keyword !== 'RUN') return 100
  return /install|build|ci\b|sync|download|compile|publish|package|deps/.test(text) ? 40_000 : 1000
}
