import { asObject, asString } from '../shared/json.ts'
import { runDocker, type DockerCli } from '../buildkit/docker.ts'

/** Lookups at the same time; a registry counts them. */
const AT_ONCE = 6
const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * What the tags of images lead to in their registries, with the credentials docker has; what cannot be looked up is absent.
 * Nothing is pulled.
 */
export async function imageDigests(cli: DockerCli, names: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const queue = [...names]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
        const format = '{{json .Manifest}}'
        const { exitCode, stdout } = await runDocker(cli, ['buildx', 'imagetools', 'inspect', '--format', format, name])
        const digest = exitCode === 0 ? digestIn(stdout) : undefined
        if (digest !== undefined) found.set(name, digest)
      }
    }),
  )
  return found
}

function digestIn(text: string): string | undefined {
  try {
    const digest = asString(asObject(JSON.parse(text))?.digest)
    return digest !== undefined && DIGEST.test(digest) ? digest : undefined
  } catch {
    return undefined
  }
}
