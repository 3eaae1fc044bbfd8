/** The advice as Markdown, for the job summary of `mode: advise` and for the file beside `advice.json`. */
import type { AdviceReport } from '../../advise/measured.ts'
import { blocks } from '../text/markdown.ts'
import { adviceLine } from './advice-line.ts'
import { chapters } from './chapters.ts'
import { toMarkdown } from '../text/document.ts'
import { ALL, type Depth } from './writing.ts'

/** Trimmed in this order: patches of what does not pay and the list of commits, long patches, paths, all patches, lists. */
const LEVELS: readonly Depth[] = [
  ALL,
  { ...ALL, triedPatches: false },
  { patch: 8_000, triedPatches: false, items: 50, paths: 5 },
  { patch: 0, triedPatches: false, items: 20, paths: 3 },
  { patch: 0, triedPatches: false, items: 5, paths: 1 },
]

/** The Markdown, at most `limit` bytes (GitHub refuses more than 1 MiB for a step's summary). */
export function renderAdvice(report: AdviceReport, { limit = 1_000_000 }: { limit?: number } = {}): string {
  const line = `## ${adviceLine(report)}`
  for (const [at, depth] of LEVELS.entries()) {
    const cut = at === 0 ? undefined : '✂️ Shortened to fit into a job summary; `advice.json` holds all of it.'
    const body = blocks(line, toMarkdown(chapters(report, depth)), cut)
    if (Buffer.byteLength(body) <= limit) return body
  }
  return blocks(line, 'The advice is too long for a job summary; `advice.json` holds all of it.')
}

export { adviceLine } from './advice-line.ts'
