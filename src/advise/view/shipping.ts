/** What of an image's bytes comes from where. */
import type { FileFacts, PlatformRecord } from '../../record/build-record.ts'
import type { Instruction } from '../dockerfile/document.ts'
import { stageNamed, type Stage } from '../dockerfile/stages.ts'
import { stepOf } from './times.ts'
import type { View } from './view.ts'
import { absolute, workdirAt } from './workdir.ts'

/** Below this many bytes a saving is not worth a change of a Dockerfile. */
export const NOTICEABLE_BYTES = 1_000_000

/** What the analysis of the image's files found, of its first platform that has it. */
export function imageFacts({ target }: View): { platform: PlatformRecord; files: FileFacts } | undefined {
  for (const platform of target.record.platforms)
    if (platform.files !== undefined) return { platform, files: platform.files }
  return undefined
}

/**
 * Visible bytes below a folder that no package owns; nothing when the image was not looked at. Small folders may hide in the rest of
 * the tree (`''`): then what is not seen is not known either.
 */
export function bytesBelow(view: View, folder: string): number | undefined {
  const tree = imageFacts(view)?.files.tree
  if (tree === undefined) return undefined
  const bytes = tree
    .filter(({ path }) => path === folder || path.startsWith(`${folder}/`))
    .reduce((sum, each) => sum + each.bytes, 0)
  return bytes > 0 || tree.every(({ path }) => path !== '') ? bytes : undefined
}

/** Bytes of waste that one instruction's layer hides, by the instruction's line that added them; nothing when it is not known. */
export function hiddenBy(
  view: View,
  instruction: Instruction,
): { bytes: number; addedBy: number | undefined }[] | undefined {
  const facts = imageFacts(view)
  if (facts === undefined) return undefined
  const { platform, files } = facts
  const step = stepOf(platform, view.file, instruction)
  const layers = platform.layers ?? []
  const layer = layers.findIndex((each) => step !== undefined && each.step === step)
  const byLine = new Map<number | undefined, number>()
  for (const item of files.waste) {
    if (item.hiddenBy !== layer || layers[item.addedBy]?.fromBase === true) continue
    const line = platform.steps[layers[item.addedBy]?.step ?? -1]?.line
    byLine.set(line, (byLine.get(line) ?? 0) + item.bytes)
  }
  return [...byLine].map(([addedBy, bytes]) => ({ bytes, addedBy }))
}

/** Globs of the places in the image where files of a stage arrive, those of wanted paths; everything where its layers ship themselves. */
export function arrivals(view: View, stage: Stage, isWanted: (source: string) => boolean = () => true): string[] {
  if (view.shipped.includes(stage)) return ['**']
  const found = view.needed.flatMap((other) =>
    other.instructions.flatMap((copy) => {
      const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined
      if (from === undefined || stageNamed(view.stages, from) !== stage) return []
      const words = copy.exec ?? copy.words.map(({ text }) => text)
      if (!words.slice(0, -1).some(isWanted)) return []
      if (!view.shipped.includes(other)) return ['**']
      const to = absolute(workdirAt(other, copy) ?? '/', words.at(-1) ?? '')
      return to === undefined || to === '/' ? ['**'] : [to.slice(1), `${to.slice(1)}/**`]
    }),
  )
  // A stage that starts from it carries its files on.
  return view.needed.some(({ parent }) => parent === stage) ? ['**'] : [...new Set(found)]
}
