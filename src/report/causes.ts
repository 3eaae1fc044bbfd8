/** One sentence for each image that moved: by how much, what exactly did it, and where that stands. */
import type { Cause, LayerChange, TargetComparison } from '../compare/comparison.ts'
import type { StepRecord } from '../record/build-record.ts'
import { code } from './text/escape.ts'
import { bytes, bytesDelta, duration, durationDelta, plural, short, sizeDelta } from './text/format.ts'
import { bold } from './text/markdown.ts'
import { inBrackets, list, mergeLines, place, stepName } from './text/names.ts'
import type { ReportInput } from './report-input.ts'
import { judgementsOf, moved, sizeOf, sizeUnknown, timeMoved } from './state.ts'

/** Layers that explain less than this share of an image's growth are not named in the sentence. */
const WORTH_NAMING = 0.05
const NAMED_FILES = 3

/** The sentences, most expensive image first. */
export function causeSentences(input: ReportInput): string[] {
  const lines = input.comparison.targets
    .filter((target) => target.before !== undefined && moved(input, target))
    .toSorted((a, b) => Math.abs(sizeOf(b)?.change.delta ?? 0) - Math.abs(sizeOf(a)?.change.delta ?? 0))
    .map((target) => ({ target: target.target, platform: target.platform, text: whatAndWhy(input, target) }))
  return mergeLines(input, lines).map(({ name, text }) => `${name} ${text}.`)
}

function whatAndWhy(input: ReportInput, target: TargetComparison): string {
  const size = sizeClause(input, target)
  const time = timeClause(input, target, size?.about)
  return [size?.text, time].filter((part) => part !== undefined).join('; ')
}

interface Clause {
  text: string
  /** The instruction the clause speaks of, when it speaks of just one: the next clause may say "it". */
  about?: string
}

function sizeClause(input: ReportInput, target: TargetComparison): Clause | undefined {
  const size = sizeOf(target)
  if (sizeUnknown(target)) return { text: 'has a size that is not known' }
  if (target.sizeMoved === undefined || size?.change.delta === undefined)
    return target.contentChanged ? { text: 'changed, with the same size' } : undefined
  const { delta } = size.change
  const breaks = judgementsOf(input, target).some(
    (j) => j.level === 'fail' && j.since === undefined && j.metric === 'size',
  )
  const amount = breaks ? bold(sizeDelta(size)) : sizeDelta(size)
  const layers = target.layerChanges.filter((layer) => Math.abs(layer.delta) >= Math.abs(delta) * WORTH_NAMING)
  const [first] = layers
  if (first === undefined) return { text: amount }
  if (target.layerChanges.length === 1 && first.fromBase) {
    const base = `${layerName(first)}${baseMove(target, first)}`
    return { text: `${amount}, all of it from ${base}; your own layers are unchanged` }
  }
  const named = layers.slice(0, 3).map((layer) => `${layerName(layer)} ${bytesDelta(layer.delta)}`)
  return { text: `${amount}: ${list(named)}`, ...(layers.length === 1 ? { about: first.instruction } : {}) }
}

/** A layer as the sentences call it: its instruction or base image, where it stands, and whether it is new or gone. */
export function layerName(layer: LayerChange): string {
  if (layer.fromBase) {
    const was = layer.insteadOf === undefined ? '' : ` instead of ${code(layer.insteadOf, 80)}`
    return `the base image ${code(layer.instruction, 80)}${inBrackets(place(layer))}${was}`
  }
  const was = layer.now === undefined ? 'without ' : layer.before === undefined ? 'new ' : ''
  return `${was}${stepName(layer)}${inBrackets(place(layer))}`
}

function baseMove(target: TargetComparison, layer: LayerChange): string {
  const cause = target.causes.find((c) => c.kind === 'base-moved' && c.base?.name === layer.instruction)
  return cause === undefined ? '' : digests(cause)
}

function digests(cause: Cause): string {
  const { before, now } = cause.base ?? {}
  return before === undefined || now === undefined ? '' : ` (${code(short(before))} → ${code(short(now))})`
}

function timeClause(input: ReportInput, target: TargetComparison, about: string | undefined): string | undefined {
  const { time } = target
  const differs = timeMoved(input, target) && time?.delta !== undefined
  const root = target.causes
    .filter((cause) => cause.kind !== 'follows')
    .toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))[0]
  const took = differs ? `built in ${duration(time.now)} (${durationDelta(time.delta!)})` : undefined
  const why = root === undefined ? runnerClause(input) : rerun(target, root, about)
  if (took === undefined) return root === undefined ? undefined : why
  // What ran explains a longer build; a shorter one came about in spite of it.
  if (time?.delta !== undefined && time.delta < 0) return root === undefined ? took : `${took}, although ${why}`
  return why === undefined ? took : `${took}: ${why}`
}

function runnerClause(input: ReportInput): string | undefined {
  const slower = (input.comparison.runnerFactor?.factor ?? 1) > 1
  return slower ? 'nothing of yours caused it, the runner was slow' : undefined
}

/**
 * "`RUN npm ci` (`Dockerfile:9`, 1 m 55 s) re-ran because `COPY . .` (`Dockerfile:8`) brought in `src/App.tsx`": the
 * dearest step that ran because of a root cause, and the cause. `about` is the instruction the sentence has named already.
 */
export function rerun(target: TargetComparison, root: Cause, about?: string): string {
  const { steps } = target.image
  const followers = target.causes.filter((c) => c.kind === 'follows' && c.follows === root.step && c.step !== root.step)
  const ran = [root.step, ...followers.map((c) => c.step)].flatMap((at) => steps[at] ?? [])
  const dearest =
    ran.toSorted((a, b) => b.ms - a.ms)[0] ??
    ({ instruction: root.text, ms: 0 } as Pick<StepRecord, 'instruction' | 'ms' | 'file' | 'line'>)
  const isRoot = dearest === steps[root.step] || followers.length === 0
  const others = root.ms !== undefined && root.ms > dearest.ms * 1.1 ? followers.length : 0
  const known = about === dearest.instruction
  const details = inBrackets(
    known ? undefined : place(dearest),
    dearest.ms === 0 ? undefined : duration(dearest.ms),
    others === 0 ? undefined : `${duration(root.ms!)} with ${plural(others, 'other step')}`,
  )
  const verb = root.kind === 'step-new' && isRoot ? 'ran' : 're-ran'
  const subject = known ? `it ${verb}${details}` : `${stepName(dearest)}${details} ${verb}`
  return `${subject} because ${reason(root, isRoot ? undefined : steps[root.step])}`
}

type Reason = (root: Cause, it: string | undefined) => string

const REASONS: Record<Cause['kind'], Reason> = {
  'files-changed': (root, it = 'it') => `${it} brought in ${files(root)}`,
  'instruction-changed': (_, it) => (it === undefined ? 'the instruction was edited' : `${it} was edited`),
  'arg-changed': (root, it) => valued(root, it, 'build argument'),
  'env-changed': (root, it) => valued(root, it, 'variable'),
  'base-moved': (root) => `the base image ${code(root.base?.name ?? root.text, 80)} moved${digests(root)}`,
  'step-new': (_, it) => (it === undefined ? 'the step is new' : `${it} is new`),
  'step-moved': (_, it) => (it === undefined ? 'the step was moved' : `${it} was moved`),
  'step-removed': (root, it = 'it') =>
    `${removed(root)} before ${it} ${(root.names ?? []).length > 1 ? 'were' : 'was'} removed or moved`,
  'cache-absent': (root, it = 'it') =>
    `${it} was not in the cache${root.why === undefined ? '' : ` (${ABSENCE[root.why]})`}`,
  follows: () => 'an earlier step re-ran',
  unknown: (_, it = 'it') => `${it} missed the cache for a reason that could not be found`,
}

/** Why a root step ran, as the end of a sentence with "because"; `elsewhere` is that step when the sentence is about another. */
export function reason(root: Cause, elsewhere?: StepRecord): string {
  const it =
    elsewhere === undefined ? undefined : `${stepName({ instruction: root.text })}${inBrackets(place(elsewhere))}`
  return REASONS[root.kind](root, it)
}

function valued(root: Cause, it: string | undefined, word: string): string {
  const known = (root.names ?? []).slice(0, NAMED_FILES).map((name) => code(name, 60))
  const what = known.length === 0 ? `a ${word}` : `${word} ${list(known)}`
  return it === undefined ? `${what} has another value` : `${it} uses ${what} that has another value`
}

const ABSENCE: Record<NonNullable<Cause['why']>, string> = {
  'first-run': 'this is the first build here',
  'no-import': 'no cache was imported',
  'import-error': 'importing the cache failed',
  evicted: 'its entry had been evicted',
  'scope-overwritten': 'another target exports to the same cache scope and had overwritten it',
  'no-cache': '`no-cache` was set',
  unexplained: 'nothing it depends on changed',
}

function removed(root: Cause): string {
  return someOf(
    (root.names ?? []).map((name) => stepName({ instruction: name })),
    'step',
  )
}

function files(root: Cause): string {
  const changed = root.files?.map(
    (file) => `${file.change === 'deleted' ? 'the removal of ' : ''}${code(file.path, 80)}`,
  )
  const all = changed ?? root.names?.map((name) => code(name, 80)) ?? []
  if (all.length === 0) return 'changed files'
  return someOf(all, 'file')
}

/** As many as are worth naming, and how many more. */
function someOf(all: string[], word: string): string {
  const rest = all.length - NAMED_FILES
  return rest > 0 ? `${all.slice(0, NAMED_FILES - 1).join(', ')} and ${plural(rest + 1, `more ${word}`)}` : list(all)
}

/** Sizes before and now of a layer, for tables. */
export function layerSizes(layer: LayerChange): [string, string, string] {
  const [before, now] = [layer.before, layer.now].map((size) => (size === undefined ? '' : bytes(size)))
  return [before!, now!, bytesDelta(layer.delta)]
}
