import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defined } from '../../shared/defined.ts'
import { warning, type Io } from '../../io.ts'
import type { ReportInput } from '../../report/report-input.ts'
import { pageArtifact } from '../../github/artifact-names.ts'
import { runArtifacts } from '../../github/artifacts.ts'
import type { Job } from '../../github/job.ts'
import { errorText } from '../../shared/error-text.ts'

const FILE = 'bake-budget.html'

/** The HTML report: where it is on this machine, and on GitHub if it could be kept there. */
export interface Page {
  path: string
  url?: string
  /** Why it is not kept as an artifact. */
  problem?: string
}

/** Writes the HTML report and keeps it as an artifact. Its renderer is loaded here and nowhere else. Never rejects. */
export async function writePage(io: Io, report: ReportInput, job: Job, tempDir: string): Promise<Page | undefined> {
  const path = join(tempDir, FILE)
  try {
    const { renderHtml } = await import('../../report/page/html.ts')
    const html = renderHtml(report)
    await writeFile(path, html)
    return { path, ...(await keep(io, report, job, html)) }
  } catch (error) {
    io.annotate(warning(`The HTML report was not written: ${String(error)}`))
    return undefined
  }
}

async function keep(io: Io, report: ReportInput, job: Job, html: string): Promise<Omit<Page, 'path'>> {
  const artifacts = runArtifacts(io)
  if (artifacts === undefined) return { problem: 'this machine has no artifact service (ACTIONS_RESULTS_URL)' }
  try {
    const { id } = await artifacts.upload(pageArtifact(report.reportId), FILE, Buffer.from(html))
    return defined({
      url:
        job.runId === undefined || job.repository === undefined
          ? undefined
          : `${job.serverUrl}/${job.repository}/actions/runs/${job.runId}/artifacts/${id}`,
    })
  } catch (error) {
    return { problem: errorText(error) }
  }
}
