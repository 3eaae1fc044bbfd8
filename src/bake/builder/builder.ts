import type { Inputs } from '../../inputs.ts'

/** A builder that is ready to bake. */
export interface Builder {
  name: string
  driver: string
  /** BuildKit version without the leading v. */
  buildkit?: string
  /** Only for the docker driver: where images are kept, which decides what can be known of them. */
  store?: 'containerd' | 'graphdriver'
  /** Only for the docker driver: version of the engine, whose BuildKit it is. */
  engine?: string
  /** How many machines share the work; absent for one. */
  nodes?: number
  /** The first platform it offers: its own. */
  nativePlatform: string
  /** True when this run created it for itself alone, so that it is empty, and post must remove it. */
  created: boolean
  /** True for the builder of `keep-state`, which other jobs may use at the same time. */
  kept?: true
  /** Time it took to create and boot, when this run did. */
  bootMs?: number
}

/** The inputs that decide about the builder. */
export type BuilderWish = Pick<
  Inputs,
  'builder' | 'driver' | 'endpoint' | 'driverOpts' | 'buildkitdFlags' | 'buildkitdConfigInline' | 'keepState'
>
