import { HOW_TO_WRITE_POINT, parsePoint, type Point } from './shared/point.ts'
import { InputError } from './errors.ts'

/** Every input of action.yml, parsed and checked. Lists are trimmed and without empty entries. */
export interface Inputs {
  mode: Mode
  /** Paths or globs of records to report on, relative to the workspace; empty means the artifacts of the run. */
  records: string[]
  files: string[]
  targets: string[]
  set: string[]
  vars: Record<string, string>
  allow: string[]
  /** A folder, or a Git URL. */
  source: string
  builder?: string
  driver?: Driver
  /** Address of the builder's engine or BuildKit, or name of a docker context. */
  endpoint?: string
  driverOpts: string[]
  buildkitdFlags?: string
  buildkitdConfigInline?: string
  /** Keep the builder that is created for the jobs to come on this machine. */
  keepState: boolean
  noCache: boolean
  pull: boolean
  load: boolean
  push: boolean
  /** The worst verdict with which an image is pushed or loaded. */
  pushWhen: PushWhen
  provenance?: string
  sbom?: string
  /** What to ask of the Dockerfiles instead of building, as buildx's `--call`. */
  call?: string
  githubToken?: string
  cache: 'gha' | 'none'
  cacheMode: 'min' | 'max'
  cacheScope: string
  /** `auto`: on runs of a branch, and on pull requests where that pays. */
  cacheWrite: 'auto' | boolean
  /** Remove from GitHub's cache what closed pull requests and replaced entries of ours left. */
  cachePrune: boolean
  /** Carry the content of cache mounts from one run to the next. */
  cacheMounts: boolean
  /** A path or YAML text; absent means the default path, if it exists. */
  budgets?: string
  comment: CommentMode
  /** Number of the pull request to comment on, where the event does not tell. */
  pullRequest?: number
  reportId: string
  analyze: AnalyzeMode
  html: boolean
  check: boolean
  baseline: BaselineChoice
  /** An earlier point to compare with besides the baseline; absent means what the budget file's `since` names. */
  compareWith?: Point
  /** What `mode: backfill` builds: so many of the newest commits, or the commits of tags. */
  backfill: Backfill
  /** With `mode: advise`: globs of patch files to try beside what is found, relative to the workspace. */
  adviseCandidates: string[]
  /** A shell command that an image must pass, with `{image}` and `{target}` in it. */
  adviseTest?: string
  /** Minutes that `mode: advise` may take as a whole. */
  adviseMinutes: number
  /** How many of the newest commits (first parents) `mode: advise` builds again for times; 0 means none. */
  replay: number
  /** Whether `mode: advise` keeps one pull request open: of the change that pays most, or of all that pay together. */
  advisePullRequest: AdvisePullRequest
}

/** `true`: of the one change that pays most; `combined`: of all that pay, as one. */
export type AdvisePullRequest = boolean | 'combined'

/** Commits to build into records. */
export type Backfill = { commits: number } | { tags: Exclude<Point, { kind: 'age' }> }

/** Where the baseline comes from; `rebuild` and `image` make one and keep nothing. */
export type BaselineChoice =
  | { store: 'cache' | 'branch' | 'rebuild' }
  | { store: 'file'; path: string }
  | { store: 'image'; ref: string }

/** Drivers of buildx; `docker` means the engine's own builder. */
export type Driver = (typeof DRIVERS)[number]
const DRIVERS = ['docker', 'docker-container', 'kubernetes', 'remote'] as const

/**
 * `auto` builds and reports; `build` leaves its record to a later job; `report` builds nothing and reports on the records
 * of other jobs; `plan` builds nothing and tells which targets the jobs after it have to build; `backfill` builds commits of the
 * past into records; `advise` tries changes that may make builds and images better.
 */
export type Mode = (typeof MODES)[number]
const MODES = ['auto', 'build', 'report', 'plan', 'backfill', 'advise'] as const

/** With which verdict on an image it is pushed or loaded; `always` pushes before there is one, as buildx does. */
export type PushWhen = (typeof PUSH_WHEN)[number]
const PUSH_WHEN = ['pass', 'warn', 'always'] as const

/** More builds than this would keep a builder for days. */
export const MOST_BUILDS = 100

/** A job on GitHub's runners ends after six hours. */
const MOST_MINUTES = 360

/** When a pull-request comment is written. */
export type CommentMode = (typeof COMMENT_MODES)[number]
const COMMENT_MODES = ['auto', 'always', 'on-change', 'on-fail', 'never'] as const

/** When the files of the images are looked at; `auto` is when an image changed or there is nothing to compare it with. */
export type AnalyzeMode = (typeof ANALYZE_MODES)[number]
const ANALYZE_MODES = ['auto', 'files', 'none'] as const

/**
 * Reads and checks every input in one place, before anything is built.
 *
 * @param get returns an input's raw text by name, '' when it is not given (as `core.getInput` does)
 * @throws InputError naming the input, its value and what is allowed
 */
export function loadInputs(get: (name: string) => string): Inputs {
  const optional = <K extends string>(key: K, name: string): { [P in K]?: string } => {
    const value = get(name).trim()
    return value === '' ? {} : ({ [key]: value } as { [P in K]?: string })
  }
  const driver = get('driver').trim()
  return {
    mode: oneOf('mode', get('mode').trim() || 'auto', MODES),
    records: lines(get('records')),
    files: list(get('files')),
    targets: list(get('targets')),
    set: lines(get('set')).map((entry) => checkSet(entry)),
    vars: Object.fromEntries(lines(get('vars')).map((entry) => keyValue('vars', entry))),
    allow: list(get('allow')),
    source: get('source').trim() || '.',
    ...optional('builder', 'builder'),
    ...(driver === '' ? {} : { driver: oneOf('driver', driver, DRIVERS) }),
    ...optional('endpoint', 'endpoint'),
    driverOpts: lines(get('driver-opts')),
    ...optional('buildkitdFlags', 'buildkitd-flags'),
    ...optional('buildkitdConfigInline', 'buildkitd-config-inline'),
    keepState: bool('keep-state', get('keep-state'), false),
    noCache: bool('no-cache', get('no-cache'), false),
    pull: bool('pull', get('pull'), false),
    load: bool('load', get('load'), false),
    push: bool('push', get('push'), false),
    pushWhen: oneOf('push-when', get('push-when').trim() || 'warn', PUSH_WHEN),
    ...optional('provenance', 'provenance'),
    ...optional('sbom', 'sbom'),
    ...optional('call', 'call'),
    ...optional('githubToken', 'github-token'),
    cache: oneOf('cache', get('cache').trim() || 'gha', ['gha', 'none']),
    cacheMode: oneOf('cache-mode', get('cache-mode').trim() || 'max', ['min', 'max']),
    cacheScope: scope(get('cache-scope').trim() || 'bake-budget'),
    cacheWrite: autoOrBool('cache-write', get('cache-write')),
    cachePrune: bool('cache-prune', get('cache-prune'), false),
    cacheMounts: bool('cache-mounts', get('cache-mounts'), false),
    ...optional('budgets', 'budgets'),
    ...pullRequest(get('pull-request').trim()),
    comment: oneOf('comment', get('comment').trim() || 'auto', COMMENT_MODES),
    analyze: oneOf('analyze', get('analyze').trim() || 'auto', ANALYZE_MODES),
    html: bool('html', get('html'), false),
    check: bool('check', get('check'), false),
    reportId: reportId(get('report-id').trim() || 'default'),
    baseline: baseline(get('baseline').trim() || 'cache'),
    ...compareWith(get('compare-with').trim()),
    backfill: backfill(get('backfill').trim() || '10'),
    adviseCandidates: lines(get('advise-candidates')),
    ...optional('adviseTest', 'advise-test'),
    adviseMinutes: count('advise-minutes', get('advise-minutes').trim() || '30', [1, MOST_MINUTES]),
    replay: count('replay', get('replay').trim() || '10', [0, MOST_BUILDS]),
    advisePullRequest: advisePullRequest(get('advise-pull-request').trim()),
  }
}

/** One entry per line: values may contain commas (`set`, `vars`, `driver-opts`). Whole-line comments are dropped. */
function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** One entry per line or comma, as Docker's actions read their lists. */
function list(text: string): string[] {
  return lines(text).flatMap((line) =>
    line
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
}

/** The YAML 1.2 booleans GitHub documents for inputs; anything else is a mistake worth stopping for. */
function bool(name: string, text: string, fallback: boolean): boolean {
  const value = text.trim()
  if (value === '') return fallback
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new InputError(name, value, '`true` or `false`')
}

function autoOrBool(name: string, text: string): 'auto' | boolean {
  const value = text.trim()
  if (value === '' || value === 'auto') return 'auto'
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(value)) return bool(name, value, true)
  throw new InputError(name, value, '`auto`, `true` or `false`')
}

function advisePullRequest(value: string): AdvisePullRequest {
  if (value === 'combined') return value
  if (/^(|true|True|TRUE|false|False|FALSE)$/.test(value)) return bool('advise-pull-request', value, false)
  throw new InputError('advise-pull-request', value, '`true`, `combined` or `false`')
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const match = allowed.find((choice) => choice === value)
  if (match === undefined) throw new InputError(name, value, allowed.map((choice) => `\`${choice}\``).join(', '))
  return match
}

function keyValue(name: string, entry: string): [string, string] {
  const at = entry.indexOf('=')
  if (at < 1) throw new InputError(name, entry, 'lines of the form `NAME=value`')
  return [entry.slice(0, at).trim(), entry.slice(at + 1)]
}

/**
 * `target.key=value`. Quotes around the value are what people write by analogy with a shell; buildx would take them
 * literally and fail far from here (docker/bake-action#306), so they are taken off.
 */
function checkSet(entry: string): string {
  const match = /^([^=]+\.[^=]+?)\s*(\+?=)(.*)$/s.exec(entry)
  if (match === null) throw new InputError('set', entry, 'lines of the form `target.key=value`')
  const [, key = '', operator = '=', value = ''] = match
  return `${key}${operator}${value.replace(/^"(.*)"$/s, '$1').replace(/^'(.*)'$/s, '$1')}`
}

/** The scope ends up in a cache key and in a comma separated list, so it takes no separators. */
function scope(value: string): string {
  if (!/^[\w.-]{1,64}$/.test(value)) {
    throw new InputError('cache-scope', value, 'up to 64 letters, digits, `.`, `_` and `-`')
  }
  return value
}

function pullRequest(value: string): { pullRequest?: number } {
  if (value === '') return {}
  if (!/^[1-9]\d{0,9}$/.test(value)) throw new InputError('pull-request', value, 'the number of a pull request')
  return { pullRequest: Number(value) }
}

/** The id ends up in a hidden comment marker and in file names. */
function reportId(value: string): string {
  if (!/^[\w./-]{1,80}$/.test(value)) {
    throw new InputError('report-id', value, 'up to 80 letters, digits, `.`, `_`, `/` and `-`')
  }
  return value
}

function compareWith(value: string): { compareWith?: Point } {
  if (value === '') return {}
  const point = parsePoint(value)
  if (point === undefined) throw new InputError('compare-with', value, HOW_TO_WRITE_POINT)
  return { compareWith: point }
}

function backfill(value: string): Backfill {
  if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_BUILDS) return { commits: Number(value) }
  const tags = parsePoint(value)
  if (tags !== undefined && tags.kind !== 'age') return { tags }
  throw new InputError(
    'backfill',
    value,
    `a number of commits from 1 to ${MOST_BUILDS}, \`release\`, or a tag or glob of tags such as \`v2.*\``,
  )
}

function count(name: string, value: string, [least, most]: [number, number]): number {
  if (/^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value)
  throw new InputError(name, value, `a whole number from ${least} to ${most}`)
}

function baseline(value: string): BaselineChoice {
  if (value === 'cache' || value === 'branch' || value === 'rebuild') return { store: value }
  const [, store, rest = ''] = /^(file|image):(\S.*)$/s.exec(value) ?? []
  if (store === 'file') return { store, path: rest }
  // A reference, with `{target}` for the target's name; it becomes an argument of docker.
  if (store === 'image' && /^[a-z0-9][\w.:/@{}-]*$/i.test(rest)) return { store, ref: rest }
  throw new InputError('baseline', value, '`cache`, `branch`, `rebuild`, `file:PATH` or `image:REF`')
}
