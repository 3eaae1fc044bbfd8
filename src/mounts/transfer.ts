/**
 * Cache mounts into a builder and out of it, as one tar each (design A1 of docs/internals/cache.md: Cache mounts: 222 MB in 18,000 files took 2.4 s
 * out and 4.1 s in). The tar is made and unpacked by a RUN step in the builder itself, so owners, modes, times and links are
 * kept, and nothing but one file passes between builder and runner.
 */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { complaint, runDocker, type DockerCli } from '../buildkit/docker.ts'
import type { Mount } from './mount.ts'
import { packTar } from './tar-tool.ts'

/** Moves mounts between files and one builder. Every method throws an Error with the builder's own words. */
export interface Transfer {
  /** Writes what is in the mount to a tar file; a mount that was never used gives a tar with its empty folder. */
  out(mount: Mount, file: string): Promise<void>
  /** Unpacks a tar file into the mount. The file is moved away. */
  in(mount: Mount, file: string): Promise<void>
}

/** @param tempDir for the tool and what is on its way */
export function transferTo(cli: DockerCli, builder: string, tempDir: string): Transfer {
  let tool: Promise<{ folder: string; tar: string[] }> | undefined
  const packed = async (): Promise<{ folder: string; tar: string[] }> => {
    const folder = await mkdtemp(join(tempDir, 'tar-'))
    return { folder, tar: await packTar(folder, '/t') }
  }
  const build = async (mount: Mount, step: (tar: string[]) => string, more: string[]): Promise<void> => {
    tool ??= packed()
    const { folder, tar } = await tool
    const work = await mkdtemp(join(tempDir, 'mount-'))
    try {
      await writeFile(join(work, 'Dockerfile'), dockerfile(step(tar)))
      // Only the command has to run again each time. With --no-cache the folder a mount starts from would be another one, too,
      // and so the mount.
      const args = ['--build-arg', `STAMP=${Date.now()}`, '--build-arg', `ID=${mount.id}`]
      if (mount.namespace !== '') args.push('--build-arg', `BUILDKIT_CACHE_MOUNT_NS=${mount.namespace}`)
      const result = await runDocker(
        cli,
        ['buildx', 'build', '--builder', builder, '--build-context', `tool=${folder}`, ...args, ...more, work],
        { env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1', BUILDX_METADATA_PROVENANCE: 'disabled' } },
      )
      if (result.exitCode !== 0) throw new Error(complaint(result))
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  }
  return {
    async out(mount, file) {
      const folder = await mkdtemp(join(tempDir, 'out-'))
      // Sorted, so that the same content gives the same tar.
      const pack = (tar: string[]): string =>
        command([...tar, '-C', '/c', '--numeric-owner', '--sort=name', '-cf', '/cache.tar', '.'])
      await build(mount, (tar) => `${mountOption(mount)},readonly ${pack(tar)}`, [
        '--output',
        `type=local,dest=${folder}`,
      ])
      await mkdir(dirname(file), { recursive: true })
      await rename(join(folder, 'cache.tar'), file)
      await rm(folder, { recursive: true, force: true })
    },
    async in(mount, file) {
      const folder = await mkdtemp(join(tempDir, 'in-'))
      await rename(file, join(folder, 'cache.tar'))
      const unpack = (tar: string[]): string => command([...tar, '-C', '/c', '--numeric-owner', '-xpf', '/d/cache.tar'])
      const step = (tar: string[]): string =>
        `--mount=type=bind,from=data,target=/d ${mountOption(mount)} ${unpack(tar)}`
      try {
        await build(mount, step, ['--build-context', `data=${folder}`, '--output', 'type=cacheonly'])
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

/** The id comes as an argument: whatever characters it has, it cannot become an option or an instruction of its own. */
function mountOption({ owner }: Mount): string {
  const made = owner === undefined ? '' : `,uid=${owner.uid},gid=${owner.gid},mode=0${owner.mode.toString(8)}`
  return `--mount=type=cache,id=$ID,target=/c${made}`
}

function dockerfile(step: string): string {
  return ['FROM scratch', 'ARG STAMP ID', `RUN --network=none --mount=type=bind,from=tool,target=/t ${step}`, ''].join(
    '\n',
  )
}

/** The exec form: there is no shell. */
function command(words: readonly string[]): string {
  return JSON.stringify(words)
}
