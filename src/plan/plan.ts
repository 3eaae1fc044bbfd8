/** What will be built: the part of `docker buildx bake --print` that the rest of the action needs. */
export interface Plan {
  /** Targets in the order bake names them: the requested ones and the ones linked through `target:` contexts. */
  targets: PlannedTarget[]
}

/** One target of the resolved bake definition. Build-arg values are not kept, only names. */
export interface PlannedTarget {
  name: string
  /** False for targets that are only there because another target names them as a context. */
  requested: boolean
  /** Where bake runs, relative to the repository; absent when that is its root. */
  folder?: string
  /** As printed: a path (relative to the source) or a URL. */
  context: string
  /** Relative to the context; absent with an inline Dockerfile. */
  dockerfile?: string
  inline?: true
  /** Named contexts, e.g. `{tools: 'target:tools'}`. */
  contexts: Record<string, string>
  argNames: string[]
  /** As written; empty means the builder's own platform. */
  platforms: string[]
  /** Stage to build, absent for the last one. */
  stage?: string
  noCache: boolean
  /** Stages that must not come from the cache (`no-cache-filter`), as written; absent when there are none. */
  noCacheStages?: string[]
  /** Why the target makes no image; absent when it does. */
  noImage?: 'call' | 'cacheonly'
  /** Output types in order, e.g. `['docker', 'image']`; empty means the driver's default. */
  outputs: string[]
  /** Cache backends imported from and exported to, e.g. `['gha']`. */
  cacheFrom: string[]
  cacheTo: string[]
  /** Scopes of the GitHub Actions cache it exports to; absent when there are none. */
  cacheScopes?: string[]
}
