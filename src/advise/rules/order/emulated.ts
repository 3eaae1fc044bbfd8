/** A stage that is built for another CPU under emulation, though its result is the same on every CPU, or can be compiled across. */
import type { PlatformRecord } from '../../../record/build-record.ts'
import { runText, wordsOf } from '../../dockerfile/commands.ts'
import { textOf } from '../../dockerfile/document.ts'
import { insertBefore, keywordLike, replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import { stageNamed, type Stage } from '../../dockerfile/stages.ts'
import { perTarget, type Candidate } from '../../view/each-target.ts'
import { isWorthIt } from '../../view/replay.ts'
import { longestPath } from '../../view/times.ts'
import { children, placeOf, type View } from '../../view/view.ts'

/** Architectures by Node's names, which the record uses for the runner. */
const ARCHITECTURE: Record<string, string> = { x64: 'amd64', arm64: 'arm64', ia32: '386', arm: 'arm' }
/** Files that are the same for every CPU. */
const PORTABLE = /(^|\/)(dist|build|public|out|static|www|site)\/?$|\.(jar|war|js|css|html)$/

/** Speaks only of targets that were built for a platform that is not the builder's. */
export const emulatedBuild = perTarget(
  'emulated-build',
  'What need not run on the target’s CPU is built on the builder’s.',
  (view) => {
    const native = `linux/${ARCHITECTURE[view.project.record.runner.arch] ?? ''}`
    const own = view.target.record.platforms.find(({ platform }) => platform === native)
    const foreign = view.target.record.platforms.filter(({ platform }) => !platform.startsWith(native))
    if (foreign.length === 0) return []
    return view.needed.flatMap((stage) => {
      if (stage.parent !== undefined || view.shipped.includes(stage) || stage.image === 'scratch') return []
      if (
        stage.from.flags.some(({ name }) => name === 'platform') ||
        !stage.instructions.some(({ keyword }) => keyword === 'RUN')
      )
        return []
      return candidate(view, stage, foreign, own) ?? []
    })
  },
)

function candidate(
  view: View,
  stage: Stage,
  foreign: readonly PlatformRecord[],
  own: PlatformRecord | undefined,
): Candidate | undefined {
  const ms = savedOf(stage, foreign, own)
  const commands = stage.instructions.flatMap((each) => runText(view.document, each)?.commands ?? []).map(wordsOf)
  const go = goEdits(view, stage)
  const isRust = commands.some((words) => words[0] === 'cargo' && words[1] === 'build')
  const copies = view.needed.flatMap((other) =>
    other.instructions.flatMap((copy) => {
      const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined
      return from !== undefined && stageNamed(view.stages, from) === stage
        ? [(copy.exec ?? copy.words.map(({ text }) => text)).slice(0, -1)]
        : []
    }),
  )
  // It asks for the CPU itself: its result may depend on it.
  const asks = /TARGETARCH|TARGETPLATFORM|uname|print-architecture|--print-arch/
  if (go === undefined && stage.instructions.some((each) => asks.test(textOf(view.document, each)))) return undefined
  const isPortable =
    copies.length > 0 && copies.flat().every((source) => PORTABLE.test(source)) && !isRust && go === undefined
  const isScript = commands.some(([name]) =>
    ['npm', 'pnpm', 'yarn', 'bun', 'mvn', 'mvnw', './mvnw', 'gradle', './gradlew'].includes(name ?? ''),
  )
  if (go === undefined && !isRust && !(isPortable && isScript)) return undefined
  const mayBreak = [
    ...(isRust
      ? [
          'Rust needs a linker and libraries of the other CPU to compile across; or a job on a machine of that CPU for each platform.',
        ]
      : []),
    ...(go?.mayBreak ?? []),
    ...children(view, stage).map(
      (child) => `Stage \`${child.name ?? child.index}\` starts from this one, and would be of the builder’s platform.`,
    ),
  ]
  const keyword = stage.from.start + stage.from.keyword.length
  const edits = [{ start: keyword, end: keyword, text: ' --platform=$BUILDPLATFORM' }, ...(go?.edits ?? [])]
  return {
    title: isRust
      ? `Build stage \`${stage.name ?? stage.index}\` on machines of its own CPU`
      : `Build stage \`${stage.name ?? stage.index}\` on the builder’s own CPU`,
    now: `It is built for ${foreign.map(({ platform }) => `\`${platform}\``).join(', ')} under emulation${isRust ? '' : ', and its result does not need that'}.`,
    places: [placeOf(view, stage.from)],
    edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
    mayBreak,
    ...(ms === undefined ? {} : { estimate: { kind: 'bound', ms } }),
    touches: [],
    isWorthIt: isWorthIt(ms === undefined ? undefined : { kind: 'bound', ms }),
    suitsOthers: true,
  }
}

/** A foreign platform's longest way with the stage's steps as fast as on the builder's own; where that was built as well. */
function savedOf(
  stage: Stage,
  foreign: readonly PlatformRecord[],
  own: PlatformRecord | undefined,
): number | undefined {
  if (own === undefined) return undefined
  const lines = new Set(stage.instructions.map(({ line }) => line))
  const nativeMs = new Map(
    own.steps.flatMap((step) =>
      step.line !== undefined && lines.has(step.line) && step.state === 'ran' ? [[step.line, step.ms] as const] : [],
    ),
  )
  const saved = foreign.map(
    (platform) =>
      longestPath(platform) - longestPath(platform, ({ line, ms }) => Math.min(ms, nativeMs.get(line ?? -1) ?? ms)),
  )
  return Math.round(Math.max(...saved))
}

/** `GOOS` and `GOARCH` before each build; nothing for a stage without one, or that has thought of it. */
function goEdits(view: View, stage: Stage): { edits: Replacement[]; mayBreak: string[] } | undefined {
  const { document } = view
  const builds = stage.instructions.flatMap((run) => {
    const text = runText(document, run)
    return text === undefined || text.form === 'exec'
      ? []
      : text.commands
          .filter(({ words }) => words[0]?.text === 'go' && words[1]?.text === 'build')
          .map((command) => ({ run, command }))
  })
  const [first] = builds
  const written = stage.instructions.map((each) => textOf(document, each)).join('\n')
  if (first === undefined || written.includes('GOARCH') || written.includes('TARGETARCH')) return undefined
  const isWithoutCgo = /CGO_ENABLED[= ]"?0/.test(written)
  return {
    edits: [
      insertBefore(document, first.run, [`${keywordLike(document, first.run, 'ARG')} TARGETOS TARGETARCH`]),
      ...builds.map(({ command }) => ({
        start: command.start,
        end: command.start,
        text: 'GOOS=$TARGETOS GOARCH=$TARGETARCH ',
      })),
    ],
    mayBreak: isWithoutCgo
      ? []
      : ['With cgo, which is on unless `CGO_ENABLED=0`, Go needs a C compiler for the other CPU.'],
  }
}
