/**
 * Whether a step is likely to run, told before the build: what it is made from is compared with what it was made from when
 * the ledger was written. Only a forecast: a moved base image is not seen. A wrong one costs time and changes no result.
 */
import { createHash } from 'node:crypto'
import type { Contexts } from '../contexts/context-manifest.ts'
import { filesOf } from '../compare/context-files.ts'
import { readScope } from '../compare/read-scope.ts'
import type { ContextRead, PlatformRecord } from '../record/build-record.ts'

/** What a step and every step below it read from local contexts; a read of `target` itself names it, too. */
export function feedsOf(target: string, { steps }: Pick<PlatformRecord, 'steps'>, step: number): ContextRead[] {
  const seen = new Set<number>()
  const visit = (at: number): ContextRead[] => {
    const here = steps[at]
    if (here === undefined || seen.has(at)) return []
    seen.add(at)
    return [...here.inputs.flatMap(visit), ...(here.reads ?? []).map((read) => ({ target, ...read }))]
  }
  const reads = new Map(visit(step).map((read) => [JSON.stringify(read), read]))
  return [...reads.values()]
}

/**
 * Stands for everything that decides whether a step runs, as far as the checkout tells. Undefined when a context is not at
 * hand or too long to list, which is no reason to expect a cached step.
 *
 * Only 16 bits: the definition holds values of build args, and nobody who reads the ledger should be able to find one out by
 * trying. Once in 65,536 changes the step is expected to be cached by mistake.
 *
 * @param definition what is written about the target, its Dockerfile included; undefined where it is not at hand
 */
export function fingerprint(
  feeds: readonly ContextRead[],
  contexts: Contexts,
  definition: string | undefined,
): string | undefined {
  if (definition === undefined) return undefined
  const hash = createHash('sha256').update(definition)
  for (const read of feeds) {
    const index = contexts.byTarget[read.target ?? '']?.[read.context]
    const manifest = index === undefined ? undefined : contexts.manifests[index]
    if (manifest === undefined || manifest.truncated === true) return undefined
    const files = filesOf(manifest)
    const isRead = readScope(read, files)
    hash.update(`\0${read.context}`)
    for (const [path, { type, mode, hash: content }] of files.entries) {
      if (isRead(path)) hash.update(`\0${type}${mode} ${content} ${path}`)
    }
  }
  return hash.digest('hex').slice(0, 4)
}
