/** What a replay of commits says of a variant. */
import { updateBytes } from '../../compare/update-size.ts'
import type { BuildRecord, PlatformRecord } from '../../record/build-record.ts'
import type { CommitKind } from './commit-kind.ts'
import type { ImageEffect, Pair, TimeEffect } from '../measured.ts'
import { savingOf } from './saving.ts'

/** One commit built once with today's files and once with the variant's. */
export interface ReplayedPair {
  kind: CommitKind
  today: BuildRecord
  variant: BuildRecord
}

/**
 * Times by what the commits changed, from pairs in the order of the commits. The first one had no cache to build on, so it is the
 * cold build and speaks for no kind of change.
 */
export function timeEffects(replayed: readonly ReplayedPair[]): TimeEffect[] {
  const pairs = replayed.map(({ kind, today, variant }, at) => ({
    today: today.wallMs,
    variant: variant.wallMs,
    stratum: at === 0 ? 'cold' : kind,
  }))
  const kinds = ['cold', 'source', 'dependency'] as const
  const effects = kinds.flatMap((kind) => {
    const own = pairs.filter(({ stratum }) => stratum === kind)
    return own.length === 0 ? [] : [savingOf(kind, own, pairs)]
  })
  // Of a single commit the sum would say the same once more.
  return pairs.length < 2 ? effects : [...effects, savingOf('replay', pairs)]
}

/** The same images with `update`: what a machine pulls that has the commit before, on average, where every step of it is known. */
export function withUpdates(images: readonly ImageEffect[], replayed: readonly ReplayedPair[]): ImageEffect[] {
  return images.map((image) => {
    const update = updatesOf(image, replayed)
    return update === undefined ? image : { ...image, update }
  })
}

function updatesOf(
  image: Pick<ImageEffect, 'target' | 'platform'>,
  replayed: readonly ReplayedPair[],
): Pair | undefined {
  const mean = (arm: 'today' | 'variant'): number | undefined => {
    const bytes = replayed.slice(1).map((pair, at) => {
      const [now, before] = [imageIn(pair[arm], image), imageIn(replayed[at]![arm], image)]
      return now && before && updateBytes(now, before)
    })
    const known = bytes.filter((it) => it !== undefined)
    if (known.length === 0 || known.length < bytes.length) return undefined
    return Math.round(known.reduce((sum, it) => sum + it, 0) / known.length)
  }
  const [today, variant] = [mean('today'), mean('variant')]
  return today === undefined || variant === undefined ? undefined : { today, variant }
}

function imageIn(
  { targets }: BuildRecord,
  { target, platform }: Pick<ImageEffect, 'target' | 'platform'>,
): PlatformRecord | undefined {
  return targets.find(({ name }) => name === target)?.platforms.find((it) => it.platform === platform)
}
