import type { AdviceReport } from '../../advise/measured.ts'

/** The report as Markdown, for the job summary and for an issue. */
export function renderAdvice(report: AdviceReport): string {
  return `## Advice: ${report.candidates.filter(({ pays }) => pays).length} of ${report.candidates.length} changes pay\n`
}
