/** BuildKit's build checks as a bake reports them, turned into findings with a place in the repository. Pure. */
import { defined } from '../shared/defined.ts'
import type { Plan, PlannedTarget } from '../plan/plan.ts'
import { asArray, asCount, asObject, asString } from '../shared/json.ts'
import { readSolveStatus } from '../record/stream/solve-status.ts'
import { dockerfilePath } from '../record/targets.ts'
import type { BuildCheck } from './report-input.ts'

/** More findings than this in one bake are not read: they tell of one habit, not of many mistakes. */
const MOST = 500

/**
 * Findings of the metadata file's `buildx.build.warnings` (BUILDX_METADATA_WARNINGS=1), each once per target.
 *
 * A warning names a vertex, not a target; the progress stream says which targets loaded their Dockerfile in that vertex.
 * Targets whose Dockerfiles are different files can share it: then the finding has no place rather than a wrong one.
 *
 * @param stream lines of `--progress=rawjson`
 */
export function buildChecks(
  metadata: Record<string, unknown> | undefined,
  stream: Iterable<string>,
  plan: Plan,
): BuildCheck[] {
  const called = plan.targets.flatMap((target) => ofCall(asObject(metadata?.[target.name]), target))
  const warnings = asArray(metadata?.['buildx.build.warnings']).slice(0, MOST)
  if (warnings.length === 0) return called
  const loaders = loadersOf(stream, plan)
  const found = new Map<string, BuildCheck>()
  for (const value of warnings) {
    const warning = asObject(value)
    const text = decoded(warning?.short)
    if (warning === undefined || text === '') continue
    const targets = loaders.get(asString(warning.vertex) ?? '') ?? plan.targets.map(({ name }) => name)
    const files = new Set(plan.targets.filter(({ name }) => targets.includes(name)).map((it) => placeOf(it)))
    const [rule, message] = split(text)
    const range = asObject(asArray(warning.range)[0])
    const file = files.size === 1 ? [...files][0] : undefined
    for (const target of targets) {
      const check: BuildCheck = {
        target,
        rule,
        message,
        ...defined({
          url: httpUrl(asString(warning.url)),
          file,
          line: file === undefined ? undefined : lineOf(range?.start),
          endLine: file === undefined ? undefined : lineOf(range?.end),
        }),
      }
      found.set(JSON.stringify(check), check)
    }
  }
  return [...called, ...found.values()]
}

/** What a target with `call: check` found (buildx `result.json`; BuildKit frontend/subrequests/lint). */
function ofCall(metadata: Record<string, unknown> | undefined, target: PlannedTarget): BuildCheck[] {
  return asArray(asObject(metadata?.['result.json'])?.warnings)
    .slice(0, MOST)
    .map((value) => {
      const warning = asObject(value)
      const range = asObject(asArray(asObject(warning?.location)?.ranges)[0])
      const file = placeOf(target)
      return {
        target: target.name,
        rule: asString(warning?.ruleName) ?? 'build check',
        message: (asString(warning?.detail) ?? asString(warning?.description) ?? '').slice(0, 4000),
        ...defined({
          url: httpUrl(asString(warning?.url)),
          file,
          line: file === undefined ? undefined : lineOf(range?.start),
          endLine: file === undefined ? undefined : lineOf(range?.end),
        }),
      }
    })
}

/** Which targets loaded their Dockerfile in which vertex; with one target BuildKit leaves its name out (docs/internals/progress-stream.md: Names). */
function loadersOf(stream: Iterable<string>, plan: Plan): Map<string, string[]> {
  const loaders = new Map<string, string[]>()
  const known = new Set(plan.targets.map(({ name }) => name))
  const [only] = known.size === 1 ? known : []
  for (const line of stream) {
    if (!line.includes('load build definition')) continue
    for (const { digest, name: text } of readSolveStatus(line)?.vertexes ?? []) {
      const name = /^\[(?:(\S+) )?internal\] load build definition/.exec(text)
      if (name === null) continue
      const target = name[1] ?? only
      const others = loaders.get(digest) ?? []
      if (target !== undefined && known.has(target) && !others.includes(target))
        loaders.set(digest, [...others, target])
    }
  }
  return loaders
}

/** `JSONArgsRecommended: JSON arguments recommended … (line 3)` → rule and message; the line is told by the place. */
function split(text: string): [rule: string, message: string] {
  const [, rule = 'build check', message = text] = /^([A-Z][A-Za-z]{2,60}): (.+)$/s.exec(text) ?? []
  return [rule, message.replace(/ \(line \d+\)$/, '')]
}

/** BuildKit sends texts as base64. */
function decoded(value: unknown): string {
  return Buffer.from(asString(value) ?? '', 'base64')
    .toString('utf8')
    .slice(0, 4000)
}

/** A target's Dockerfile without `.` and `..` in its path; undefined when it is not in the repository. */
function placeOf(target: PlannedTarget): string | undefined {
  const path = dockerfilePath(target)
  const remote = /^([a-z+]+:\/\/|git@|github\.com\/)/.test(target.context)
  if (path === undefined || remote || path.startsWith('/') || /^[a-z+]+:\/\//.test(path)) return undefined
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/')
}

function httpUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//.test(url) ? url : undefined
}

function lineOf(position: unknown): number | undefined {
  const line = asCount(asObject(position)?.line)
  return line === undefined || line < 1 ? undefined : line
}
