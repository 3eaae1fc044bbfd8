/** Symbols in Rust programs: by default a release build has no debug information, and still its symbol table. */
import type { FileEdit } from '../../advice.ts'
import { hasOption, runText } from '../../dockerfile/commands.ts'
import { textOf } from '../../dockerfile/document.ts'
import { folderOf, joined } from '../../view/context.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { runSites, type RunSite } from '../../view/install-site.ts'
import { arrivals } from '../../view/shipping.ts'
import { readToml, type Toml } from '../../view/toml.ts'
import { placeOf, type View } from '../../view/view.ts'

/** Crates that print or send stack traces, which are of no use without symbols. */
const NEEDS_SYMBOLS = [
  'sentry',
  'color-eyre',
  'backtrace',
  'pprof',
  'human-panic',
  'stable-eyre',
  'tracing-error',
  'minidump-writer',
]

/** `profile.release.strip` (doc.rust-lang.org/cargo/reference/profiles.html), in the manifest that decides it. */
export const stripRust = perTarget('unstripped-rust', 'Rust programs are shipped without symbols.', (view) =>
  view.needed.flatMap((stage) => {
    const site = runSites(
      view,
      stage,
      (command, folder) =>
        command.words[0]?.text === 'cargo' &&
        ['build', 'b', 'install'].includes(command.words[1]?.text ?? '') &&
        hasOption(command, '--release', '-r', '--path') &&
        folderOf(view, folder).has('Cargo.toml'),
    )[0]
    // Other files of the stage, such as migrations, stay as they are.
    const touches = arrivals(view, stage, (source) => !/\/(migrations|assets|static|templates|config)\/?$/.test(source))
    if (site === undefined || touches.length === 0 || !view.isImage || isStripped(view)) return []
    return candidate(view, site, touches) ?? []
  }),
)

/** By a variable, a linker flag or a command somewhere. */
function isStripped(view: View): boolean {
  return view.needed.some(({ instructions }) =>
    instructions.some((each) => {
      const text = textOf(view.document, each)
      const isCalled = runText(view.document, each)?.commands.some(
        ({ words }) => words[0]?.text.endsWith('strip') === true,
      )
      return isCalled === true || text.includes('_STRIP') || text.includes('strip=') || text.includes('objcopy')
    }),
  )
}

function candidate(view: View, { run, folder, command }: RunSite, touches: string[]): Candidate[] | undefined {
  const path = joined(view.target.context ?? '', folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`)
  const before = view.project.files.get(path)
  if (before === undefined || hasOption(command, '--profile')) return undefined
  const toml = readToml(before)
  const release = toml.entries.filter(({ table }) => table === 'profile.release')
  const valueOf = (key: string): string | undefined => release.find((each) => each.key === key)?.value
  if (valueOf('strip') !== undefined || before.includes('cdylib')) return undefined
  const debug = valueOf('debug')
  const crates = [...view.project.files].flatMap(([file, text]) =>
    file.endsWith('Cargo.toml') ? readToml(text).entries : [],
  )
  const crate = NEEDS_SYMBOLS.find((name) =>
    crates.some(({ table, key }) => table.includes('dependencies') && (key === name || table.endsWith(`.${name}`))),
  )
  return [
    {
      title: 'Strip the program: `strip = "symbols"` in `[profile.release]`',
      now: `Line ${run.line} builds a program with its symbol table, about a quarter of such a file, and nothing in the image reads it.`,
      places: [placeOf(view, run), { file: path }],
      edits: [edit(path, before, toml)],
      mayBreak: [
        ...(debug === undefined || ['false', '0', '"none"'].includes(debug)
          ? []
          : [`\`${path}\` asks for debug information on purpose (\`debug = ${debug}\`).`]),
        ...(crate === undefined ? [] : [`\`${crate}\` shows stack traces, which need symbols.`]),
      ],
      check: 'Stack traces and profilers lose function names; keep an unstripped copy elsewhere if you read them.',
      touches,
    },
  ]
}

/** One line in the table that is there, or the table at the end. */
function edit(file: string, before: string, { tables }: Toml): FileEdit {
  const newline = before.includes('\r\n') ? '\r\n' : '\n'
  const table = tables.find(({ name }) => name === 'profile.release')
  if (table !== undefined) {
    const at = before[table.end - 1] === '\r' ? table.end - 1 : table.end
    return { file, before, after: `${before.slice(0, at)}${newline}strip = "symbols"${before.slice(at)}` }
  }
  const gap = before === '' || before.endsWith('\n') ? newline : newline + newline
  return { file, before, after: `${before}${gap}[profile.release]${newline}strip = "symbols"${newline}` }
}
