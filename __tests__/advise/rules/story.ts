/** What one rule says about one small project. */
import type { Finding, Rule } from '../../../src/advise/advice.ts'
import { projectOf, type Sketch } from '../project.ts'

/** Findings of a rule about a project with this Dockerfile. */
export function findings(
  rule: Rule,
  dockerfile: string,
  more: Omit<Sketch, 'files'> & { files?: Record<string, string> } = {},
): Finding[] {
  const files = { '.dockerignore': 'node_modules\n.git\nDockerfile\n', ...more.files, Dockerfile: dockerfile }
  return rule.detect(projectOf({ ...more, files }))
}

/** Lines that the only finding adds to its file, and those it takes away; why it changes nothing, where it does not. */
export function change(found: readonly Finding[]): { added: string[]; gone: string[]; because: readonly string[] } {
  if (found.length !== 1) throw new Error(`${found.length} findings: ${found.map(({ title }) => title).join('; ')}`)
  const [edit] = found[0]?.edits ?? []
  const lines = (text = ''): string[] => text.split('\n').map((line) => line.trim())
  const [before, after] = [lines(edit?.before), lines(edit?.after)]
  return {
    added: after.filter((line) => line !== '' && !before.includes(line)),
    gone: before.filter((line) => line !== '' && !after.includes(line)),
    because: found[0]?.mayBreak ?? [],
  }
}
