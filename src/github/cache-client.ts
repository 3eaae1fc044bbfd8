/** The part of `@actions/cache` that is used. Its options are the library's own. */
export interface CacheClient {
  isFeatureAvailable(): boolean
  restoreCache(
    paths: string[],
    primaryKey: string,
    restoreKeys?: string[],
    options?: { lookupOnly?: boolean },
  ): Promise<string | undefined>
  /** @returns -1 when the entry exists already, or when the cache said no; the library has then logged why */
  saveCache(paths: string[], key: string): Promise<number>
}
