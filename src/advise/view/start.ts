/** What a container of the image starts, as far as its Dockerfile says it. */
import { startCommand } from '../dockerfile/commands.ts'
import type { Instruction } from '../dockerfile/document.ts'
import type { Command } from '../dockerfile/shell.ts'
import type { View } from './view.ts'

/** The last ENTRYPOINT, CMD and HEALTHCHECK of the image's own stages. */
export interface Start {
  instructions: readonly Instruction[]
  commands: readonly Command[]
  /** One of them is in shell form, so the image needs a shell. */
  needsShell: boolean
}

/** Reads it; without any, the base image decides what is started. */
export function startOf({ shipped, document }: View): Start {
  const all = shipped.toReversed().flatMap(({ instructions }) => instructions)
  const found = ['ENTRYPOINT', 'CMD', 'HEALTHCHECK'].flatMap((keyword) => {
    const last = all.findLast((each) => each.keyword === keyword)
    return last === undefined || last.words[0]?.text.toUpperCase() === 'NONE' ? [] : [last]
  })
  const read = found.map((each) => startCommand(document, each))
  return {
    instructions: found,
    commands: read.flatMap(({ commands }) => commands),
    needsShell: read.some(({ shell }) => shell),
  }
}

/** Whether ENTRYPOINT or CMD says what is started. */
export function hasStart({ instructions }: Start): boolean {
  return instructions.some(({ keyword }) => keyword !== 'HEALTHCHECK')
}

/** Value of an ENV of the image's stages, or of a stage's chain; the last one counts. */
export function environmentOf(
  stages: readonly { instructions: readonly Instruction[] }[],
  name: string,
): string | undefined {
  let value: string | undefined
  for (const { keyword, words } of stages.toReversed().flatMap(({ instructions }) => instructions)) {
    if (keyword !== 'ENV') continue
    for (const [at, { text }] of words.entries()) {
      if (text.startsWith(`${name}=`)) value = text.slice(name.length + 1).replaceAll(/^["']|["']$/g, '')
      // The old form: `ENV NAME value`.
      else if (at === 0 && text === name && words[1] !== undefined) value = words[1].text
    }
  }
  return value
}
