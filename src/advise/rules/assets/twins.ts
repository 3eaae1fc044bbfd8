/** Files that nginx compresses anew for each answer, or compressed files beside them that it does not send. */
import { runText, wordsOf } from '../../dockerfile/commands.ts'
import { insertAfter, keywordLike, replaceAll } from '../../dockerfile/edits.ts'
import { stageNamed, type Stage } from '../../dockerfile/stages.ts'
import type { FileEdit } from '../../advice.ts'
import { contextCopy, filesOf, joined } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { imageName } from '../../view/image-name.ts'
import { placeOf, type View } from '../../view/view.ts'
import { linesOf } from '../../patch/line-diff.ts'
import { hasUsualShell } from '../../view/install-site.ts'

/** What makes compressed twins in a build. */
const MAKERS = ['compression', 'gzip', 'brotli', 'gzipper', 'compress']

/** gzip alone: brotli is a module that the official nginx does not have. */
export const assetTwins = perTarget(
  'asset-twins',
  'Static files have compressed twins, and the server sends them.',
  (view) => {
    const server = view.shipped.at(-1)
    if (
      server === undefined ||
      imageName(view.variables.expand(server.image) ?? '')
        .repository.split('/')
        .at(-1)
        ?.startsWith('nginx') !== true
    )
      return []
    const config = configOf(view)
    const site = siteOf(view)
    if (config === undefined || site === undefined) return []
    const hasTwins = makesTwins(view, site.stage)
    const isSent = says(config.text, 'gzip_static', 'on', 'always')
    if (hasTwins === isSent) return hasTwins ? [] : bothMissing(view, config, site)
    if (!hasTwins) return []
    return [
      {
        ...parts(view, config),
        title: 'Let nginx send the compressed files: `gzip_static on;`',
        now: `The build makes compressed twins of the files in \`${site.folder}\`, and \`${config.path}\` never sends them: they are bytes of the image that nobody reads.`,
        edits: [withStatic(config)].filter((edit) => edit !== undefined),
      },
    ]
  },
)

type Config = { path: string; text: string; copy: View['final']['from'] }
type Site = { stage: Stage; folder: string; copy: View['final']['from'] }

function parts(view: View, { path, copy }: Config): Pick<Candidate, 'places' | 'mayBreak' | 'touches' | 'check'> {
  return {
    places: [placeOf(view, copy), { file: path }],
    mayBreak: [],
    check: 'Behind a CDN that compresses by itself nothing is gained.',
    touches: ['etc/nginx/**', '**/*.gz'],
  }
}

/** Compressing at build time costs bytes of the image and saves the server the work: only where it compresses at all. */
function bothMissing(view: View, config: Config, site: Site): Candidate[] {
  const last = site.stage.instructions.findLast(({ keyword }) => keyword === 'RUN')
  const edit = withStatic(config)
  if (!says(config.text, 'gzip', 'on') || last === undefined || edit === undefined || !hasUsualShell(site.stage))
    return []
  const { document, file } = view
  const find = `find ${site.folder} -type f -size +1k \\( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' -o -name '*.json' \\) -exec gzip -k9 {} +`
  const after = replaceAll(document.text, [
    insertAfter(document, last, [`${keywordLike(document, last, 'RUN')} ${find}`]),
  ])
  return [
    {
      ...parts(view, config),
      title: 'Compress static files once, when the image is built',
      now: `\`${config.path}\` has \`gzip on\` and no \`gzip_static\`: nginx compresses each file again for each answer. The twins make the image larger.`,
      edits: [{ file, before: document.text, after }, edit],
    },
  ]
}

/** A configuration of the project that is copied to nginx. */
function configOf(view: View): Config | undefined {
  for (const { instructions } of view.shipped) {
    for (const each of instructions) {
      const copy = contextCopy(each)
      if (copy === undefined || !copy.destination.startsWith('/etc/nginx')) continue
      const [path] = filesOf(view, copy).filter((name) => name.endsWith('.conf'))
      const full = path === undefined ? undefined : joined(view.target.context ?? '', path)
      const text = full === undefined ? undefined : view.project.files.get(full)
      if (full !== undefined && text !== undefined) return { path: full, text, copy: each }
    }
  }
  return undefined
}

/** The stage whose files nginx serves. */
function siteOf(view: View): Site | undefined {
  for (const { instructions } of view.shipped) {
    for (const copy of instructions) {
      const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined
      const stage = from === undefined ? undefined : stageNamed(view.stages, from)
      const words = (copy.exec ?? copy.words.map(({ text }) => text)).slice()
      const [folder] = words
      if (stage !== undefined && folder !== undefined && words.length === 2 && /\/(html|www)\b/.test(words[1] ?? ''))
        return { stage, folder, copy }
    }
  }
  return undefined
}

function makesTwins(view: View, stage: Stage): boolean {
  const commands = stage.instructions.flatMap((each) => runText(view.document, each)?.commands ?? []).map(wordsOf)
  if (commands.some((words) => words.some((word) => MAKERS.includes(word.replace(/^.*\//, ''))))) return true
  return [...view.project.files].some(
    ([path, text]) =>
      /(package\.json|\.config\.[cm]?[jt]s)$/.test(path) &&
      MAKERS.some((maker) => text.includes(`${maker}-`) || text.includes(`-${maker}`)),
  )
}

/** The directive beside `gzip on`, else beside the folder that is served. */
function withStatic({ path, text }: Config): FileEdit | undefined {
  const lines = linesOf(text)
  const at = [directive('gzip', 'on'), /^\s*root\s/]
    .map((wanted) => lines.findIndex((line) => wanted.test(line)))
    .find((each) => each >= 0)
  const line = at === undefined ? undefined : lines[at]
  if (at === undefined || line?.endsWith('\n') !== true) return undefined
  const indent = line.slice(0, line.length - line.trimStart().length)
  const added = `${indent}gzip_static on;${line.endsWith('\r\n') ? '\r\n' : '\n'}`
  return { file: path, before: text, after: [...lines.slice(0, at + 1), added, ...lines.slice(at + 1)].join('') }
}

/** Whether a line of the configuration says so; comments do not. */
function says(text: string, name: string, ...values: readonly string[]): boolean {
  return linesOf(text).some((line) => values.some((value) => directive(name, value).test(line)))
}

function directive(name: string, value: string): RegExp {
  return new RegExp(`^\\s*${name}\\s+${value}\\s*;`)
}
