/** One change that pays: what is so today, what to change, what it brings, the proof that nothing else changes. */
import type { Judged } from '../../../advise/measured.ts'
import { isShownAsIs } from '../../text/escape.ts'
import { heading, list, paragraph, type Block } from '../../text/document.ts'
import { figures } from '../figures.ts'
import { sameness } from './sameness.ts'
import { ending, placesOf, targetsOf, titleOf, type Writing } from '../writing.ts'

/** The chapter of the change with this place in the order. */
export function candidateChapter(writing: Writing, judged: Judged, order: number): Block[] {
  return [heading(`P${order} · ${titleOf(judged.candidate)}`), ...found(judged), ...effects(writing, judged)]
}

/** What was found and where; of a patch file, whose it is. */
export function found({ candidate }: Judged): Block[] {
  const { finding, targets } = candidate
  const about = targets.length === 0 ? '' : `${targetsOf(targets)}: `
  if (finding === undefined)
    return paragraph(
      candidate.source === 'file'
        ? `${about}your patch, measured as our own are.`
        : `${about}proposed without a finding.`,
    )
  const places = placesOf(finding)
  return paragraph(`${about}${ending(finding.now, 1000)}${places === undefined ? '' : ` Where: ${places}.`}`)
}

/** Figures, proof, what to look at, and the patch. */
export function effects(writing: Writing, judged: Judged): Block[] {
  const lines = [...sameness(writing, judged), ...checks(writing, judged)]
  return [...figures(writing, judged), ...list(lines), ...patchOf(writing, judged)]
}

/** What is to be looked at before the change is taken, and what was tested. */
function checks({ report }: Writing, { candidate, test }: Judged): string[] {
  const check = candidate.finding?.check
  const tested = {
    passed: '✅ The test of `advise-test` passed with today’s files and with the change.',
    'not-tested': report.method.test === undefined ? '👀 Not tested: no `advise-test` was given.' : '👀 Not tested.',
    unknown: '👀 Not tested.',
  }[test ?? 'unknown']
  return [tested, ...(check === undefined ? [] : [`👀 Look at this before taking it: ${ending(check)}`])]
}

/** The folded patch; says what is not shown as it is. */
export function patchOf({ depth }: Writing, { candidate }: Judged): Block[] {
  const { patch } = candidate
  if (depth.patch === 0 || patch === '') return []
  const files = new Set([...patch.matchAll(/^\+\+\+ (?:b\/)?(?!\/dev\/null)(.+)$/gm)].map(([, file]) => file))
  const size = files.size === 0 ? '' : ` of ${files.size === 1 ? '1 file' : `${files.size} files`}`
  const cut = patch.length > depth.patch
  return [
    {
      kind: 'fold',
      summary: `🩹 **The patch**${size}, for \`git apply\``,
      blocks: [
        { kind: 'patch', patch, max: depth.patch },
        ...paragraph(
          isShownAsIs(patch, depth.patch)
            ? undefined
            : cut
              ? '✂️ Cut: the whole patch is in `advice.json`.'
              : 'Shown as � or left out: characters that nobody sees, and carriage returns. Take the patch from `advice.json`.',
        ),
      ],
    },
  ]
}
