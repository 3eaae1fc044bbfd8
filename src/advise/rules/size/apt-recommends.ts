/** Packages that apt installs because others recommend them, in layers that are shipped. */
import { textOf } from '../../dockerfile/document.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import { hasOption } from '../../dockerfile/commands.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { placeOf, type View } from '../../view/view.ts'
import { aptRuns, type AptRun } from './apt-commands.ts'

/**
 * Packages that do what they are installed for without those they recommend, by Debian 12's Recommends fields. Of others it is not known
 * here: gcc recommends libc6-dev, python3-pip a compiler, r-base its base packages.
 */
const SUFFICIENT = new Set(
  (
    'ca-certificates curl wget tzdata tini dumb-init gosu procps netcat-openbsd jq unzip zip xz-utils bzip2 bash less locales openssl ' +
    'gettext-base iproute2 iputils-ping dnsutils postgresql-client redis-tools sqlite3 nginx nginx-light libnginx-mod-http-brotli-static ' +
    'git gnupg rsync make file zstd lsof tar gzip findutils coreutils supervisor cron'
  ).split(' '),
)
/** A library's Recommends are data and tools for special uses; -dev packages and plug-ins are another matter. */
const LIBRARY = /^lib[a-z0-9.+-]+\d[a-z0-9.]*$/
/** Need certificates for HTTPS, and have them only by a recommendation of libcurl, or of themselves. */
const NEEDS_CERTIFICATES = new Set(['curl', 'wget', 'git'])

/** Says which packages it cannot judge instead of changing their install. */
export const aptRecommends = perTarget(
  'apt-recommends',
  'apt installs what the image needs, without what is recommended beside it.',
  (view) => {
    if (!view.isImage) return []
    const chain = view.shipped.toReversed()
    // The configuration says the same for all installs.
    const isConfigured = chain.some(({ instructions }) =>
      instructions.some((each) => textOf(view.document, each).includes('Install-Recommends')),
    )
    if (isConfigured) return []
    const runs = chain.flatMap((stage) => aptRuns(view, stage))
    return runs.flatMap((run) => candidate(view, run, runs) ?? [])
  },
)

function candidate(view: View, { run, text, installs }: AptRun, runs: readonly AptRun[]): Candidate | undefined {
  const open = installs.filter(({ command }) => !hasOption(command, '--no-install-recommends') && !command.nested)
  if (open.length === 0 || text.form === 'exec') return undefined
  const all = runs.flatMap((each) => each.installs.flatMap(({ packages }) => packages.map(bare)))
  const own = open.flatMap(({ packages }) => packages)
  const unknown = own.filter(
    (name) => name.includes('$') || name.includes('*') || !(SUFFICIENT.has(bare(name)) || isLibrary(bare(name))),
  )
  const needsCertificates = own.some((name) => NEEDS_CERTIFICATES.has(bare(name))) && !all.includes('ca-certificates')
  const edits = open.flatMap(({ command, packages }, at): Replacement[] => {
    const verb = command.words.find((word) => word.text === 'install')?.end ?? command.end
    // In front of the first package, where no other rule adds anything.
    const first = command.words.find(({ text }) => text === packages[0])?.start
    return [
      { start: verb, end: verb, text: ' --no-install-recommends' },
      ...(needsCertificates && at === 0 && first !== undefined
        ? [{ start: first, end: first, text: 'ca-certificates ' }]
        : []),
    ]
  })
  const after = replaceAll(view.document.text, edits)
  return {
    title: 'Install with `--no-install-recommends`',
    now: `Line ${run.line} also installs every package that ${list(own)} ${own.length === 1 ? 'recommends' : 'recommend'}.${needsCertificates ? ' HTTPS needs `ca-certificates`, which comes by such a recommendation and is named then.' : ''}`,
    places: [placeOf(view, run)],
    edits: [{ file: view.file, before: view.document.text, after }],
    mayBreak:
      unknown.length === 0
        ? []
        : [`It is not known whether ${list(unknown)} can do without recommended packages: see \`apt-cache depends\`.`],
    check: 'Something that came by a recommendation may be used by your own program.',
    touches: ['usr/**', 'etc/**', 'var/**', 'lib/**'],
    suitsOthers: true,
  }
}

/** `libpq5=15.*` and `libpq5:arm64` are libpq5. */
function bare(name: string): string {
  return name.replace(/[=:/].*$/, '')
}

function isLibrary(name: string): boolean {
  return LIBRARY.test(name) && !name.endsWith('-dev')
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => `\`${name}\``)
  return shown.join(', ') + (names.length > 4 ? ` and ${names.length - 4} more` : '')
}
