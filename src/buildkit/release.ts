/** A version without its `v`. Distributions build dockerd's BuildKit without one; `0.0.0+unknown` is none. */
export function releaseOf(version: string | undefined): string | undefined {
  return version === undefined || /^v?0\.0\.0/.test(version) ? undefined : version.replace(/^v/, '')
}
