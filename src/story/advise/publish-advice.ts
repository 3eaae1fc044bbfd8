import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AdviceReport, Judged } from '../../advise/measured.ts'
import { adviceArtifact } from '../../github/artifact-names.ts'
import { runArtifacts } from '../../github/artifacts.ts'
import { warning } from '../../io.ts'
import { adviceLine } from '../../report/advice/advice-line.ts'
import { renderAdvice } from '../../report/advice/advice-markdown.ts'
import { renderAdvicePage } from '../../report/page/advice-page.ts'
import { plainText } from '../../report/text/inline-html.ts'
import { defined } from '../../shared/defined.ts'
import { errorText } from '../../shared/error-text.ts'
import { setAdviceOutputs } from '../publish/outputs.ts'
import type { Run } from '../run.ts'

/**
 * Hands an advice report to everybody who waits for it: as files of the job, in the summary, in the outputs, and, where there is an
 * artifact service, page and patch as artifacts. Rejects only when the files cannot be written.
 */
export async function publishAdvice({ io, inputs, job }: Run, report: AdviceReport): Promise<void> {
  const path = (name: string): string => join(job.tempDir, name)
  const patch = patchOf(report)
  const text = renderAdvice(report)
  const page = renderAdvicePage(report)
  await writeFile(path('advice.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  await writeFile(path('advice.md'), text)
  await writeFile(path('advice.html'), page)
  if (patch !== undefined) await writeFile(path('advice.patch'), patch)
  setAdviceOutputs(io, {
    report: path('advice.json'),
    page: path('advice.html'),
    ...defined({ patch: patch === undefined ? undefined : path('advice.patch') }),
  })
  io.foreign(plainText(adviceLine(report)))
  await io
    .summary(text)
    .catch((error: unknown) => io.annotate(warning(`The job summary could not be written: ${errorText(error)}.`)))
  for (const note of report.notes) io.annotate(warning(note))
  const artifacts = runArtifacts(io)
  const files = { 'advice.html': page, ...defined({ 'advice.patch': patch }) }
  for (const [name, content] of artifacts === undefined ? [] : Object.entries(files)) {
    await artifacts
      ?.upload(adviceArtifact(name, inputs.reportId), name, Buffer.from(content))
      .catch((error: unknown) => io.annotate(warning(`\`${name}\` is not an artifact: ${errorText(error)}.`)))
  }
}

/** All that pay, where together they do; else what pays most. */
function patchOf({ combined, candidates }: AdviceReport): string | undefined {
  const best: Judged | undefined = combined?.pays === true ? combined : candidates.find(({ pays }) => pays)
  return best?.candidate.patch
}
