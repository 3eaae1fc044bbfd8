/**
 * A bake recorded for these tests: fixtures/linked, buildx 0.29.1, docker driver on the containerd store, BuildKit
 * v0.25, empty cache. It has what the older samples lack: provenance with heredocs, COPY --link, bind, secret and cache
 * mounts, a named context and a linked target. `blobs.json` holds the index, manifests and config of target `one` as
 * `docker save` wrote them. `s3cr3tvalue` is made up.
 */
import { readFileSync } from 'node:fs'

import { assembleRecord } from '../../src/record/assemble.ts'
import type { BuildRecord } from '../../src/record/build-record.ts'
import type { Evidence } from '../../src/record/evidence.ts'
import { evidence, planned } from './sample.ts'

const LINKED = new URL('../fixtures/linked/', import.meta.url)

const json = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(file, LINKED), 'utf8')) as Record<string, unknown>

/** The metadata file; a fresh copy each time. */
export function linkedMetadata(): Record<string, Record<string, unknown>> {
  return json('metadata.json') as Record<string, Record<string, unknown>>
}

/** Its blobs by digest; a fresh copy each time. */
export function linkedBlobs(): Map<string, unknown> {
  return new Map(Object.entries(json('blobs.json')))
}

/** The evidence of the bake. */
export function linkedEvidence(changes: Partial<Evidence> = {}): Evidence {
  const lines = readFileSync(new URL('rawjson.jsonl', LINKED), 'utf8').split('\n')
  const targets = [
    planned('child', { contexts: { parent: 'target:one' }, inline: true }),
    planned('one', { argNames: ['TOKEN'], contexts: { tools: 'tools' }, context: './images' }),
  ]
  return evidence(lines, targets, {
    metadata: linkedMetadata(),
    blobs: linkedBlobs(),
    redact: ['s3cr3tvalue'],
    ...changes,
  })
}

/** The record of the bake. */
export function linkedRecord(changes: Partial<Evidence> = {}): BuildRecord {
  return assembleRecord(linkedEvidence(changes))
}
