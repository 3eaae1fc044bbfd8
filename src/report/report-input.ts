import type { Finding } from '../advise/advice.ts'
import type { AdviceReport } from '../advise/measured.ts'
import type { Verdict } from '../budget/verdict.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Since } from '../compare/since.ts'

/** Everything a renderer may know: the one input of the comment, the summary, the page and the annotations. */
export interface ReportInput {
  /** The `report-id` input; names the sticky comment. */
  reportId: string
  comparison: Comparison
  verdict: Verdict
  /** The second comparison, with an earlier point (`compare-with`). */
  since?: Since
  /** What is missing and how to mend it, one sentence each; pairs of backticks become code. */
  notes: string[]
  /** Images that should have been published and were not, one sentence each; pairs of backticks become code. */
  problems?: string[]
  links: ReportLinks
  /** Records of the base branch, oldest first. */
  history?: HistoryPoint[]
  /** Label that lets an intended growth pass, where the budgets name one. */
  overrideLabel?: string
  /** When the report is written; injected, so that equal inputs give equal text. */
  now: Date
  /** Run number of the workflow, for the footer. */
  runNumber?: number
  /** Findings of BuildKit's build checks, one per target that has them; renderers merge equal ones. */
  checks?: BuildCheck[]
  /** What the rules of `mode: advise` see without building anything; the report names one of them at most. */
  findings?: readonly Finding[]
  /** What `mode: advise` measured: the page has a tab of its own for it. */
  advice?: AdviceReport
}

/** Where a reader can go on; all are `http(s)` URLs except {@link ReportLinks.budgets}, which may also be a path. */
export interface ReportLinks {
  run?: string
  summary?: string
  baselineCommit?: string
  headCommit?: string
  /** The commit a reader knows as the head, where another one was built (a test merge). */
  headSha?: string
  budgets?: string
  report?: string
}

/** One image of one past build on the base branch. */
export interface HistoryPoint {
  sha: string
  /** ISO 8601, UTC. */
  createdAt: string
  target: string
  platform: string
  compressedBytes?: number
  wallMs?: number
}

/** One warning of BuildKit's build checks (`JSONArgsRecommended`, …). */
export interface BuildCheck {
  target: string
  rule: string
  message: string
  url?: string
  file?: string
  /** First line, from 1. */
  line?: number
  endLine?: number
}
