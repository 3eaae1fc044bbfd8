/** One sentence for each image that moved: by how much, what exactly did it, and where that stands. */
import type { Cause, LayerChange, TargetComparison } from '../compare/comparison.ts'
import type { StepRecord } from '../record/build-record.ts'
import { code } from './escape.ts'
import { bytes, bytesDelta, duration, durationDelta, plural, short } from './format.ts'
import { bold } from './markdown.ts'
import { inBrackets, list, nameOf, place, stepName } from './names.ts'
import type { ReportInput } from './report-input.ts'
import { judgementsOf, moved, timeMoved } from './state.ts'

/** Layers that explain less than this share of an image's growth are not named in the sentence. */
const WORTH_NAMING = 0.05
const NAMED_FILES = 3

/** The sentences, most expensive image first. */
export function causeSentences(input: ReportInput): string[] {
  return input.comparison.targets
    .filter((target) => target.before !== undefined && moved(input, target))
    .toSorted((a, b) => Math.abs(b.compressed?.delta ?? 0) - Math.abs(a.compressed?.delta ?? 0))
    .map((target) => causeSentence(input, target))
}

/** The sentence of one image. */
export function causeSentence(input: ReportInput, target: TargetComparison): string {
  const parts = [sizeClause(input, target), timeClause(input, target)].filter((part) => part !== undefined)
  return `${nameOf(input, target)} ${parts.join('; ')}.`
}

function sizeClause(input: ReportInput, target: TargetComparison): string | undefined {
  const delta = target.compressed?.delta ?? target.uncompressed?.delta
  if (!target.sizeMoved || delta === undefined) return undefined
  const breaks = judgementsOf(input, target).some((j) => j.level === 'fail' && j.metric === 'size')
  const amount = breaks ? bold(bytesDelta(delta)) : bytesDelta(delta)
  const layers = target.layerChanges.filter((layer) => Math.abs(layer.delta) >= Math.abs(delta) * WORTH_NAMING)
  const [first] = layers
  if (first === undefined) return amount
  if (layers.length === 1 && first.fromBase) {
    return `${amount}, all of it from ${layerName(first)}${baseMove(target, first)}; your own layers are unchanged`
  }
  return `${amount}: ${list(layers.slice(0, 3).map((layer) => `${layerName(layer)} ${bytesDelta(layer.delta)}`))}`
}

function layerName(layer: LayerChange): string {
  if (layer.fromBase) return `the base image ${code(layer.instruction, 80)}${inBrackets(place(layer))}`
  const was = layer.now === undefined ? 'gone: ' : layer.before === undefined ? 'new ' : ''
  return `${was}${stepName(layer)}${inBrackets(place(layer))}`
}

function baseMove(target: TargetComparison, layer: LayerChange): string {
  const moved = target.causes.find((cause) => cause.kind === 'base-moved' && cause.base?.name === layer.instruction)
  const { before, now } = moved?.base ?? {}
  return before === undefined || now === undefined ? '' : ` (${code(short(before))} → ${code(short(now))})`
}

function timeClause(input: ReportInput, target: TargetComparison): string | undefined {
  const { time } = target
  const slower = timeMoved(input, target) && time?.delta !== undefined
  const root = target.causes
    .filter((cause) => cause.kind !== 'follows')
    .toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))[0]
  const prefix = slower ? `took ${duration(time.now)} to build (${durationDelta(time.delta!)})` : undefined
  if (root === undefined) return slower ? `${prefix}${runnerClause(input)}` : undefined
  const why = rerun(target, root)
  return prefix === undefined ? why : `${prefix}: ${why}`
}

function runnerClause(input: ReportInput): string {
  const slower = input.comparison.runnerFactor
  if (slower === undefined) return ''
  const times = `${slower.factor.toFixed(2)}×`
  return `: nothing of yours caused it, ${plural(slower.steps, 'step')} that ran in both builds took ${times} as long on this runner`
}

/** "`RUN npm ci` re-ran because `COPY . .` brought in `src/App.tsx`". */
export function rerun(target: TargetComparison, root: Cause): string {
  const { steps } = target.image
  const at = target.causes.findIndex((cause) => cause === root)
  const followers = target.causes.filter((c) => c.kind === 'follows' && c.follows === root.step && c.step !== root.step)
  const candidates = [root, ...followers].map((cause) => ({ cause, step: steps[cause.step] }))
  const dearest = candidates.toSorted((a, b) => (b.step?.ms ?? 0) - (a.step?.ms ?? 0))[0]
  const subject = dearest?.cause === root || dearest === undefined ? undefined : dearest.step
  const because = reason(root, steps[root.step], subject !== undefined)
  const cost = costOf(subject ?? steps[root.step], root, followers.length)
  if (at < 0) return because
  return `${subject === undefined ? stepName({ instruction: root.text }) : stepName(subject)}${cost} ${verb(root)} ${because}`
}

function verb(root: Cause): string {
  return root.kind === 'step-new' ? 'ran, as' : 're-ran because'
}

function costOf(step: StepRecord | undefined, root: Cause, followers: number): string {
  const all = root.ms !== undefined && step !== undefined && root.ms > step.ms * 1.1 && followers > 0
  const spent = step === undefined || step.ms === 0 ? undefined : duration(step.ms)
  const together = all ? `${duration(root.ms!)} with ${plural(followers, 'other step')}` : undefined
  return inBrackets(step === undefined ? undefined : place(step), spent, together)
}

/** Why a root step ran, as the end of a sentence with "because". */
export function reason(root: Cause, step: StepRecord | undefined, elsewhere: boolean): string {
  const name = stepName({ instruction: root.text })
  const where = elsewhere && step !== undefined ? inBrackets(place(step)) : ''
  const it = elsewhere ? `${name}${where}` : 'it'
  switch (root.kind) {
    case 'files-changed':
      return `${elsewhere ? it : 'it'} brought in ${files(root)}`
    case 'instruction-changed':
      return elsewhere ? `${it} was edited` : 'the instruction was edited'
    case 'arg-changed':
      return `${elsewhere ? `${it} uses ` : ''}${names(root, 'a build argument', 'build argument')}${elsewhere ? ' that' : ''} has another value`
    case 'env-changed':
      return `${elsewhere ? `${it} uses ` : ''}${names(root, 'a variable', 'variable')}${elsewhere ? ' that' : ''} has another value`
    case 'base-moved':
      return `the base image ${code(root.base?.name ?? root.text, 80)} moved${moveOf(root)}`
    case 'step-new':
      return elsewhere ? `${it} is new` : 'the step is new'
    case 'step-moved':
      return elsewhere ? `${it} was moved` : 'the step was moved'
    case 'cache-absent':
      return `${elsewhere ? `${it} was ` : 'it was '}not in the cache${absence(root)}`
    case 'follows':
      return 'an earlier step re-ran'
    case 'unknown':
      return `${elsewhere ? it : 'it'} missed the cache for a reason that could not be found`
  }
}

const ABSENCE: Record<NonNullable<Cause['why']>, string> = {
  'first-run': 'this is the first build here',
  'no-import': 'no cache was imported',
  'import-error': 'importing the cache failed',
  evicted: 'its entry had been evicted',
  'scope-overwritten': 'another target had overwritten its scope',
  'no-cache': '`no-cache` was set',
  unexplained: 'nothing it depends on changed',
}

function absence(root: Cause): string {
  return root.why === undefined ? '' : ` (${ABSENCE[root.why]})`
}

function moveOf(root: Cause): string {
  const { before, now } = root.base ?? {}
  return before === undefined || now === undefined ? '' : ` (${code(short(before))} → ${code(short(now))})`
}

function names(root: Cause, unknown: string, word: string): string {
  const known = (root.names ?? []).slice(0, NAMED_FILES).map((name) => code(name, 60))
  return known.length === 0 ? unknown : `${word} ${list(known)}`
}

function files(root: Cause): string {
  const changed = root.files?.map(
    (file) => `${file.change === 'deleted' ? 'the removal of ' : ''}${code(file.path, 80)}`,
  )
  const all = changed ?? root.names?.map((name) => code(name, 80)) ?? []
  if (all.length === 0) return 'changed files'
  const rest = all.length - NAMED_FILES
  return rest > 0 ? `${all.slice(0, NAMED_FILES - 1).join(', ')} and ${plural(rest + 1, 'more file')}` : list(all)
}

/** Sizes before and now of a layer, for tables. */
export function layerSizes(layer: LayerChange): [string, string, string] {
  const write = (size: number | undefined): string => (size === undefined ? '' : bytes(size))
  return [write(layer.before), write(layer.now), bytesDelta(layer.delta)]
}
