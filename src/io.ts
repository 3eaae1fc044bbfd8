import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { EOL } from 'node:os'
import { openHttp, type Http } from './http/http.ts'

/** The runner's side of the action: inputs, log, outputs, state. One object, so that main and post can be run by a test. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>
  input: (name: string) => string
  http: Http
  /** A line of our own in the log; foreign text in it must be escaped by the caller. */
  info: (line: string) => void
  /** A line of the build's log, which may contain anything: the runner obeys no command in it. */
  foreign: (line: string) => void
  annotate: (annotation: Annotation) => void
  /** How many warnings this step has shown so far; GitHub shows ten. */
  warnings: () => number
  output: (name: string, value: string) => void
  saveState: (name: string, value: string) => void
  state: (name: string) => string
  /** Appends Markdown to the job summary. */
  summary: (markdown: string) => Promise<void>
}

/** A message at a place of the repository; the runner shows it on the pull request's changed files. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  message: string
  title?: string
  file?: string
  /** From 1. */
  line?: number
}

/** A warning of ours that is about no place of the repository. */
export function warning(message: string): Annotation {
  return { level: 'warning', title: 'bake-budget', message }
}

/**
 * The real thing: the runner's variables, commands and files, as `@actions/core` speaks to them (a test plays both). The
 * library itself would bring an HTTP client for OpenID Connect, half of the time to start and 1.3 MB (docs/decisions.md).
 */
export function runnerIo(env: Io['env']): Io {
  let warnings = 0
  const annotate: Io['annotate'] = ({ level, message, title, file, line }) => {
    if (level === 'warning') warnings += 1
    command(level, message, { title, file, line })
  }
  return {
    env,
    http: openHttp(env, (message) => annotate(warning(message))),
    input: (name) => (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim(),
    info: say,
    foreign: (line) => say(inert(line)),
    annotate,
    warnings: () => warnings,
    output: (name, value) => fileCommand(env.GITHUB_OUTPUT, name, value),
    saveState: (name, value) => fileCommand(env.GITHUB_STATE, name, value),
    state: (name) => env[`STATE_${name}`] ?? '',
    async summary(markdown) {
      if (env.GITHUB_STEP_SUMMARY !== undefined) await appendFile(env.GITHUB_STEP_SUMMARY, `${markdown}${EOL}`)
    },
  }
}

function say(line: string): void {
  process.stdout.write(`${line}${EOL}`)
}

/** `::name key=value,…::data`; https://docs.github.com/actions/reference/workflow-commands-for-github-actions. */
function command(name: string, data: string, properties: Record<string, string | number | undefined>): void {
  const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined || value === ''
      ? []
      : [`${key}=${escape(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`],
  )
  say(`::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${escape(data)}`)
}

/** One value in the file that the runner reads when the step is over; nowhere when nobody reads it. */
function fileCommand(file: string | undefined, name: string, value: string): void {
  if (file === undefined || file === '') return
  const delimiter = `ghadelimiter_${randomUUID()}`
  appendFileSync(file, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
}

/**
 * A line in which the runner finds no workflow command. A Dockerfile can print `::add-path::` or `##[error]`
 * (docker/build-push-action#1612); the runner takes the first form at the start of a line and the second anywhere. It trims
 * what .NET calls white space (U+0085 too) and may compare without regard to invisible characters.
 * (Stopping commands with `::stop-commands::` would also stop those of libraries that run beside the build.)
 */
export function inert(line: string): string {
  // For the runner a carriage return ends a line, so each part of a progress bar is one.
  return line
    .split('\r')
    .map((part) => part.replace(/^([\s\p{C}]*):(?=\p{C}*:)/u, '$1: ').replaceAll(/#(?=\p{C}*#\p{C}*\[)/gu, '# '))
    .join('\r')
}
