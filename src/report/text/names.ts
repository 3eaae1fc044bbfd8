/** How images, steps and places are called in every report. */
import type { TargetComparison } from '../../compare/comparison.ts'
import type { StepRecord } from '../../record/build-record.ts'
import { code } from './escape.ts'
import type { ReportInput } from '../report-input.ts'

/** A target, and its platform where the bake has more than one: `` `backend` amd64 ``. */
export function imageName(input: ReportInput, target: string, platform: string | undefined, write = code): string {
  const platforms = new Set(input.comparison.targets.map((t) => t.platform))
  if (platform === undefined || platforms.size < 2) return write(target)
  return `${write(target)} ${platformName(platform, platforms, write)}`
}

/** {@link imageName} of a compared image. */
export function nameOf(input: ReportInput, target: TargetComparison, write = code): string {
  return imageName(input, target.target, target.platform, write)
}

/** `amd64` when all platforms are Linux, else `windows/amd64`; anything unusual is shown as code. */
export function platformName(platform: string, all: ReadonlySet<string>, write: (text: string) => string): string {
  if (!/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9.]+)?$/.test(platform)) return write(platform)
  return [...all].every((p) => p.startsWith('linux/')) ? platform.slice('linux/'.length) : platform
}

/**
 * A step by its instruction: `` `RUN npm ci` ``. What it mounts stays out: it stands before what the step does, which would
 * seldom fit behind it. So do the ends of its lines.
 */
export function stepName(
  step: Pick<StepRecord, 'instruction'>,
  write: (text: string, max?: number) => string = code,
  max = 60,
): string {
  const line = step.instruction.replace(/\s\\\s+/g, ' ')
  return write(line.replace(/^(RUN\s+)(?:--(?:mount|network|security)=\S+\s+)+/i, '$1'), max)
}

/** Where something stands: `` `Dockerfile:12` ``, or nothing when that is not known. */
export function place(at: { file?: string; line?: number }, write: typeof code = code): string | undefined {
  if (at.file === undefined) return at.line === undefined ? undefined : `line ${at.line}`
  return write(at.line === undefined ? at.file : `${at.file}:${at.line}`, 100)
}

/** Like {@link place}, in brackets with a space before it, ready to follow a name. */
export function inBrackets(...parts: (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined && part !== '')
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

/** `a`, `a and b`, `a, b and c`. */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/**
 * Lines that say the same of several platforms of one target become one: `` `backend` amd64 and arm64 +38 MB: … ``.
 * The order is that of the first line of each kind.
 */
export function mergeLines(
  input: ReportInput,
  lines: readonly { target: string; platform?: string | undefined; text: string }[],
): { name: string; text: string }[] {
  const same = Map.groupBy(lines, (line) => JSON.stringify([line.target, line.text]))
  return [...same.values()].map((group) => {
    const [first, ...rest] = group
    const name =
      first!.target === 'total' && first!.platform === undefined
        ? 'total'
        : imageName(input, first!.target, first!.platform)
    const platforms = new Set(input.comparison.targets.map((t) => t.platform))
    const others = rest.flatMap((line) =>
      line.platform === undefined ? [] : platformName(line.platform, platforms, code),
    )
    return { name: list([name, ...others]), text: first!.text }
  })
}
