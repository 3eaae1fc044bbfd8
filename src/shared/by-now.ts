import { setImmediate } from 'node:timers/promises'

/** What a promise has come to by now; undefined while it is pending. Nothing is waited for. */
export async function byNow<T>(promise: Promise<T>): Promise<T | undefined> {
  return await Promise.race([promise, setImmediate(undefined)])
}
