/** A base image with less in it, where it is known that nothing of the rest is used. */
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { imageName, type ImageName } from '../../view/image-name.ts'
import { hasStart, startOf } from '../../view/start.ts'
import { placeOf, type View } from '../../view/view.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import { distroless } from './distroless.ts'
import { lesserUses } from './lesser-uses.ts'

/** What stands instead of an image, by its repository; nothing for variants that are small already. */
const SMALLER: Record<string, (image: ImageName) => string | undefined> = {
  node: (image) => withSuffix(image, 'slim'),
  python: (image) => withSuffix(image, 'slim'),
  'eclipse-temurin': ({ tag = 'latest' }) => {
    const version = /^(\d+)(?:-jdk)?(-(?:jammy|noble|alpine|ubi9-minimal))?$/.exec(tag)
    return version === null ? undefined : `eclipse-temurin:${version[1]}-jre${version[2] ?? ''}`
  },
  'mcr.microsoft.com/dotnet/sdk': ({ tag }) =>
    tag === undefined ? undefined : `mcr.microsoft.com/dotnet/aspnet:${tag}`,
  nginx: ({ tag = '' }) => (/^\d+\.\d+(\.\d+)?$/.test(tag) ? `nginx:${tag}-alpine-slim` : undefined),
}

/** `22` → `22-slim`, `22-bookworm` → `22-bookworm-slim`. */
function withSuffix({ repository, tag }: ImageName, suffix: string): string | undefined {
  if (tag === undefined || !/^\d[\d.]*(-(bookworm|trixie|bullseye))?$/.test(tag)) return undefined
  return `${repository}:${tag}-${suffix}`
}

/** Slim variants, JRE for JDK, runtime for SDK, nginx without modules; distroless for programs that are known to need no more. */
export const smallerBase = perTarget(
  'smaller-base',
  'The image stands on a base that has what it needs and little else.',
  (view) => {
    const root = view.shipped.at(-1)
    const start = startOf(view)
    if (root === undefined || !view.isImage) return []
    const image = imageName(view.variables.expand(root.image) ?? '')
    // nginx has a start of its own; without any, it is not known what the image is for.
    if (image.digest !== undefined || (!hasStart(start) && image.repository !== 'nginx')) return []
    const smaller = SMALLER[image.repository]?.(image)
    if (smaller !== undefined) return [candidate(view, smaller, lesserUses(view, image.repository), [])]
    const other = distroless(view, image)
    return other === undefined ? [] : [candidate(view, other.image, other.mayBreak, other.edits)]
  },
)

function candidate(view: View, smaller: string, mayBreak: readonly string[], more: readonly Replacement[]): Candidate {
  const root = view.shipped.at(-1) ?? view.final
  const [word] = root.from.words
  const isWritten = word !== undefined && !word.text.includes('$')
  const edits = isWritten ? [{ start: word.start, end: word.end, text: smaller }, ...more] : []
  const base = view.target.record.platforms[0]?.layers?.filter(({ fromBase }) => fromBase === true) ?? []
  const bytes = base.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0)
  return {
    title: `Start the image from \`${smaller}\``,
    now: `It stands on \`${root.image}\`${bytes > 0 ? `, ${Math.round(bytes / 1_000_000)} MB of what is pulled` : ''}.`,
    places: [placeOf(view, root.from)],
    ...(edits.length === 0
      ? {}
      : { edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }] }),
    pulls: [smaller],
    mayBreak: isWritten ? mayBreak : [...mayBreak, 'The name of the base is made of variables.'],
    check: smaller.startsWith('gcr.io/distroless')
      ? 'No shell and no other program is left that yours could start, or a person in a running container.'
      : 'Programs of the base that yours starts, or a person in a running container, may be gone.',
    touches: ['**'],
  }
}
