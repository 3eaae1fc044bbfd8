/** A variant's images beside today's. */
import { defined } from '../../shared/defined.ts'
import { imageName, type BuiltImage } from './built-image.ts'
import { compareFiles } from './compare-files.ts'
import type { ImageEffect, Pair } from '../measured.ts'
import { coveredBy } from './touch-globs.ts'

/** How many strange paths of an image are told. */
const TOLD = 20

/** Effects on the images that both builds have, and the names of those that only one has. */
export interface Effects {
  images: ImageEffect[]
  missing: string[]
}

/**
 * Compares a variant's images with today's.
 *
 * @param flaky paths that differ by themselves, by {@link imageName}
 * @param touches globs of paths that may differ
 */
export function imageEffects(
  today: readonly BuiltImage[],
  variant: readonly BuiltImage[],
  { flaky, touches }: { flaky: ReadonlyMap<string, ReadonlySet<string>>; touches: readonly string[] },
): Effects {
  const others = new Map(variant.map((image) => [imageName(image), image]))
  const names = new Set(today.map(imageName))
  const missing = [
    ...today.map(imageName).filter((name) => !others.has(name)),
    ...[...others.keys()].filter((name) => !names.has(name)),
  ]
  const isMeant = coveredBy(touches)
  const images = today.flatMap((image) => {
    const other = others.get(imageName(image))
    return other === undefined ? [] : [effect(image, other, flaky.get(imageName(image)) ?? new Set(), isMeant)]
  })
  return { images, missing }
}

function effect(
  today: BuiltImage,
  variant: BuiltImage,
  flaky: ReadonlySet<string>,
  isMeant: (path: string) => boolean,
): ImageEffect {
  const sizes = defined({
    pull: pair(today.record.compressedBytes, variant.record.compressedBytes),
    uncompressed: pair(today.uncompressed, variant.uncompressed),
    config: settings(today, variant),
  })
  const { target, platform } = today
  if (today.files === undefined || variant.files === undefined) {
    const unknown = today.unknown ?? variant.unknown ?? 'its layers were not read'
    return { target, platform, ...sizes, unknown, strange: [], strangeMore: 0 }
  }
  const all = compareFiles(today.files, variant.files)
  const [left, came, changed] = [all.left, all.came, all.changed].map((paths) => paths.filter((it) => !flaky.has(it)))
  const strange = [left, came, changed]
    .flatMap((paths) => paths ?? [])
    .filter((path) => !isMeant(path))
    .toSorted()
  return {
    target,
    platform,
    ...sizes,
    left: left?.length ?? 0,
    came: came?.length ?? 0,
    changed: changed?.length ?? 0,
    strange: strange.slice(0, TOLD),
    strangeMore: Math.max(0, strange.length - TOLD),
  }
}

function pair(today: number | undefined, variant: number | undefined): Pair | undefined {
  return today === undefined || variant === undefined ? undefined : { today, variant }
}

/** Names of settings that differ, such as `User`; undefined where none does or one side is not known. */
function settings({ config: today }: BuiltImage, { config: variant }: BuiltImage): string[] | undefined {
  if (today === undefined || variant === undefined) return undefined
  const names = new Set([...Object.keys(today), ...Object.keys(variant)])
  const differ = [...names].filter((name) => JSON.stringify(today[name]) !== JSON.stringify(variant[name])).toSorted()
  return differ.length === 0 ? undefined : differ
}
