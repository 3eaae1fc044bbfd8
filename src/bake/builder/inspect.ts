import { complaint, runDocker, type DockerCli } from '../../buildkit/docker.ts'
import { releaseOf } from '../../buildkit/release.ts'
import { defined } from '../../shared/defined.ts'
import type { Builder } from './builder.ts'

/** Facts of a builder, or what buildx said when it could not tell. Without a name: the current one. */
export async function inspect(cli: DockerCli, name?: string): Promise<Builder | string> {
  const [result, info] = await Promise.all([
    runDocker(cli, ['buildx', 'inspect', ...(name === undefined ? [] : [name])]),
    runDocker(cli, ['info', '--format', '{{.ServerVersion}} {{json .DriverStatus}}']),
  ])
  if (result.exitCode !== 0) return complaint(result)
  const { error, ...facts } = parseInspect(result.stdout)
  if (error !== undefined) return error
  const store: Builder['store'] = info.stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'graphdriver'
  return {
    ...facts,
    ...(facts.driver === 'docker' ? defined({ store, engine: /^(\d\S*) /.exec(info.stdout)?.[1] }) : {}),
    created: false,
  }
}

/** Reads the text of `buildx inspect`; there is no JSON form of it for one builder. */
export function parseInspect(
  text: string,
): Pick<Builder, 'name' | 'driver' | 'buildkit' | 'nodes' | 'nativePlatform'> & { error?: string } {
  const field = (label: string): string | undefined => new RegExp(`^${label}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim()
  const buildkit = releaseOf(field('BuildKit version'))
  const error = field('Error')
  const nodes = text.match(/^Endpoint:/gm)?.length ?? 0
  return {
    name: field('Name') ?? 'default',
    driver: field('Driver') ?? 'unknown',
    ...(buildkit === undefined ? {} : { buildkit }),
    // Fixed platforms carry a star; variants of one architecture follow it.
    nativePlatform: field('Platforms')?.split(',')[0]?.trim().replace(/\*$/, '') || hostPlatform(),
    ...(error === undefined ? {} : { error }),
    ...(nodes > 1 ? { nodes } : {}),
  }
}

/** The platform of this process, in Docker's words. */
export function hostPlatform(): string {
  const arch: Record<string, string> = { x64: 'amd64', arm: 'arm/v7', ia32: '386' }
  return `linux/${arch[process.arch] ?? process.arch}`
}
