/** Pushes of one target by several jobs, joined; part of merging records. */
import { defined } from '../../shared/defined.ts'
import type { PushFacts, TargetRecord } from '../build-record.ts'

/** Worst first: a tag is only made when nothing stands against it. */
const STATES: readonly PushFacts['state'][] = ['failed', 'held', 'untagged', 'pushed']

/** The pushes of one target's platforms as one; undefined when there was none. */
export function joinPush(pushes: readonly PushFacts[]): PushFacts | undefined {
  const [first] = pushes
  if (first === undefined) return undefined
  const union = (key: 'platforms' | 'annotations'): string[] | undefined => {
    const all = new Set(pushes.flatMap((push) => push[key] ?? []))
    return all.size === 0 ? undefined : [...all].toSorted()
  }
  return {
    tags: [...new Set(pushes.flatMap(({ tags }) => tags))].toSorted(),
    state: STATES.find((state) => pushes.some((push) => push.state === state)) ?? first.state,
    ...defined({ platforms: union('platforms'), annotations: union('annotations') }),
  }
}

/** A sentence about a tag that several jobs pushed by themselves, each with its own platforms: the last one has it now. */
export function pushedTwice(parts: readonly TargetRecord[]): string | undefined {
  const pushed = parts.flatMap(({ push }) => (push?.state === 'pushed' ? [...new Set(push.tags)] : []))
  const twice = [...new Set(pushed.filter((tag, at) => pushed.indexOf(tag) !== at))]
  if (twice.length === 0) return undefined
  const tags = twice.map((tag) => `\`${tag}\``).join(', ')
  return (
    `Several jobs pushed ${tags} of \`${parts[0]?.name}\` by themselves, each with its own platforms, so it has only those of the job ` +
    'that came last. Leave `push-when` at its default and give this job `push: true`: it makes one image of all platforms.'
  )
}
