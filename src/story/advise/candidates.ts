import { glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { FileEdit, Finding, Project, Rule } from '../../advise/advice.ts'
import type { Candidate } from '../../advise/measured.ts'
import { runDocker } from '../../buildkit/docker.ts'
import { InputError } from '../../errors.ts'
import { errorText } from '../../shared/error-text.ts'
import type { Lab } from './lab.ts'
import { inVariant, stagedPatch } from './variant.ts'

/** A patch that a person or another tool wrote. */
export interface GivenPatch {
  /** As the report names it. */
  path: string
  text: string
}

/**
 * The patch files of the input, in its order.
 *
 * @throws InputError where a line of it leads to no file: before anything is built
 */
export async function givenPatches(globs: readonly string[], workspace: string): Promise<GivenPatch[]> {
  const files = new Set<string>()
  for (const line of globs) {
    const file = resolve(workspace, line)
    const isFile = await stat(file).then(
      (it) => it.isFile(),
      () => false,
    )
    const found = isFile ? [file] : []
    if (!isFile) for await (const path of glob(line, { cwd: workspace })) found.push(path)
    if (found.length === 0) throw new InputError('advise-candidates', line, 'paths and globs of patch files that exist')
    for (const path of found.toSorted()) files.add(resolve(workspace, path))
  }
  return Promise.all(
    [...files].map(async (file) => ({ path: relative(workspace, file), text: await readFile(file, 'utf8') })),
  )
}

/** Candidates of given patches, for all targets: nothing is known of what they mean to change. */
export function givenCandidates(given: readonly GivenPatch[], targets: readonly string[]): Candidate[] {
  return given.map(({ path, text }) => ({
    id: path,
    source: 'file',
    title: path,
    targets: [...targets],
    patch: text,
  }))
}

/** What rules found: what can be tried, and what can only be said. */
export async function foundCandidates(
  lab: Lab,
  project: Project,
  rules: readonly Rule[],
): Promise<{ candidates: Candidate[]; findings: Finding[] }> {
  const candidates: Candidate[] = []
  const findings: Finding[] = []
  for (const rule of rules) {
    for (const [at, finding] of detect(lab, project, rule).entries()) {
      const edits = await editsOf(lab, finding)
      const patch = edits === undefined ? '' : await patchOf(lab, edits)
      if (patch === '') {
        findings.push(finding)
        continue
      }
      const id = at === 0 ? rule.id : `${rule.id}-${at + 1}`
      const { title, targets, touches } = finding
      candidates.push({ id, source: 'rule', title, targets: [...targets], patch, touches: [...touches], finding })
    }
  }
  return { candidates, findings }
}

/** A rule that fails must not take the others with it. */
function detect({ notes }: Lab, project: Project, rule: Rule): Finding[] {
  try {
    return rule.detect(project)
  } catch (error) {
    notes.push(`The rule \`${rule.id}\` could not be asked: ${errorText(error)}.`)
    return []
  }
}

/** What to try: without images that cannot be had here. */
async function editsOf({ run, notes }: Lab, finding: Finding): Promise<readonly FileEdit[] | undefined> {
  if (finding.mayBreak.length > 0) return undefined
  for (const image of finding.pulls ?? []) {
    const found = await runDocker(run.cli, ['buildx', 'imagetools', 'inspect', '--raw', image])
    if (found.exitCode === 0) continue
    notes.push(`The image \`${image}\`, which \`${finding.rule}\` would pull, cannot be had here.`)
    return finding.otherwise
  }
  return finding.edits
}

async function patchOf(lab: Lab, edits: readonly FileEdit[]): Promise<string> {
  return inVariant(lab, { sha: lab.head, patches: [] }, async (worktree) => {
    for (const { file, after } of edits) {
      const path = join(worktree.dir, file)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, after)
    }
    // Also what an ignore file keeps out of git by mistake.
    await worktree.git(['add', '--force', '--', ...edits.map(({ file }) => file)])
    return stagedPatch(worktree)
  })
}
