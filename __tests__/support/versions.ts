import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { BUILDKIT_IMAGE, docker, stateFolder } from './engine.ts'

/** A version of buildx or BuildKit that is on this machine. */
export interface Installed {
  /** `v0.21.3` */
  version: string
  /** Of buildx: path of the plugin. Of BuildKit: name of the image. */
  at: string
}

/** Plugins that `script/engine buildx VERSION` built, and the machine's own, oldest first. */
export async function installedBuildx(): Promise<Installed[]> {
  const folder = join(stateFolder(), 'buildx')
  const built = (existsSync(folder) ? readdirSync(folder) : []).map((version) => join(folder, version, 'docker-buildx'))
  const own = ['/usr/libexec', '/usr/lib', '/usr/local/libexec', '/usr/local/lib'].map(
    (lib) => `${lib}/docker/cli-plugins/docker-buildx`,
  )
  const found = [...built, ...own].filter((path) => existsSync(path))
  const named = found.map(async (at): Promise<Installed[]> => {
    const { stdout } = await promisify(execFile)(at, ['version'])
    const version = /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1]
    return version === undefined ? [] : [{ version: `v${version}`, at }]
  })
  return inOrder((await Promise.all(named)).flat())
}

/** Images that `script/engine buildkit [VERSION]` made, oldest first. */
export async function installedBuildkit(): Promise<Installed[]> {
  const { stdout } = await docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', 'moby/buildkit'])
  const found = stdout.split('\n').filter((name) => /:v\d+\.\d+\.\d+$/.test(name) || name === BUILDKIT_IMAGE)
  const named = found.map(async (at): Promise<Installed[]> => {
    const printed = await docker(['run', '--rm', '--network', 'none', at, '--version'])
    const version = /\bv(\d+\.\d+\.\d+)/.exec(printed.stdout)?.[1]
    return version === undefined ? [] : [{ version: `v${version}`, at }]
  })
  return inOrder((await Promise.all(named)).flat())
}

/** One of each version, as numbers order them. */
function inOrder(found: Installed[]): Installed[] {
  const once = new Map(found.map((each) => [each.version, each]))
  return [...once.values()].sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
}

/** A docker configuration in which the plugin stands where a user's own stands: `DOCKER_CONFIG` for every command. */
export async function dockerConfigWith(plugin: string): Promise<AsyncDisposable & { env: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-config-'))
  await mkdir(join(folder, 'cli-plugins'))
  await mkdir(join(folder, 'buildx'))
  await symlink(plugin, join(folder, 'cli-plugins/docker-buildx'))
  return {
    env: { DOCKER_CONFIG: folder, BUILDX_CONFIG: join(folder, 'buildx') },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
