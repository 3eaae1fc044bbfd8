import { EngineError } from '../errors.ts'
import { complaint, runDocker, type DockerCli } from '../buildkit/docker.ts'

/** An image, or several platforms of one, that are in a registry without a tag. */
export interface TagRequest {
  /** References with their tags, all of one repository. */
  tags: readonly string[]
  /** References by digest. One is tagged as it is; of several an index is made, with the attestations of each. */
  sources: readonly string[]
  /** Annotations of a new index, as in a bake file: `index:KEY=value`. */
  annotations?: readonly string[]
  /** Its registries' configuration is used. */
  builder?: string
}

/**
 * Makes tags lead to images that a registry has: `docker buildx imagetools create`, which moves no layers.
 *
 * @throws EngineError with buildx's words; no tag of this call was moved then, or only the first ones
 */
export async function tagImage(cli: DockerCli, request: TagRequest): Promise<void> {
  await create(cli, request, [])
}

/**
 * What {@link tagImage} would make the tags lead to: an index, or the manifest of a single image.
 *
 * @throws EngineError when a source is not there, or buildx refuses
 */
export async function dryTag(cli: DockerCli, request: TagRequest): Promise<unknown> {
  const text = await create(cli, request, ['--dry-run'])
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new EngineError('`docker buildx imagetools create --dry-run` did not print an index.')
  }
}

async function create(cli: DockerCli, request: TagRequest, flags: readonly string[]): Promise<string> {
  const { tags, sources, annotations = [], builder } = request
  const args = ['buildx', 'imagetools', 'create', ...flags]
  if (builder !== undefined) args.push('--builder', builder)
  // A single image stays what it was pushed as; without this flag an index would be put around it.
  if (sources.length === 1) args.push('--prefer-index=false')
  for (const annotation of annotations) args.push('--annotation', annotation)
  for (const tag of tags) args.push('--tag', tag)
  const result = await runDocker(cli, [...args, ...sources])
  if (result.exitCode !== 0) throw new EngineError(complaint(result))
  return result.stdout
}
