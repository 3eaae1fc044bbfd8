/** Former advice that was taken: what was promised, against what the records show since. */
import type { Kept, Pair } from '../../../advise/measured.ts'
import { code } from '../../text/escape.ts'
import { bytesDelta, bytesPair, durationDelta, durationPair, plural, short } from '../../text/format.ts'
import { sentence } from '../../text/escape.ts'
import { list as words } from '../../text/names.ts'
import { heading, list, type Block } from '../../text/document.ts'
import type { Writing } from '../writing.ts'

/** The chapter, or nothing where no advice was taken. */
export function keptChapter({ report, depth }: Writing): Block[] {
  if (report.kept.length === 0) return []
  return [heading('🤝 Taken before: promised and kept'), ...list(report.kept.flatMap(keptLines), depth.items)]
}

function keptLines(kept: Kept): string[] {
  const { ms, bytes } = kept.promised
  const promised = [
    ...(ms === undefined ? [] : [`${durationDelta(-ms)} per build`]),
    ...(bytes === undefined ? [] : [`${bytesDelta(-bytes)} per pull`]),
  ]
  const promise = promised.length === 0 ? 'what was promised is not known' : `promised ${words(promised)}`
  const before = `${sentence(kept.title, 200)}, taken with ${code(short(kept.sha))}: ${promise}.`
  if (kept.since.length === 0) return [`${before} No records since.`]
  return [`${before} ${kept.since.map(sinceText).join(' ')}`]
}

function sinceText({ target, ms, bytes, before, after }: Kept['since'][number]): string {
  const name = code(target, 60)
  if (before === 0 || after === 0) return `${name}: too few records to tell.`
  const parts = [
    ms === undefined ? 'build time unknown' : moved('build', ms, durationPair, durationDelta),
    bytes === undefined ? 'pull unknown' : moved('pull', bytes, bytesPair, bytesDelta),
  ]
  return `${name} since: ${words(parts)} (medians of ${plural(before, 'record')} before and ${after} since).`
}

function moved(
  what: string,
  { today, variant }: Pair,
  pair: (a: number, b: number) => [string, string],
  delta: (value: number) => string,
): string {
  const [before, now] = pair(today, variant)
  return `${what} ${before} → ${now} (${delta(variant - today)})`
}
