import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Machine } from './leftovers.ts'

/** This machine, or undefined where Linux does not tell; then nothing is noted and nothing removed. */
export function thisMachine(): Machine | undefined {
  try {
    return {
      host: hostname(),
      id: machineId(),
      boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      pids: readlinkSync('/proc/self/ns/pid'),
    }
  } catch {
    return undefined
  }
}

/** machine-id(5): 128 random bits that stay, and that must not be shown; '' where there are none, as in many containers. */
export function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim()
  } catch {
    return ''
  }
}
