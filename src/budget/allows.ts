import type { Level, Verdict } from './verdict.ts'

/**
 * Whether a verdict lets a target be published.
 *
 * What a limit of the total says, it says of every target. A build that did not succeed publishes nothing.
 *
 * @param when the worst level that does: `pass`, `warn`, or `always`
 */
export function allows({ outcome, judgements }: Verdict, target: string, when: 'pass' | 'warn' | 'always'): boolean {
  if (outcome !== 'succeeded') return false
  if (when === 'always') return true
  const levels = new Set<Level>(
    judgements.filter((it) => it.target === target || it.target === 'total').map(({ level }) => level),
  )
  return !levels.has('fail') && (when === 'warn' || !levels.has('warn'))
}
