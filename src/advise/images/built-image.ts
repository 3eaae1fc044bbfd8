import type { LiveFile } from '../../layers/overlay.ts'
import type { PlatformRecord } from '../../record/build-record.ts'

/** One image that was built to be compared with another. */
export interface BuiltImage {
  target: string
  platform: string
  /** Sizes and layers. */
  record: PlatformRecord
  /** Bytes of the layers' tars; absent where a layer could not be read. */
  uncompressed?: number
  /** Every visible path; absent where a layer could not be read. */
  files?: readonly LiveFile[]
  /** Why there are no files: a sentence's end. */
  unknown?: string
  /** What a container gets beside files: `config` of the image's configuration. Absent where it could not be read. */
  config?: Readonly<Record<string, unknown>>
}

/** What an image is called in a {@link Flaky}, and found by in another build. */
export function imageName({ target, platform }: Pick<BuiltImage, 'target' | 'platform'>): string {
  return `${target} ${platform}`
}
