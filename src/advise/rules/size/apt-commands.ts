/** What a stage does with apt. */
import { operands, runText, type RunText } from '../../dockerfile/commands.ts'
import type { Instruction } from '../../dockerfile/document.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { mountFields, type Stage } from '../../dockerfile/stages.ts'
import { hasUsualShell } from '../../view/install-site.ts'
import type { View } from '../../view/view.ts'

/** A RUN that calls apt. */
export interface AptRun {
  run: Instruction
  text: RunText
  updates: readonly Command[]
  installs: readonly { command: Command; packages: readonly string[] }[]
  /** It removes the package lists, or keeps them on a mount. */
  leavesNoLists: boolean
}

/** RUNs of a stage that call apt, in their order. */
export function aptRuns(view: View, stage: Stage): AptRun[] {
  if (!hasUsualShell(stage)) return []
  return stage.instructions.flatMap((run) => {
    const text = runText(view.document, run)
    const commands =
      text?.commands.filter(({ words }) => words[0]?.text === 'apt-get' || words[0]?.text === 'apt') ?? []
    if (text === undefined || commands.length === 0) return []
    const installs = commands.flatMap((command) => {
      const [verb, ...packages] = operands(command)
      return verb === 'install' ? [{ command, packages }] : []
    })
    return [
      {
        run,
        text,
        updates: commands.filter((command) => operands(command)[0] === 'update'),
        installs,
        leavesNoLists: removesLists(text) || mountsLists(run),
      },
    ]
  })
}

/** Whether commands remove the package lists. */
export function removesLists({ commands }: RunText): boolean {
  return commands.some(
    ({ words }) =>
      words[0]?.text === 'rm' && words.some(({ text }) => /^\/var\/lib\/apt(\/|$)/.test(text) || text === '/var/lib/*'),
  )
}

function mountsLists({ flags }: Instruction): boolean {
  return flags.some((flag) => {
    const fields = flag.name === 'mount' ? mountFields(flag) : new Map<string, string>()
    const target = fields.get('target') ?? fields.get('dst') ?? ''
    return (
      ['cache', 'tmpfs'].includes(fields.get('type') ?? '') &&
      ['/var/lib/apt', '/var/lib/apt/lists'].includes(target.replace(/\/$/, ''))
    )
  })
}
