import type { BuildRecord, PushFacts } from './build-record.ts'

/**
 * The record with what became of a target's push.
 *
 * @param digest under which its registry has it, if it does
 */
export function withPush(record: BuildRecord, name: string, push: PushFacts, digest?: string): BuildRecord {
  return {
    ...record,
    targets: record.targets.map((target) => {
      if (target.name !== name) return target
      const platforms =
        digest === undefined ? target.platforms : target.platforms.map((image) => ({ ...image, pushedDigest: digest }))
      return { ...target, platforms, push }
    }),
  }
}
