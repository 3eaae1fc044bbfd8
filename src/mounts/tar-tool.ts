/** A tar that runs in a build from nothing: the runner's own, with its libraries, so that no image has to be pulled. */
import { execFile } from 'node:child_process'
import { copyFile, mkdir, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Copies the machine's tar into a folder: `tar`, `ld` (the dynamic loader) and `lib/`, some 5 MB with glibc.
 *
 * @returns the command that runs it where the folder is mounted at `at`
 * @throws Error when this machine has no tar that could run elsewhere
 */
export async function packTar(folder: string, at: string): Promise<string[]> {
  const tar = (await run('which', ['tar'])).stdout.trim()
  await mkdir(join(folder, 'lib'), { recursive: true })
  await copyFile(await realpath(tar), join(folder, 'tar'))
  const libraries = await linked(tar)
  const loader = libraries.find((path) => /^(?:ld-linux|ld64|ld-musl|ld\.so|ld-)/.test(basename(path)))
  if (loader === undefined) return [`${at}/tar`]
  for (const path of libraries) await copyFile(await realpath(path), join(folder, 'lib', basename(path)))
  await copyFile(await realpath(loader), join(folder, 'ld'))
  return [`${at}/ld`, '--library-path', `${at}/lib`, `${at}/tar`]
}

/** Paths of the libraries and the loader; none for a static program, on which `ldd` fails. */
async function linked(program: string): Promise<string[]> {
  const { stdout } = await run('ldd', [program]).catch(() => ({ stdout: '' }))
  // `libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)` and `/lib64/ld-linux-x86-64.so.2 (0x…)`
  return stdout.split('\n').flatMap((line) => /(?:=>\s*|^\s*)(\/\S+)\s+\(0x/.exec(line)?.[1] ?? [])
}
