/**
 * The path of a tar entry as seen from the image's root: `./usr//lib/../bin/` → `usr/bin`; `''` is the root itself.
 * Climbing out ends at the root, as it does for containerd, which joins every name to the root before use.
 */
export function cleanPath(name: string): string {
  if (!UNCLEAN.test(name)) return name
  const parts: string[] = []
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

const UNCLEAN = /^\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/
