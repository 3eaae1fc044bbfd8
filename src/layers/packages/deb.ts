import type { PackageList } from './package-list.ts'

const STATUS = 'var/lib/dpkg/status'
const INFO = /^var\/lib\/dpkg\/info\/([^/:]+)(?::[^/]+)?\.list$/

/**
 * Packages of dpkg: `var/lib/dpkg/status` and `info/*.list`, or on distroless images one file per package in `status.d`.
 * Architecture is left out of names. Since the /usr merge a list may say `/bin/x` for what lies in `usr/bin/x`, so both are
 * claimed; a path listed by nobody's files is simply never asked for.
 */
export function debPackages(kept: ReadonlyMap<string, string>): PackageList {
  const versions = new Map<string, string>()
  const files = new Map<string, string>()
  const listedIn = new Map<string, string>()
  for (const [path, text] of kept) {
    if (path === STATUS || path.startsWith(`${STATUS}.d/`)) {
      for (const { name, version } of paragraphs(text)) versions.set(name, version)
      continue
    }
    const name = INFO.exec(path)?.[1]
    if (name === undefined) continue
    files.set(path, name)
    listedIn.set(name, path)
    for (const line of text.split('\n')) claim(files, line.slice(1), name)
  }
  for (const [path, text] of kept) {
    if (!path.startsWith(`${STATUS}.d/`)) continue
    const listed = path.endsWith('.md5sums') ? path.slice(0, -'.md5sums'.length) : path
    const name = paragraphs(kept.get(listed) ?? '')[0]?.name
    if (name === undefined) continue
    files.set(path, name)
    listedIn.set(name, path)
    // Each line is a checksum, two spaces, and a path without leading slash.
    if (listed !== path) for (const line of text.split('\n')) claim(files, line.slice(34).replace(/^\.?\//, ''), name)
  }
  return { type: 'deb', versions, files, listedIn }
}

function claim(files: Map<string, string>, path: string, name: string): void {
  if (path === '' || path === '.') return
  files.set(path, name)
  if (/^(?:bin|sbin|lib\w*)\//.test(path)) files.set(`usr/${path}`, name)
}

/** Installed packages of a control file. A removed package stays in it with another Status. */
function paragraphs(text: string): { name: string; version: string }[] {
  return text.split(/\n\n+/).flatMap((paragraph) => {
    const field = (key: string): string | undefined => new RegExp(`^${key}: *(.*)$`, 'm').exec(paragraph)?.[1]
    const name = field('Package')
    const version = field('Version')
    const status = field('Status') ?? 'install ok installed'
    return name === undefined || version === undefined || !status.endsWith(' installed') ? [] : [{ name, version }]
  })
}
