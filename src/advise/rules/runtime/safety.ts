/** What costs nothing in bytes or time and is told all the same: root, secrets, compilers in what is shipped. */
import type { Place } from '../../advice.ts'
import type { Instruction } from '../../dockerfile/document.ts'
import { chainOf } from '../../dockerfile/stages.ts'
import { perTarget } from '../../view/each-target.ts'
import { imageName } from '../../view/image-name.ts'
import { hasStart, startOf } from '../../view/start.ts'
import { placeOf } from '../../view/view.ts'
import { runText, wordsOf } from '../../dockerfile/commands.ts'
import { aptRuns } from '../size/apt-commands.ts'

/** Official images that run as root unless told otherwise. */
const ROOT_IMAGES = new Set(
  (
    'debian ubuntu alpine node python golang rust ruby php nginx httpd eclipse-temurin amazoncorretto busybox scratch perl openjdk ' +
    'gcr.io/distroless/static-debian12 gcr.io/distroless/base-debian12 gcr.io/distroless/cc-debian12 mcr.microsoft.com/dotnet/aspnet oven/bun'
  ).split(' '),
)

/** Only where the base is known to leave it at root; an image without a start is no service. */
export const rootUser = perTarget('root-user', 'The image does not run as root.', (view) => {
  const root = chainOf(view.final).at(-1)
  const base = imageName(view.variables.expand(root?.image ?? '') ?? '')
  const isSet = view.shipped.some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'USER'))
  if (!view.isImage || isSet || !hasStart(startOf(view)) || !ROOT_IMAGES.has(base.repository)) return []
  if (base.tag?.includes('nonroot') === true) return []
  return [
    {
      title: 'Name a user other than root with `USER`',
      now: `No stage of the image sets a user, and \`${root?.image ?? view.final.image}\` leaves it at root.`,
      places: [placeOf(view, view.final.from)] as const,
      mayBreak: [],
      touches: [],
    },
  ]
})

/** Words that end a name whose value is secret. */
const SECRET =
  /(^|_)(PASSWORD|PASSWD|TOKEN|SECRET|API_?KEY|SECRET_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|NPM_AUTH)$/i

/**
 * BuildKit's own check warns of the names; here it is said what follows for the cache: a value that changes makes what is below it run
 * again, and it stands in the image's history or environment.
 */
export const secretInArgument = perTarget(
  'secret-in-argument',
  'Secrets reach a build by `--mount=type=secret`, not by ARG or ENV.',
  (view) => {
    const found: { name: string; instruction: Instruction; place: Place }[] = view.needed.flatMap(({ instructions }) =>
      instructions.flatMap((instruction) => {
        if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return []
        return instruction.words.flatMap(({ text }) => {
          const name = text.split('=')[0] ?? ''
          // Declared without a value, it is set when a container starts.
          const isEmpty = /=(""|'')?$/.test(text)
          return SECRET.test(name) && !isEmpty && !name.includes('PUBLIC')
            ? [{ name, instruction, place: placeOf(view, instruction) }]
            : []
        })
      }),
    )
    const [first, ...rest] = found
    if (first === undefined) return []
    return [
      {
        title: `Mount \`${first.name}\` as a secret`,
        now: `\`${first.instruction.keyword} ${first.name}\` puts its value into the image’s ${first.instruction.keyword === 'ENV' ? 'environment' : 'history'}, and a new value makes every RUN below run again.`,
        places: [first.place, ...rest.map(({ place }) => place)] as const,
        mayBreak: [],
        touches: [],
      },
    ]
  },
)

/** Compilers and headers, by apt; a purge in the same RUN takes them out again. */
const TOOLCHAIN =
  /^(build-essential|gcc(-\d+)?|g\+\+(-\d+)?|clang|make|cmake|lib[\w.+-]+-dev|python3-dev|pkg-config|pkgconf)$/

/** Images that are there to compile; their programs run without them. */
const KITS = new Set(['golang', 'rust', 'gcc', 'maven', 'gradle', 'swift', 'haskell'])

/** Can only be said: what of the installs needs them is not known, and another stage would have to be written. */
export const toolchainInRuntime = perTarget(
  'toolchain-in-runtime',
  'Compilers and headers stay in a builder stage.',
  (view) => {
    if (!view.isImage || !hasStart(startOf(view))) return []
    const root = view.shipped.at(-1)
    const kit = imageName(view.variables.expand(root?.image ?? '') ?? '').repository
    if (root !== undefined && KITS.has(kit)) {
      return [
        {
          title: 'Compile in a stage of its own, and copy the result',
          now: `The image that is shipped stands on \`${root.image}\`, with compilers that only its building needs.`,
          places: [placeOf(view, root.from)] as const,
          mayBreak: [],
          touches: [],
        },
      ]
    }
    return view.shipped.flatMap((stage) =>
      aptRuns(view, stage).flatMap(({ run, installs }) => {
        const commands = runText(view.document, run)?.commands ?? []
        const packages = installs.flatMap((each) => each.packages).filter((name) => TOOLCHAIN.test(name))
        const isPurged = commands.some((command) =>
          ['purge', 'remove', 'autoremove'].includes(wordsOf(command)[1] ?? ''),
        )
        if (packages.length === 0 || isPurged) return []
        return [
          {
            title: 'Compile in a stage of its own, and copy the result',
            now: `Line ${run.line} installs ${packages.map((name) => `\`${name}\``).join(', ')} into the image that is shipped.`,
            places: [placeOf(view, run)] as const,
            mayBreak: [],
            touches: [],
          },
        ]
      }),
    )
  },
)
