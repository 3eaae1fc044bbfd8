/** An annotation as the runner would send it to the run's page. `line` counts from 1. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  title?: string
  file?: string
  line?: number
  message: string
}

/** What the runner makes of a step's output. */
export interface StepLog {
  /** What a person sees: every masked value is `***`. */
  log: string
  /** The same before masking, to prove that a secret was never printed at all. */
  rawLog: string
  annotations: Annotation[]
}

interface Command {
  name: string
  properties: Record<string, string>
  data: string
}

const LEVELS = new Set(['error', 'warning', 'notice'])

/**
 * Reads output lines as GitHub's runner does: `::name key=value::data` at the start of a line (after blanks), the older
 * `##[name key=value;]data` anywhere in it, `::stop-commands::` and masks included.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs and Runner.Worker/ActionCommandManager.cs.
 *
 * @param secrets values the runner masks from the start, such as the job's token
 */
export function readStepLog(lines: readonly string[], secrets: readonly string[]): StepLog {
  const masks = secrets.filter(Boolean)
  const annotations: Annotation[] = []
  const shown: string[] = []
  let resume: string | undefined
  for (const line of lines) {
    const command = parseCommand(line)
    if (resume !== undefined) {
      if (command?.name === resume) resume = undefined
    } else if (command?.name === 'stop-commands') {
      resume = command.data
    } else if (command?.name === 'add-mask') {
      masks.push(...command.data.split(/\r?\n/).filter(Boolean))
    } else if (command && LEVELS.has(command.name)) {
      annotations.push(toAnnotation(command))
    }
    shown.push(mask(line, masks))
  }
  for (const annotation of annotations) annotation.message = mask(annotation.message, masks)
  return { log: shown.join('\n'), rawLog: lines.join('\n'), annotations }
}

/**
 * Reads GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV: `name=value` or `name<<delimiter` lines. A heredoc that never ends
 * throws, as the runner fails the step.
 */
export function readCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const heredoc = /^([^=]*?)<<(.+)$/.exec(line)
    const equals = line.indexOf('=')
    if (heredoc) {
      const end = lines.indexOf(heredoc[2] ?? '', at + 1)
      if (end < 0) throw new Error(`Matching delimiter not found '${heredoc[2]}'`)
      values[heredoc[1] ?? ''] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (line !== '') {
      throw new Error(`Invalid format '${line}'`)
    }
  }
  return values
}

function parseCommand(line: string): Command | undefined {
  const current = /^\s*::([^\s:]+)(?: ([^]*?))?::([^]*)$/.exec(line)
  if (current) return command(current, ',')
  const old = /##\[([^\s\]]+)(?: ([^\]]*))?\]([^]*)$/.exec(line)
  return old ? command(old, ';') : undefined
}

function command([, name = '', properties = '', data = '']: RegExpExecArray, separator: string): Command {
  const pairs = properties
    .split(separator)
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => [pair.split('=', 1)[0] ?? '', unescape(pair.slice(pair.indexOf('=') + 1), true)])
  return { name, properties: Object.fromEntries(pairs) as Record<string, string>, data: unescape(data, false) }
}

function unescape(text: string, property: boolean): string {
  const plain = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')
  return (property ? plain.replaceAll('%3A', ':').replaceAll('%2C', ',') : plain).replaceAll('%25', '%')
}

function toAnnotation({ name, properties, data }: Command): Annotation {
  return {
    level: name as Annotation['level'],
    ...(properties.title ? { title: properties.title } : {}),
    ...(properties.file ? { file: properties.file } : {}),
    ...(properties.line ? { line: Number(properties.line) } : {}),
    message: data,
  }
}

function mask(text: string, masks: readonly string[]): string {
  return masks.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
}
