/**
 * Structural signatures from the stream alone: instruction text and inputs' signatures. They find the vertex a step was
 * merged into (same work, other digest) under the same target; across targets or runs they mean nothing.
 */
import { createHash } from 'node:crypto'

import type { TargetStream } from './target-stream.ts'

/** Gives the signature of a vertex of the stream by its digest. */
export function signatures(stream: TargetStream): (digest: string) => string {
  const known = new Map<string, string>()
  const signature = (digest: string): string => {
    const found = known.get(digest)
    if (found !== undefined) return found
    const vertex = stream.vertices.get(digest) ?? stream.everywhere.get(digest)
    // Contexts differ per target and session though they are the same place; a cycle ends here too.
    known.set(digest, 'unknown')
    if (vertex === undefined) return 'unknown'
    const below = vertex.inputs.map(signature)
    const own = vertex.name.internal ? vertex.name.text : `${vertex.name.platform ?? ''} ${vertex.name.text}`
    const text = createHash('sha256')
      .update(JSON.stringify([own, below]))
      .digest('hex')
      .slice(0, 32)
    known.set(digest, text)
    return text
  }
  return signature
}
