import { availableParallelism, cpus } from 'node:os'
import type { RunnerFacts } from '../record/build-record.ts'

/** What decides how fast this machine is. `ImageOS` and `ImageVersion` are set on GitHub's own runner images. */
export function runnerFacts(env: Readonly<Record<string, string | undefined>>): RunnerFacts {
  const cpuModel = cpus()[0]?.model.trim()
  return {
    os: process.platform,
    arch: process.arch,
    ...(env.ImageOS === undefined ? {} : { image: env.ImageOS }),
    ...(env.ImageVersion === undefined ? {} : { imageVersion: env.ImageVersion }),
    ...(cpuModel === undefined || cpuModel === '' ? {} : { cpuModel }),
    cores: availableParallelism(),
  }
}
