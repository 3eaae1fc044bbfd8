/** Files that no step needs make steps run again when they change: they belong into the ignore file. */
import { contextCopy, isIgnored, isWanted, takes } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { isWorthIt, sparedShare, timeEstimate } from '../../view/replay.ts'
import { runsAfter, savedMs } from '../../view/times.ts'
import { placeOf, type View } from '../../view/view.ts'
import { workdirAt, absolute } from '../../view/workdir.ts'
import { withIgnored } from '../ignore-lines.ts'
import { gitReaders } from './git-readers.ts'
import { idlePatterns } from './idle-files.ts'

/** `.git` changes with every commit, and with every clone of one. */
export const unneededFiles = perTarget(
  'unneeded-context-files',
  'Git’s data, documents and build files that no step needs are left out of the build context.',
  (view) => {
    const copies = view.needed.flatMap((stage) =>
      stage.instructions.flatMap((each) => {
        const copy = contextCopy(each)
        return copy?.sources.includes('') === true ? [{ copy, stage }] : []
      }),
    )
    const [first] = copies
    return first === undefined || view.target.ignoreFile === undefined ? [] : (candidate(view, copies) ?? [])
  },
)

type BroadCopy = { copy: NonNullable<ReturnType<typeof contextCopy>>; stage: View['final'] }

function candidate(view: View, copies: readonly BroadCopy[]): Candidate[] | undefined {
  const [first] = copies
  if (first === undefined) return undefined
  const atRoot = view.target.context === '' || view.target.context === '.'
  const hasGit = atRoot && !isIgnored(view, '.git/HEAD') && !isWanted(view, '.git') && takes(first.copy, '.git/HEAD')
  const readers = hasGit ? gitReaders(view) : []
  const idle = idlePatterns(view).filter(({ pattern }) => !isIgnored(view, pattern) && !isWanted(view, pattern))
  const runs = copies.flatMap(({ copy }) => runsAfter(view, copy.instruction))
  const takesGit = hasGit && readers.length === 0
  const isReason = takesGit || idle.some(({ isMinor }) => !isMinor)
  const patterns = [...(takesGit ? ['.git'] : []), ...(isReason ? idle.map(({ pattern }) => pattern) : [])]
  if ((!hasGit && !isReason) || runs.length === 0) return undefined
  const edit = withIgnored(view, patterns)
  const isIdle = (path: string): boolean => idle.some(({ matches }) => matches(path))
  const isTaken = (path: string): boolean => copies.some(({ copy }) => takes(copy, path))
  // A commit is spared when all it changes of the context is idle: what counts then is everything else.
  const share = sparedShare(view, isTaken, (path) => isTaken(path) && !isIdle(path))
  const bound = savedMs(view, new Map(runs.map((run) => [run, 0])))
  const estimate = patterns.includes('.git') ? timeEstimate(bound, undefined) : timeEstimate(bound, share)
  const isWorth = hasGit ? isWorthIt(estimate) : isWorthIt(estimate, share)
  const names = patterns.slice(0, 4).map((pattern) => `\`${pattern}\``)
  return [
    {
      title:
        patterns.length === 0
          ? 'Leave `.git` out of the build context'
          : `Leave ${names.join(', ')}${patterns.length > 4 ? ' and others' : ''} out of the build context`,
      now: `Line ${first.copy.instruction.line} copies them, so a change of one makes ${runs.length === 1 ? 'one RUN' : `${runs.length} RUNs`} run again.${hasGit ? ' `.git` changes with every commit.' : ''}`,
      places: [placeOf(view, first.copy.instruction), { file: view.target.ignoreFile ?? '' }],
      ...(edit === undefined ? {} : { edits: [edit] }),
      mayBreak:
        readers.length === 0
          ? []
          : [...readers, 'To git, a file that is left out is one that was deleted: the version would say so.'],
      ...(estimate === undefined ? {} : { estimate }),
      touches: copies
        .filter(({ stage }) => view.shipped.includes(stage))
        .flatMap(({ copy, stage }) => {
          const to = absolute(workdirAt(stage, copy.instruction) ?? '/', copy.destination) ?? ''
          return patterns.flatMap((pattern) => [`${to}/${pattern}`.slice(1), `${to}/${pattern}/**`.slice(1)])
        }),
      isWorthIt: isWorth,
    },
  ]
}
