import * as core from '@actions/core'
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
  mask: (secret: string) => void
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

/** The real thing. */
export function runnerIo(env: Io['env']): Io {
  let warnings = 0
  const annotate: Io['annotate'] = ({ level, message, title, file, line }) => {
    if (level === 'warning') warnings += 1
    const properties = {
      ...(title === undefined ? {} : { title }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
    }
    const say = { error: core.error, warning: core.warning, notice: core.notice }[level]
    say(message, properties)
  }
  return {
    env,
    http: openHttp(env, (message) => annotate({ level: 'warning', title: 'bake-budget', message })),
    input: (name) => core.getInput(name),
    info: core.info,
    foreign: (line) => void process.stdout.write(`${inert(line)}\n`),
    annotate,
    warnings: () => warnings,
    output: (name, value) => core.setOutput(name, value),
    saveState: (name, value) => core.saveState(name, value),
    state: (name) => core.getState(name),
    mask: (secret) => core.setSecret(secret),
    async summary(markdown) {
      if (env.GITHUB_STEP_SUMMARY === undefined) return
      await core.summary.addRaw(markdown, true).write()
    },
  }
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
