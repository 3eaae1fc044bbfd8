/**
 * Every report from records on disk, without Docker, GitHub or the network:
 *
 *     node dist/report.js RECORD… [--baseline RECORD] [--history FILE.jsonl] [--budgets FILE]
 *                         [--html FILE] [--markdown FILE] [--summary FILE]
 *
 * Several records are merged as those of a matrix. Without a file to write, the comment goes to stdout. Exit code 0 whatever
 * the verdict, 2 when something cannot be read.
 */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { loadBudgets } from './story/budget-input.ts'
import { judge } from './budget/judge.ts'
import { compare } from './compare/compare.ts'
import { RecordError } from './errors.ts'
import { readLines } from './history/stores/record-lines.ts'
import type { BuildRecord } from './record/build-record.ts'
import { mergeRecords } from './record/merge/merge.ts'
import { MAX_RECORD_BYTES, readRecord } from './record/schema/validate.ts'
import { renderComment } from './report/comment.ts'
import { historyPoints } from './report/history-points.ts'
import { renderHtml } from './report/page/html.ts'
import { plainText } from './report/text/inline-html.ts'
import type { ReportInput } from './report/report-input.ts'
import { renderSummary } from './report/summary.ts'
import { verdictLine } from './report/verdict-line.ts'

const USAGE = `Usage: node report.js RECORD… [--baseline RECORD] [--history FILE.jsonl] [--budgets FILE]
                       [--html FILE] [--markdown FILE] [--summary FILE]`

const text = { type: 'string' } as const

/** @throws Error with a sentence for the user */
async function run(args: string[]): Promise<void> {
  const options = { baseline: text, history: text, budgets: text, html: text, markdown: text, summary: text }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (positionals.length === 0) throw new Error(USAGE)
  const { record, conflicts } = mergeRecords(await Promise.all(positionals.map(recordIn)))
  const baseline = values.baseline === undefined ? undefined : await recordIn(values.baseline)
  const history = values.history === undefined ? [] : await historyIn(values.history, record.reportId)
  const budgets = await loadBudgets(values.budgets, process.cwd())
  const found = baseline === undefined ? undefined : { record: baseline, rule: 'given' }
  const comparison = compare(record, found, () => history)
  const report: ReportInput = {
    reportId: record.reportId,
    comparison,
    verdict: judge(comparison, budgets),
    notes: conflicts,
    links: {},
    history: historyPoints(history),
    // The record's own time: rendering it again tomorrow gives the same text.
    now: new Date(record.createdAt),
    ...(budgets.overrideLabel === undefined ? {} : { overrideLabel: budgets.overrideLabel }),
  }
  const files: [string | undefined, () => string][] = [
    [values.html, () => renderHtml(report)],
    [values.markdown, () => renderComment(report)],
    [values.summary, () => renderSummary(report)],
  ]
  const wanted = files.filter(([path]) => path !== undefined)
  await Promise.all(wanted.map(([path, render]) => writeFile(path!, render())))
  process.stdout.write(wanted.length === 0 ? `${renderComment(report)}\n` : `${plainText(verdictLine(report))}\n`)
}

async function recordIn(path: string): Promise<BuildRecord> {
  const { size } = await stat(path)
  if (size > MAX_RECORD_BYTES) throw new Error(`${path}: it is larger than ${MAX_RECORD_BYTES / 1024 / 1024} MiB`)
  try {
    return readRecord(await readFile(path, 'utf8'))
  } catch (error) {
    throw error instanceof RecordError ? new Error(`${path}: ${error.message}`, { cause: error }) : error
  }
}

async function historyIn(path: string, reportId: string): Promise<BuildRecord[]> {
  const warn = (message: string): void => console.error(`${message}.`)
  return readLines(await readFile(path, 'utf8'), path, { reportId, readRecord, warn })
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
