import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { loggedBake } from '../../bake/logged-bake.ts'
import { runDocker } from '../../buildkit/docker.ts'
import { EngineError } from '../../errors.ts'
import { eachTarget, noImageOf, planOf } from '../../plan/definition.ts'
import { oneLine } from '../../report/text/escape.ts'
import { timeLeft, type Lab } from './lab.ts'
import { printedFor } from './measured-build.ts'

/**
 * Tests the image of every target that a folder's definition makes: loads it into the engine under a name of ours, runs the
 * input's command with that name in it, and removes it again. Of several platforms the builder's own is tested.
 *
 * @returns what each image's test complained about, by target; undefined where it passed
 * @throws EngineError when the images cannot be loaded
 */
export async function testImages(lab: Lab, cwd: string, about: string): Promise<Map<string, string | undefined>> {
  const { run, builder } = lab
  const { cli, inputs, printed } = await printedFor(lab, { cwd })
  const names = planOf(printed)
    .targets.filter(({ requested, noImage }) => requested && noImage === undefined)
    .map(({ name }) => name)
  const prefix = `bake-budget-advise-${randomBytes(6).toString('hex')}`
  const imageOf = (target: string): string => `${prefix}:${target}`
  const definition = eachTarget(printed, (target, name) => {
    const { platforms = [] } = target
    // The engine's older image store holds one platform of an image.
    const platform = platforms.find((it) => it === builder.nativePlatform) ?? platforms[0]
    const output = names.includes(name) ? [{ type: 'docker', name: imageOf(name) }] : [{ type: 'cacheonly' }]
    return {
      ...target,
      ...(noImageOf(target) === undefined ? { output } : {}),
      ...(platform === undefined ? {} : { platforms: [platform] }),
      tags: [],
      'cache-from': [],
      'cache-to': [],
      attest: [],
    }
  })
  try {
    run.io.info(`Loading the images of ${about} to test them:`)
    const { tempDir, io } = run
    const stop = AbortSignal.timeout(Math.ceil(timeLeft(lab)))
    const baked = await loggedBake(cli, definition, {
      builder: builder.name,
      inputs,
      tempDir,
      io,
      noRecord: true,
      stop,
    })
    if (baked.exitCode !== 0) throw new EngineError('the images could not be loaded into the engine, see the log')
    const results = new Map<string, string | undefined>()
    for (const target of names) results.set(target, await runTest(lab, { target, image: imageOf(target) }))
    return results
  } finally {
    for (const target of names) await runDocker(cli, ['image', 'rm', '--force', imageOf(target)])
  }
}

/** Runs the command in the workspace; its log is shown. */
async function runTest(lab: Lab, { target, image }: { target: string; image: string }): Promise<string | undefined> {
  const { io, job, inputs } = lab.run
  const command = (inputs.adviseTest ?? '').replaceAll('{image}', image).replaceAll('{target}', target)
  io.foreign(`$ ${command}`)
  const timeout = AbortSignal.timeout(Math.ceil(timeLeft(lab)))
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], {
      cwd: job.workspace,
      env: io.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what the shell started ends with it.
      detached: true,
    })
    const end = (): void => {
      if (child.pid === undefined) return
      try {
        process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has just ended.
      }
    }
    process.on('SIGINT', end).on('SIGTERM', end)
    timeout.addEventListener('abort', end)
    let output = ''
    const take = (text: string): void => void (output = (output + text).slice(-10_000))
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.on('error', (error) => take(`sh could not be started: ${error.message}`))
    child.on('close', (code) => {
      process.off('SIGINT', end).off('SIGTERM', end)
      timeout.removeEventListener('abort', end)
      const said = output.split('\n').filter((line) => line.trim() !== '')
      for (const line of said) io.foreign(line)
      const last = said.at(-1)
      resolve(
        code === 0 ? undefined : `it ended with ${code ?? 'a signal'}${last === undefined ? '' : `: ${oneLine(last)}`}`,
      )
    })
  })
}
