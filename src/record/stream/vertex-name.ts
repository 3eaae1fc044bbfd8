/**
 * What a vertex's name says. Names are for people and not part of a vertex's identity: the label of a shared vertex is
 * the one of whoever loaded it first (docs/internals/progress-stream.md: Names), so nothing here is used where provenance knows better.
 */

/** A vertex name taken apart. */
export interface VertexName {
  /** The target of the prefix; absent in the bake of a single target and for vertices of the whole bake. */
  target?: string
  /** `[… internal] …` and other work that is no Dockerfile instruction. */
  internal: boolean
  /** Platform the instruction is for: `linux/arm64` of `linux/amd64->arm64`. */
  platform?: string
  stage?: string
  /** `2/3` of `[build 2/3] RUN make`; absent for what is no Dockerfile step. */
  position?: string
  /** The rest: the instruction with its ARGs expanded, or words such as `exporting to image`. May hold secrets. */
  text: string
}

/**
 * Takes a name apart. `targets` are all targets of the bake, linked ones too; buildx only writes the target into the
 * name when there are at least two (progress.WithPrefix), and a stage may have a target's name.
 */
export function parseVertexName(name: string, targets: ReadonlySet<string>): VertexName {
  const match = /^\[([^\]]*)\] ([\s\S]*)$/.exec(name)
  if (match === null) return { internal: true, text: name }
  const words = match[1]!.split(' ').filter((word) => word !== '')
  const parsed: VertexName = { internal: false, text: match[2]! }
  if (targets.size > 1 && targets.has(words[0] ?? '')) parsed.target = words.shift()!
  const last = words.at(-1)
  if (last !== undefined && /^\d+\/\d+$/.test(last)) parsed.position = words.pop()!
  else parsed.internal = true
  const platform = words.findIndex((word) => word.includes('/'))
  if (platform >= 0) parsed.platform = targetPlatform(words.splice(platform, 1)[0]!)
  if (!parsed.internal && words.length > 0) parsed.stage = words.join(' ')
  return parsed
}

/**
 * `linux/amd64->arm64` is a step that runs on amd64 for an arm64 image. After the arrow the system is only written
 * where it differs (dockerfile2llb's formatTargetPlatform), so `->arm/v7` is an architecture and a variant.
 */
function targetPlatform(word: string): string {
  const [from, to] = word.split('->')
  if (to === undefined) return word
  return /^(linux|windows|darwin|freebsd|wasi)\//.test(to) ? to : `${from!.split('/')[0]}/${to}`
}

/** The Dockerfile keyword a step's text begins with, in lower case: `run`, `copy`, `link` … */
export function keywordOf(text: string): string {
  return /^[A-Za-z]+/.exec(text)?.[0].toLowerCase() ?? ''
}
