import { asObject } from '../shared/json.ts'
import type { Plan } from '../plan/plan.ts'
import { readProvenance } from '../record/steps/provenance.ts'
import { runDocker, type DockerCli } from './docker.ts'

const PROVENANCE = 'buildx.build.provenance'

/**
 * Completes the metadata of targets without provenance: buildx before 0.31 writes none for several platforms
 * (docs/internals/images.md: Metadata), and an old one an empty shell of what BuildKit from 0.28 on gives it, SLSA v1 (0.21.3 does, 0.29.1 does not). The
 * builder's history has it, 0.4 s a platform, all at once. What cannot be read stays missing, and the record says so.
 *
 * @returns the metadata as buildx 0.31 writes it, with `buildx.build.provenance/<platform>` for each of several platforms
 */
export async function withHistoryProvenance(
  cli: DockerCli,
  builder: string,
  plan: Plan,
  metadata: Record<string, unknown> | undefined,
): Promise<Record<string, unknown> | undefined> {
  if (metadata === undefined) return undefined
  const completed = plan.targets.map(async ({ name, platforms }): Promise<[string, unknown]> => {
    const target = asObject(metadata[name])
    const ref = target?.['buildx.build.ref']
    if (target === undefined || typeof ref !== 'string') return [name, metadata[name]]
    if (Object.entries(target).some(([key, value]) => key.startsWith(PROVENANCE) && tellsSteps(value)))
      return [name, target]
    // The only platform may be unnamed, and is the only one the history has.
    const wanted = platforms.length > 1 ? platforms : [undefined]
    const found = await Promise.all(
      wanted.map(async (platform): Promise<[string, unknown][]> => {
        const provenance = await attachment(cli, builder, ref, platform)
        const key = platform === undefined ? PROVENANCE : `${PROVENANCE}/${platform}`
        return provenance === undefined ? [] : [[key, provenance]]
      }),
    )
    return [name, { ...target, ...Object.fromEntries(found.flat()) }]
  })
  return { ...metadata, ...Object.fromEntries(await Promise.all(completed)) }
}

function tellsSteps(value: unknown): boolean {
  return (readProvenance(value)?.ops.length ?? 0) > 0
}

/** What `--type` may be called: older buildx does not count SLSA v1 as `provenance`, but finds it by its own name. */
const TYPES = ['provenance', 'https://slsa.dev/provenance/v1']

async function attachment(
  cli: DockerCli,
  builder: string,
  ref: string,
  platform: string | undefined,
): Promise<unknown> {
  // The reference is `<builder>/<node>/<id>`.
  const id = ref.split('/').at(-1) ?? ref
  const args = ['buildx', 'history', 'inspect', 'attachment', '--builder', builder, id]
  for (const type of TYPES) {
    const only = platform === undefined ? [] : ['--platform', platform]
    const { stdout } = await runDocker(cli, [...args, '--type', type, ...only])
    try {
      return JSON.parse(stdout) as unknown
    } catch {
      // It printed nothing on stdout: there is no such attachment, or the history cannot be read.
    }
  }
  return undefined
}
