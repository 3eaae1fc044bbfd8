/** Downloads that pip and npm keep for a next time, in layers that are shipped and never install again. */
import { hasOption, runText, wordsOf } from '../../dockerfile/commands.ts'
import { textOf } from '../../dockerfile/document.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import { mountFields } from '../../dockerfile/stages.ts'
import { pipArguments } from '../../ecosystems/python.ts'
import { perTarget } from '../../view/each-target.ts'
import { hasUsualShell } from '../../view/install-site.ts'
import { bytesBelow, NOTICEABLE_BYTES } from '../../view/shipping.ts'
import { placeOf } from '../../view/view.ts'
import { appendCommand } from './append-command.ts'

/** pip by its option, npm by cleaning up in the same RUN; npm only where the image was seen to hold the cache. */
export const packageCaches = perTarget(
  'package-caches',
  'Layers of the image hold no download caches of pip or npm.',
  (view) => {
    if (!view.isImage) return []
    const isOff = view.shipped.some(({ instructions }) =>
      instructions.some((each) => each.keyword === 'ENV' && textOf(view.document, each).includes('PIP_NO_CACHE_DIR')),
    )
    return view.shipped.filter(hasUsualShell).flatMap(({ instructions }) =>
      instructions.flatMap((run) => {
        const text = runText(view.document, run)
        const mounts = run.flags
          .filter(({ name }) => name === 'mount')
          .map((flag) => mountFields(flag).get('target') ?? '')
        if (text === undefined || text.form === 'exec') return []
        const edits: Replacement[] = []
        let bytes: number | undefined
        for (const command of text.commands.filter(({ nested }) => !nested)) {
          const words = wordsOf(command)
          if (pipArguments(words) !== undefined && words[0] !== 'uv') {
            bytes = bytesBelow(view, 'root/.cache/pip')
            const isMounted = mounts.some((target) => target.includes('/.cache'))
            if (isOff || isMounted || hasOption(command, '--no-cache-dir', '--no-cache', '--cache-dir') || bytes === 0)
              continue
            const verb = command.words.find((word) => word.text === 'install')?.end ?? command.end
            edits.push({ start: verb, end: verb, text: ' --no-cache-dir' })
          } else if (words[0] === 'npm' && ['ci', 'install', 'i'].includes(words[1] ?? '')) {
            bytes = bytesBelow(view, 'root/.npm')
            const isCleaned = text.commands.some((each) => wordsOf(each).slice(0, 3).join(' ') === 'npm cache clean')
            if (isCleaned || mounts.some((target) => target.includes('/.npm')) || (bytes ?? 0) < NOTICEABLE_BYTES)
              continue
            const edit = appendCommand(view.document, text, command, 'npm cache clean --force')
            if (edit !== undefined) edits.push(edit)
          }
        }
        if (edits.length === 0) return []
        return [
          {
            title: 'Keep no downloads of packages in the image',
            now: `Line ${run.line} leaves what it downloads in a cache, and so in its layer.`,
            places: [placeOf(view, run)] as const,
            edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
            mayBreak: [],
            ...(bytes === undefined || bytes === 0 ? {} : { estimate: { kind: 'exact' as const, bytes } }),
            touches: ['root/.cache/**', 'root/.npm/**'],
            isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
            suitsOthers: true,
          },
        ]
      }),
    )
  },
)
