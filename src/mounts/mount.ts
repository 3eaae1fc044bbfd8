/** A cache mount, `RUN --mount=type=cache`, as BuildKit tells one from another. */
export interface Mount {
  /** The `id` option, or the mount's target path where there is none. */
  id: string
  /** `BUILDKIT_CACHE_MOUNT_NS` of the build; empty for most. */
  namespace: string
  /**
   * Present when the mount was written with `uid`, `gid` or `mode`. BuildKit then starts it from a folder made so, and keeps it
   * apart from a mount of the same id without (getRefCacheDir in solver/llbsolver/mounts).
   */
  owner?: { uid: number; gid: number; mode: number }
}

/** One text per mount: equal exactly where BuildKit sees the same mount. */
export function mountKey({ id, namespace, owner }: Mount): string {
  return JSON.stringify([namespace, id, ...(owner === undefined ? [] : [owner.uid, owner.gid, owner.mode])])
}
