/** An ARG that has another value in each build makes every RUN below it run again, also those that do not use it. */
import { runText } from '../../dockerfile/commands.ts'
import { textOf, type Instruction } from '../../dockerfile/document.ts'
import { insertAfter, remove, replaceAll } from '../../dockerfile/edits.ts'
import type { Stage } from '../../dockerfile/stages.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { isIndependent } from '../../view/independent.ts'
import { installSites } from '../../view/install-site.ts'
import { isWorthIt, timeEstimate } from '../../view/replay.ts'
import { savedMs } from '../../view/times.ts'
import { placeOf, type View } from '../../view/view.ts'

/** Names that people give to what differs from build to build. */
const VOLATILE =
  /^(GIT|VCS|CI)_\w*(SHA|COMMIT|REF|REV|REVISION|HASH|TAG|BRANCH)\w*$|^(COMMIT|SHA|REVISION|REF)(_\w+)?$|^BUILD_?(DATE|TIME|NUMBER|ID|TIMESTAMP|VERSION|REVISION)$|^(TIMESTAMP|GITHUB_\w+|CI_\w+|SOURCE_COMMIT|RELEASE_VERSION|APP_VERSION)$/

/** The ARG, and an ENV or LABEL that passes it on, move below the installs that do not use it. */
export const volatileArguments = perTarget(
  'volatile-argument-early',
  'Arguments with another value in each build stand below the steps that do not use them.',
  (view) => view.needed.flatMap((stage) => stage.instructions.flatMap((each) => candidate(view, stage, each) ?? [])),
)

function candidate(view: View, stage: Stage, arg: Instruction): Candidate | undefined {
  const name = arg.keyword === 'ARG' && arg.words.length === 1 ? arg.words[0]?.text.split('=')[0] : undefined
  if (name === undefined || !VOLATILE.test(name)) return undefined
  const installs = installSites(view, stage)
  const names = new Set([name])
  const group = [arg]
  const passed: Instruction[] = []
  let last: Instruction | undefined
  for (const each of stage.instructions.filter(({ start }) => start > arg.start)) {
    const doesUse = uses(view, each, names)
    if (doesUse && (each.keyword === 'ENV' || each.keyword === 'LABEL')) {
      group.push(each)
      for (const { text } of each.keyword === 'ENV' ? each.words : []) names.add(text.split('=')[0] ?? text)
      continue
    }
    if (doesUse) break
    if (each.keyword === 'RUN') {
      if (
        !isDeaf(
          view,
          each,
          installs.flatMap(({ run, text }) => (run === each && text.commands.length === 1 ? [run] : [])),
        )
      )
        break
      passed.push(each)
      last = each
    } else if (each.keyword !== 'COPY' && each.keyword !== 'ADD' && each.keyword !== 'WORKDIR') {
      // Whatever else stands there keeps its place: below an instruction that changes later ones, the ARG could mean something else.
      if (['ARG', 'SHELL', 'ONBUILD'].includes(each.keyword)) break
    }
  }
  if (last === undefined || passed.length === 0) return undefined
  const bound = savedMs(view, new Map(passed.map((run) => [run, 0])))
  const estimate = timeEstimate(bound, undefined)
  const { document, file } = view
  const lines = group.filter(({ start }) => start < (last?.start ?? 0))
  const after = replaceAll(document.text, [
    ...lines.map((each) => remove(document, each)),
    insertAfter(
      document,
      last,
      lines.map((each) => textOf(document, each)),
    ),
  ])
  return {
    title: `Move \`ARG ${name}\` below line ${last.endLine}`,
    now: `\`${name}\` has another value in each build, and every RUN below line ${arg.line} runs again for it, ${passed.length === 1 ? `also line ${passed[0]?.line}, which does not use it` : `also ${passed.length} that do not use it`}.`,
    places: [placeOf(view, arg), ...passed.map((run) => placeOf(view, run))],
    edits: [{ file, before: document.text, after }],
    mayBreak: [],
    ...(estimate === undefined ? {} : { estimate }),
    touches: [],
    isWorthIt: isWorthIt(estimate),
  }
}

/** Whether the instruction names one of the variables. */
function uses({ document }: View, each: Instruction, names: ReadonlySet<string>): boolean {
  const text = textOf(document, each)
  return [...names].some((name) => new RegExp(`\\b${name}\\b`).test(text))
}

/** A RUN of nothing but installs of packages: programs of the project may read any variable, these do not. */
function isDeaf(view: View, run: Instruction, installs: readonly Instruction[]): boolean {
  if (installs.includes(run)) return true
  return runText(view.document, run)?.commands.every((one) => isIndependent(one)) === true
}
