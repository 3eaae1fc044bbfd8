import { asObject } from '../record/json.ts'
import type { Plan } from '../plan/plan.ts'
import { docker, type Docker } from './docker.ts'

const PROVENANCE = 'buildx.build.provenance'

/**
 * Completes the metadata of targets of several platforms, for which buildx before 0.31 writes no provenance (buildkit.md
 * B1): the builder's history has it, 0.4 s a platform, all at once. What cannot be read stays missing, and the record says so.
 *
 * @returns the metadata as buildx 0.31 writes it, under `buildx.build.provenance/<platform>`
 */
export async function withHistoryProvenance(
  on: Docker,
  builder: string,
  plan: Plan,
  metadata: Record<string, unknown> | undefined,
): Promise<Record<string, unknown> | undefined> {
  if (metadata === undefined) return undefined
  const completed = plan.targets.map(async ({ name, platforms }): Promise<[string, unknown]> => {
    const target = asObject(metadata[name])
    const ref = target?.['buildx.build.ref']
    if (target === undefined || typeof ref !== 'string' || platforms.length < 2) return [name, metadata[name]]
    if (Object.keys(target).some((key) => key.startsWith(PROVENANCE))) return [name, target]
    const found = await Promise.all(platforms.map((platform) => attachment(on, builder, ref, platform)))
    return [name, { ...target, ...Object.fromEntries(found.flat()) }]
  })
  return { ...metadata, ...Object.fromEntries(await Promise.all(completed)) }
}

/**
 * What `--type` may be called. BuildKit from 0.28 on keeps SLSA v1, which older buildx (0.21.3, not 0.29.1) does not count as
 * `provenance` but finds by its own name.
 */
const TYPES = ['provenance', 'https://slsa.dev/provenance/v1']

async function attachment(on: Docker, builder: string, ref: string, platform: string): Promise<[string, unknown][]> {
  // The reference is `<builder>/<node>/<id>`.
  const id = ref.split('/').at(-1) ?? ref
  const args = ['buildx', 'history', 'inspect', 'attachment', '--builder', builder, id]
  for (const type of TYPES) {
    const { stdout } = await docker(on, [...args, '--type', type, '--platform', platform])
    try {
      return [[`${PROVENANCE}/${platform}`, JSON.parse(stdout)]]
    } catch {
      // It printed nothing on stdout: there is no such attachment, or the history cannot be read.
    }
  }
  return []
}
