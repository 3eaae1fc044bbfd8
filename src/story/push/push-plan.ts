import { printDefinition } from '../../bake/bake.ts'
import type { Builder } from '../../bake/builder/builder.ts'
import { hasLimits } from '../../budget/budgets.ts'
import type { BakeDefinition } from '../../plan/definition.ts'
import { splitAnnotations } from '../../plan/annotations.ts'
import { byDigest, holdBack, isPush, tagsOf, withoutIndexAnnotations, type HeldBack } from '../../plan/publishing.ts'
import type { BuildRecord, PushFacts } from '../../record/build-record.ts'
import { withPush } from '../../record/push.ts'
import { defined } from '../../shared/defined.ts'
import { asArray, asObject, asString } from '../../shared/json.ts'
import type { Run } from '../run.ts'

/** The definition as bake prints it for this job, and as it would without some of its inputs, where that matters. */
export interface Printed {
  /** With everything that was asked for. */
  asked: BakeDefinition
  /** Without `push` and `load`; absent where nothing waits for a verdict. */
  plain?: BakeDefinition
  /** With the platforms that the files name; absent unless the input `set` chooses among them. */
  whole?: BakeDefinition
}

/** What is pushed and loaded, and when. */
export interface PushPlan {
  /** Changes the definition that is baked now. */
  now: (definition: BakeDefinition) => BakeDefinition
  /** What waits for the verdict. */
  held?: HeldBack
  /** Facts of each target that is pushed, as they are once all went well. */
  pushes: Map<string, PushFacts>
  /** One sentence each. */
  notes: string[]
}

const CHOOSES_PLATFORMS = /^[^.=]+\.platforms?\+?=/

/** Resolves the definition, all ways at once. @throws EngineError with bake's own words */
export async function printDefinitions({ cli, inputs, budgets }: Run): Promise<Printed> {
  const waits =
    (inputs.push || inputs.load) && inputs.mode === 'auto' && inputs.pushWhen !== 'always' && hasLimits(budgets)
  const chooses = inputs.push && inputs.set.some((entry) => CHOOSES_PLATFORMS.test(entry))
  const set = inputs.set.filter((entry) => !CHOOSES_PLATFORMS.test(entry))
  const [asked, plain, whole] = await Promise.all([
    printDefinition(cli, inputs),
    waits ? printDefinition(cli, { ...inputs, push: false, load: false }) : undefined,
    chooses ? printDefinition(cli, { ...inputs, set }) : undefined,
  ])
  return { asked, ...defined({ plain, whole }) }
}

/**
 * Decides what is pushed when: with limits after the verdict, from a job that leaves its record to another one by digest and
 * without a tag, and else as buildx does.
 */
export function planPushes({ inputs }: Run, builder: Builder, { asked, plain, whole }: Printed): PushPlan {
  const pushes = new Map<string, PushFacts>()
  const narrowed = new Set<string>()
  for (const [name, target] of Object.entries(asked.target)) {
    const tags = (target.output ?? []).filter(isPush).flatMap((entry) => tagsOf(entry, target))
    if (tags.length === 0) continue
    const platforms = whole?.target[name]?.platforms ?? []
    const missing = platforms.filter((platform) => target.platforms?.includes(platform) !== true)
    if (missing.length > 0) narrowed.add(name)
    pushes.set(name, {
      tags: [...new Set(tags)],
      state: 'pushed',
      ...(missing.length > 0 ? { platforms, ...indexAnnotations(target.annotations) } : {}),
    })
  }
  const plan: PushPlan = { now: (definition) => definition, pushes, notes: [] }
  if (inputs.mode === 'build' && inputs.pushWhen !== 'always') return untaggedPlan(plan, builder, narrowed, asked)
  plan.notes.push(...[...narrowed].map((name) => takesTags(name, pushes.get(name)!, asked)))
  if (plain === undefined) return plan
  const held = holdBack(asked, plain, builder)
  if (held === undefined) {
    if (pushes.size > 0) plan.notes.push(cannotWait(builder))
    return plan
  }
  return { ...plan, held, now: (definition) => held.withoutThem(definition) }
}

/** In a job of many there is no verdict yet. */
function untaggedPlan(
  plan: PushPlan,
  builder: Builder,
  narrowed: ReadonlySet<string>,
  asked: BakeDefinition,
): PushPlan {
  if (plan.pushes.size === 0) return plan
  if (builder.driver === 'docker' || builder.nodes !== undefined) {
    const why = builder.driver === 'docker' ? 'the docker driver' : 'a builder of several nodes'
    return { ...plan, notes: [`Tags are pushed before there is a verdict: ${why} cannot push by digest alone.`] }
  }
  const { untagged } = byDigest(asked)
  for (const [name, push] of plan.pushes) if (untagged.has(name)) plan.pushes.set(name, { ...push, state: 'untagged' })
  return { ...plan, now: (definition) => byDigest(withoutIndexAnnotations(definition, narrowed)).definition }
}

/** The record with the pushes that the bake itself has made. */
export function withBakedPushes(
  record: BuildRecord,
  { pushes, held }: PushPlan,
  metadata: Record<string, unknown> | undefined,
): BuildRecord {
  let result = record
  for (const [name, push] of pushes) {
    if (held?.waiting.group?.default?.targets?.includes(name) === true) continue
    const built = record.targets.find((target) => target.name === name)?.outcome === 'succeeded'
    const digest = asString(asObject(metadata?.[name])?.['containerimage.digest'])
    result = withPush(result, name, built ? push : { ...push, state: 'failed' }, built ? digest : undefined)
  }
  return result
}

function indexAnnotations(annotations: unknown): Pick<PushFacts, 'annotations'> {
  const { index } = splitAnnotations(asArray(annotations).filter((it) => typeof it === 'string'))
  return index.length === 0 ? {} : { annotations: index }
}

function takesTags(name: string, { tags, platforms = [] }: PushFacts, asked: BakeDefinition): string {
  const own = (asked.target[name]?.platforms ?? []).join(', ')
  return (
    `\`${name}\` is for ${platforms.join(', ')}, and this job pushes \`${tags[0]}\` with ${own} alone: a job that pushes the other ` +
    'platforms takes the tag from it. Give the jobs `mode: build`, and one after them `mode: report` with `push: true`, which makes one image of all.'
  )
}

function cannotWait(builder: Builder): string {
  const why =
    builder.nodes === undefined
      ? 'the docker driver on the classic image store builds and keeps an image in one go'
      : 'a builder of several nodes does not tell what it built before it pushed it'
  return `Images are pushed before there is a verdict, as buildx does: ${why}.`
}
