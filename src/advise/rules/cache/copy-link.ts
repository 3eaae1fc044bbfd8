/** `COPY --link` keeps a layer valid when the base below it moves: nothing has to be copied, or exported, again. */
import { perTarget } from '../../view/each-target.ts'
import { imageName } from '../../view/image-name.ts'
import { contextPath } from '../../../patterns/path-match.ts'
import { placeOf, type View } from '../../view/view.ts'
import { replaceAll } from '../../dockerfile/edits.ts'
import type { Instruction } from '../../dockerfile/document.ts'
import { absolute, workdirAt } from '../../view/workdir.ts'

/** Share of the last commits that must have moved the base, and how many commits tell it. */
const OFTEN = 0.05
const ENOUGH_COMMITS = 20
/** Folders that are links to others in today's distributions: `--link` would put a folder in the link's place. */
const LINKS = /^\/(bin|sbin|lib|lib64|var\/run|var\/lock)(\/|$)/

/** Where the base is pinned by digest, a commit that changes only the Dockerfile is most likely a new digest. */
export const copyLink = perTarget(
  'copy-link',
  'Copies onto a base that moves often are made with `--link`.',
  (view) => {
    const root = view.shipped.at(-1)
    const { commits } = view.project
    if (
      root === undefined ||
      !view.isImage ||
      imageName(view.variables.expand(root.image) ?? root.image).digest === undefined
    )
      return []
    const bumps = commits.filter(({ paths }) => paths.length === 1 && paths[0] === view.file)
    if (commits.length < ENOUGH_COMMITS || bumps.length / commits.length < OFTEN) return []
    const own = view.shipped.flatMap((stage) => stage.instructions.map((each) => ({ stage, each })))
    // With a RUN among them the layers above depend on it all the same.
    if (own.some(({ each }) => each.keyword === 'RUN')) return []
    const open = own
      .filter(({ each }) => each.keyword === 'COPY' && each.flags.every(({ name }) => name !== 'link'))
      .map(({ each }) => each)
    const [first] = open
    if (first === undefined) return []
    const edits = open.map(({ start, keyword }) => ({
      start: start + keyword.length,
      end: start + keyword.length,
      text: ' --link',
    }))
    return [
      {
        title: 'Copy with `--link`',
        now: `${bumps.length} of the last ${commits.length} commits changed the Dockerfile alone, as a new digest of \`${imageName(root.image).repository}\` does, and each copied everything again.`,
        places: [placeOf(view, first), ...open.slice(1).map((each) => placeOf(view, each))] as const,
        edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
        mayBreak: open.flatMap((each) => reasons(view, each)),
        touches: [],
      },
    ]
  },
)

/** `--link` copies onto nothing: it sees neither links nor users of the image below. */
function reasons(view: View, copy: Instruction): string[] {
  const stage = view.shipped.find(({ instructions }) => instructions.includes(copy))
  const to =
    stage === undefined
      ? undefined
      : absolute(workdirAt(stage, copy), (copy.exec ?? copy.words.map(({ text }) => text)).at(-1) ?? '')
  const owner = copy.flags.find(({ name }) => name === 'chown')?.value
  return [
    ...(to === undefined || LINKS.test(`/${contextPath(to)}`)
      ? [`Line ${copy.line} copies to a folder that may be a link.`]
      : []),
    ...(owner === undefined || /^\d+(:\d+)?$/.test(owner)
      ? []
      : [`Line ${copy.line} names the user \`${owner}\`, whom \`--link\` cannot look up.`]),
  ]
}
