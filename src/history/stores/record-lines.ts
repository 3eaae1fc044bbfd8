/** Records as JSON lines: the form in which every store keeps them. A line is never rewritten. */
import type { BuildRecord } from '../../record/build-record.ts'
import type { FoundRecord, Limits, StoreOptions } from './store.ts'
import { errorText } from '../../shared/error-text.ts'

/** One record as its line, without the line's end. Equal records give equal lines. */
export function lineOf(record: BuildRecord): string {
  return JSON.stringify(record)
}

/**
 * The union of lines, oldest first, each once, pruned by age, count and size. Lines of unknown shape are kept as they are
 * while there is room, so that an older version of the action does not destroy what a newer one wrote.
 * @param now epoch ms
 */
export function mergeLines(texts: readonly string[], limits: Limits, now: number): string[] {
  const lines = new Set(texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== ''))
  const oldest = new Date(now - limits.days * 86_400_000).toISOString()
  const dated = [...lines].map((line) => ({ line, date: dateOf(line) }))
  dated.sort((a, b) => compareText(a.date, b.date) || compareText(a.line, b.line))
  let bytes = 0
  return dated
    .filter(({ date }) => date === '' || date >= oldest)
    .slice(-limits.count)
    .reverse()
    .filter(({ line }, index) => (bytes += Buffer.byteLength(line) + 1) <= limits.bytes || index === 0)
    .reverse()
    .map(({ line }) => line)
}

/** `createdAt` in the one form that sorts as text, or '' when the line has none. Read without parsing megabytes. */
function dateOf(line: string): string {
  const [, date = ''] = /"createdAt":"([^"]{10,40})"/.exec(line) ?? []
  const time = Date.parse(date)
  return Number.isNaN(time) ? '' : new Date(time).toISOString()
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** The usable records among the lines, newest first. What is unusable is skipped, and all of it is one warning. */
export function readLines(text: string, where: string, { reportId, readRecord, warn }: StoreOptions): BuildRecord[] {
  const records: BuildRecord[] = []
  let skipped = 0
  let reason = ''
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const record = readRecord(JSON.parse(line))
      if (record.reportId === reportId) records.push(record)
    } catch (error) {
      skipped++
      reason ||= `line ${index + 1}: ${errorText(error)}`
    }
  }
  if (skipped > 0) warn(`${skipped} of the history's entries in ${where} cannot be used and were skipped (${reason})`)
  return records.sort((a, b) => compareText(b.createdAt, a.createdAt))
}

/** The best baseline among records (newest first): of the first candidate that has a successful one, the newest. */
export function pick(records: readonly BuildRecord[], candidates: readonly string[]): FoundRecord | undefined {
  for (const [commitsOlder, sha] of candidates.entries()) {
    const record = records.find((it) => it.commit?.sha === sha && it.outcome === 'succeeded')
    if (record) return { record, sha, commitsOlder }
  }
  return undefined
}

/**
 * A record without what only the newest baseline is asked for: files, layers, contexts and what steps read of them.
 * Times, sizes, step keys and the facts that decide whether runs compare are kept.
 */
export function slim({ contexts: _contexts, ...record }: BuildRecord): BuildRecord {
  return {
    ...record,
    targets: record.targets.map(({ contexts: _indices, ...target }) => ({
      ...target,
      platforms: target.platforms.map(({ files: _files, layers: _layers, ...platform }) => ({
        ...platform,
        steps: platform.steps.map(({ parts: _parts, reads: _reads, intervals: _intervals, ...step }) => ({
          ...step,
          intervals: [],
        })),
      })),
    })),
  }
}
