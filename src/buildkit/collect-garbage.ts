import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A round of V8's collector over young objects, about a millisecond; or over all of them. */
export type Collect = (what: 'minor' | 'major') => void

/**
 * Inflating leaves a buffer behind for every piece. Few objects are made beside them, so V8 sees little reason to collect
 * and lets some 60 MB of dead buffers pile up; asking for a round now and then keeps the peak low. Without the switch (another
 * runtime, a frozen V8) this does nothing.
 */
export function garbageCollector(): Collect {
  try {
    // Smaller generations: a quarter off the peak of indexing and facts, for about 5 % more CPU time.
    setFlagsFromString('--optimize-for-size')
    setFlagsFromString('--expose-gc')
    const gc = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void
    gc({ type: 'minor' })
    return (type) => gc({ type })
  } catch {
    return () => {}
  }
}
