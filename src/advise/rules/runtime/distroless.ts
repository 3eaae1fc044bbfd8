/** Debian or Ubuntu under a single program that needs at most a C library. */
import { operands, runText, wordsOf } from '../../dockerfile/commands.ts'
import { textOf, type Instruction } from '../../dockerfile/document.ts'
import { remove, type Replacement } from '../../dockerfile/edits.ts'
import { stageNamed, type Stage } from '../../dockerfile/stages.ts'
import { readToml, tomlText } from '../../view/toml.ts'
import { contextCopy } from '../../view/context.ts'
import { imageName, type ImageName } from '../../view/image-name.ts'
import { startOf } from '../../view/start.ts'
import type { View } from '../../view/view.ts'

/** What distroless has by itself (GoogleContainerTools/distroless, base and cc for Debian 12). */
const INCLUDED = new Set([
  'ca-certificates',
  'tzdata',
  'netbase',
  'libssl3',
  'openssl',
  'libgcc-s1',
  'libstdc++6',
  'libc6',
  'libgomp1',
])
/** Crates named `-sys` that link nothing, or what distroless/cc has; the others may link a library that it lacks. */
const FINE_SYS =
  /^(openssl-sys|linux-raw-sys|windows(-\w+)*-sys|js-sys|web-sys|core-foundation-sys|security-framework-sys|system-configuration-sys|schannel-sys|inotify-sys|kqueue-sys|fsevent-sys|dirs-sys|native-tls)$/

/** The image instead, what else changes, and what speaks against it; nothing for images of another kind. */
export function distroless(
  view: View,
  image: ImageName,
): { image: string; edits: Replacement[]; mayBreak: string[] } | undefined {
  const { tag = '' } = image
  if (image.repository !== 'debian' && image.repository !== 'ubuntu') return undefined
  const instructions = view.shipped.flatMap((stage) => stage.instructions)
  const stages = instructions.flatMap((each) => {
    const from = each.keyword === 'COPY' ? each.flags.find(({ name }) => name === 'from')?.value : undefined
    return from === undefined ? [] : (stageNamed(view.stages, from) ?? [])
  })
  const go = stages.length > 0 && stages.every((stage) => compiles(view, stage, 'go', 'build'))
  const rust = stages.length > 0 && stages.every((stage) => compiles(view, stage, 'cargo', 'build'))
  if (!go && !rust) return undefined
  const isStatic = go && stages.every((stage) => isWithoutCgo(view, stage))
  const start = startOf(view)
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN')
  const mayBreak = [
    ...(go && !isStatic
      ? ['It is not known that the program is static: `CGO_ENABLED=0` is not set where it is built.']
      : []),
    ...(rust
      ? [
          ...systemLibraries(view),
          ...(isBookworm(view, stages, tag)
            ? []
            : ['Builder and base are not both Debian 12, so their OpenSSL may differ.']),
        ]
      : []),
    ...(start.needsShell ? ['The image starts or checks itself by a shell, which is not there.'] : []),
    ...runs.flatMap((run) => needed(view, run)),
    ...scripts(view, instructions),
    ...instructions.flatMap((each) =>
      each.keyword === 'USER' && !/^(\d+(:\d+)?|nobody|nonroot|root)$/.test(each.words[0]?.text ?? '')
        ? [`The user of line ${each.line} is not there.`]
        : [],
    ),
  ]
  return {
    image: `gcr.io/distroless/${isStatic ? 'static' : 'cc'}-debian12`,
    edits: runs.map((run) => remove(view.document, run)),
    mayBreak: [...new Set(mayBreak)],
  }
}

function compiles(view: View, stage: Stage, program: string, verb: string): boolean {
  return stage.instructions.some((each) =>
    runText(view.document, each)?.commands.some(({ words }) => words[0]?.text === program && words[1]?.text === verb),
  )
}

function isWithoutCgo(view: View, { instructions }: Stage): boolean {
  return instructions.some(
    (each) =>
      (each.keyword === 'ENV' || each.keyword === 'RUN') && /\bCGO_ENABLED[= ]"?0/.test(textOf(view.document, each)),
  )
}

/** What a RUN does that would be missing: all but installing what is there anyway. */
function needed(view: View, run: Instruction): string[] {
  return (runText(view.document, run)?.commands ?? []).flatMap((command) => {
    const [name = '', verb] = wordsOf(command)
    if (name === 'rm' || name === 'set' || name === 'update-ca-certificates') return []
    if (!['apt-get', 'apt', 'apk'].includes(name))
      return [`Line ${run.line} runs \`${name}\`, and there is no shell to run anything.`]
    if (verb === 'update' || verb === 'clean') return []
    const other = operands(command)
      .slice(1)
      .filter((each) => !INCLUDED.has(each))
    return other.length === 0
      ? []
      : [`Line ${run.line} installs ${other.map((each) => `\`${each}\``).join(', ')}, which distroless does not have.`]
  })
}

function scripts(view: View, instructions: readonly Instruction[]): string[] {
  return instructions.flatMap((each) => {
    const sources = contextCopy(each)?.sources ?? []
    const script = view.target.contextFiles.find(
      (path) => path.endsWith('.sh') && sources.some((source) => source === '' || path.startsWith(source)),
    )
    return script === undefined ? [] : [`Line ${each.line} copies \`${script}\`, which needs a shell.`]
  })
}

/** Crates that may link system libraries, by the lock file. */
function systemLibraries(view: View): string[] {
  const locks = [...view.project.files].filter(([path]) => path.endsWith('Cargo.lock'))
  if (locks.length === 0) return ['There is no Cargo.lock that says which libraries are linked.']
  const names = locks.flatMap(([, text]) =>
    readToml(text).entries.flatMap(({ table, key, value }) =>
      table === 'package' && key === 'name' ? [tomlText(value) ?? ''] : [],
    ),
  )
  const open = [...new Set(names)].filter((name) => name.endsWith('-sys') && !FINE_SYS.test(name))
  return open.length === 0
    ? []
    : [
        `${open
          .slice(0, 3)
          .map((name) => `\`${name}\``)
          .join(', ')} may link a library that distroless does not have.`,
      ]
}

function isBookworm(view: View, stages: readonly Stage[], tag: string): boolean {
  const builders = stages.map((stage) => {
    let root = stage
    while (root.parent !== undefined) root = root.parent
    return imageName(view.variables.expand(root.image) ?? '').tag ?? ''
  })
  return [tag, ...builders].every((each) => each.includes('bookworm') || each.startsWith('12'))
}
