import { setImmediate, setTimeout } from 'node:timers/promises'

/** What a promise has come to by now; undefined while it is pending. Nothing is waited for. */
export async function byNow<T>(promise: Promise<T>): Promise<T | undefined> {
  return await Promise.race([promise, setImmediate(undefined)])
}

/** What a promise comes to within so many ms; undefined when it takes longer. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return await Promise.race([promise, setTimeout(ms, undefined, { ref: false })])
}
