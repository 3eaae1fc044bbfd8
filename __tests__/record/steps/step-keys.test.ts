import { describe, expect, it } from 'vitest'

import { asArray, asObject } from '../../../src/shared/json.ts'
import { readProvenance, type Provenance } from '../../../src/record/steps/provenance.ts'
import { imageOf, stepKeys } from '../../../src/record/steps/step-keys.ts'
import { linkedMetadata } from '../linked.ts'
import { sampleJson } from '../sample.ts'

const NAMES = { args: new Set(['FLAV', 'BASE', 'TOKEN']), envs: new Set<string>() }

function raw(file: string, target: string): Record<string, unknown> {
  return asObject(asObject(sampleJson(file)[target])?.['buildx.build.provenance'])!
}

/** Keys in the order of the operations, without the final one. */
function keysOf(value: Record<string, unknown>): string[] {
  const provenance = readProvenance(value) as Provenance
  return [...stepKeys(provenance, NAMES).values()].map(({ key }) => key).slice(0, -1)
}

/** The provenance with an operation changed. */
function changed(
  value: Record<string, unknown>,
  id: string,
  change: (op: Record<string, unknown>) => void,
): Record<string, unknown> {
  const copy = structuredClone(value)
  const ops = asArray(asObject(copy.buildConfig)?.llbDefinition).map((op) => asObject(op)!)
  change(asObject(asObject(ops.find((op) => op.id === id)?.op)?.Op)!)
  return copy
}

/** Which operations have another key than before. */
function differing(before: string[], after: string[]): number[] {
  return before.flatMap((key, at) => (key === after[at] ? [] : [at]))
}

const meta = (op: Record<string, unknown>): Record<string, unknown> => asObject(asObject(op.exec)?.meta)!
const attrs = (op: Record<string, unknown>): Record<string, unknown> => asObject(asObject(op.source)?.attrs)!
const own = (value: Record<string, unknown>): string => stepKeys(readProvenance(value)!, NAMES).get('step8')!.ownKey
const parts = (value: Record<string, unknown>, id: string): Record<string, string> =>
  stepKeys(readProvenance(value)!, NAMES).get(id)!.parts

const P2 = 'metadata-provenance-max-containerd.json'

describe('step keys', () => {
  it('are equal on two image stores', () => {
    expect(keysOf(raw('metadata-provenance-max-graphdriver.json', 'app'))).toEqual(keysOf(raw(P2, 'app')))
    expect(keysOf(raw('metadata-provenance-max-graphdriver.json', 'web'))).toEqual(keysOf(raw(P2, 'web')))
  })

  it('are equal on three builds by two drivers', () => {
    const keys = keysOf(raw('metadata-gha-import-warm-provmax.json', 'backend'))
    expect(keysOf(raw('metadata-remote-driver-provmax.json', 'backend'))).toEqual(keys)
    expect(keysOf(raw('metadata-remote-gha-import-cacheonly-provmax.json', 'backend'))).toEqual(keys)
    expect(keysOf(sampleJson('history-provenance-attachment.json'))).toEqual(keys)
  })

  it('are equal on BuildKit 0.25 and 0.32', () => {
    // Both were built with `network = "none"`, which is part of a RUN.
    expect(keysOf(raw('metadata-docker-container-v0.32.2-gha-import.json', 'backend'))).toEqual(
      keysOf(raw('metadata-docker-graphdriver.json', 'backend')),
    )
  })

  it('are equal for the stage two targets share, though their contexts send different files', () => {
    const backend = keysOf(raw('metadata-remote-driver-provmax.json', 'backend'))
    const frontend = keysOf(raw('metadata-remote-driver-provmax.json', 'frontend'))
    expect(frontend.slice(0, 3)).toEqual(backend.slice(0, 3))
    expect(frontend.slice(3).filter((key) => backend.includes(key))).toEqual([])
  })

  it('differ exactly at a changed step and below', () => {
    const app = raw(P2, 'app')
    const before = keysOf(app)
    const command = keysOf(changed(app, 'step6', (op) => (meta(op).args = ['/bin/sh', '-c', 'other'])))
    expect(differing(before, command)).toEqual([6])
    const arg = keysOf(changed(app, 'step4', (op) => (meta(op).env = ['PATH=/bin', 'FLAV=y'])))
    expect(differing(before, arg)).toEqual([4, 5, 6])
    const base = keysOf(
      changed(app, 'step0', (op) => (asObject(op.source)!.identifier = 'docker-image://127.0.0.1:5000/bb:1@sha256:00')),
    )
    expect(differing(before, base)).toEqual([0, 1, 3, 4, 5, 6])
  })

  it('do not differ for what is no part of the result', () => {
    const app = raw(P2, 'app')
    const pull = changed(app, 'step0', (op) => (attrs(op)['image.resolvemode'] = 'pull'))
    const files = changed(pull, 'step2', (op) => (attrs(op)['local.followpaths'] = '["other"]'))
    const ignore = changed(files, 'step2', (op) => (attrs(op)['local.excludepatterns'] = '["*.md"]'))
    const flags = changed(ignore, 'step4', (op) => delete asObject(asObject(op.exec)?.meta)!.removeMountStubsRecursive)
    expect(keysOf(flags)).toEqual(keysOf(app))
  })

  it('say which part changed, by name', () => {
    const app = raw(P2, 'app')
    const after = changed(app, 'step4', (op) => (meta(op).env = ['PATH=/bin', 'FLAV=y']))
    const names = Object.entries(parts(after, 'step4')).filter(([name, hash]) => parts(app, 'step4')[name] !== hash)
    expect(names.map(([name]) => name)).toEqual(['base-env:PATH', 'arg:FLAV'])
    expect(Object.keys(parts(app, 'step0'))).toEqual(['base', 'base-digest', 'platform'])
    expect(Object.keys(parts(app, 'step3'))).toEqual(['copy-source', 'copy-destination', 'copy-options'])
  })

  it.each([
    ['git://github.com/octo/hello.git', ['operation', 'platform']],
    ['https://user:secret@example.com/tool.tar', ['operation', 'platform']],
    ['oci-layout://base@sha256:00', ['base', 'base-digest', 'platform']],
  ])('name the parts of %s, which states no checksum', (identifier, names) => {
    const after = changed(raw(P2, 'app'), 'step0', (op) => {
      op.source = { identifier }
    })
    expect(Object.keys(parts(after, 'step0'))).toEqual(names)
    expect(differing(keysOf(raw(P2, 'app')), keysOf(after))).toContain(0)
  })

  it.each([
    ['docker-image://docker.io/library/a:1@sha256:00', { name: 'docker.io/library/a:1', digest: 'sha256:00' }],
    ['docker-image://host/a', { name: 'host/a' }],
    ['oci-layout://docker.io/library/base@sha256:00', { name: 'oci-layout://base', digest: 'sha256:00' }],
    ['oci-layout://docker.io/octo/base@sha256:00', { name: 'oci-layout://octo/base', digest: 'sha256:00' }],
    ['git://github.com/octo/hello.git', undefined],
  ])('take %s for the image it is', (identifier, expected) => {
    expect(imageOf(identifier)).toEqual(expected)
  })

  it('change with the text of an inline document, at the COPY that writes it', () => {
    const one = asObject(linkedMetadata().one?.['buildx.build.provenance'])!
    const data = Buffer.from('other').toString('base64')
    const after = changed(one, 'step7', (op) => {
      asObject(asObject(asObject(asArray(asObject(op.file)?.actions)[0])?.Action)?.mkfile)!.data = data
    })
    expect(own(after)).not.toBe(own(one))
  })

  it('leave a value no more than 16 bits', () => {
    const provenance = readProvenance(raw(P2, 'app'))!
    const ofValues = [...stepKeys(provenance, NAMES).values()].flatMap(({ parts }) =>
      Object.entries(parts).flatMap(([name, hash]) => (/^(env|arg):/.test(name) ? [hash] : [])),
    )
    expect(ofValues.length).toBeGreaterThan(0)
    for (const hash of ofValues) expect(hash).toMatch(/^[0-9a-f]{4}$/)
    // The key is made of those 16 bits and not of the value: two values that collide there give the same key.
    const values = new Map<string, string>()
    const withValue = (value: string): Record<string, unknown> =>
      changed(raw(P2, 'app'), 'step4', (op) => (asObject(asObject(op.exec)?.meta)!.env = [`FLAV=${value}`]))
    const small = (value: string): { key: string; parts: Record<string, string> } => {
      const op = readProvenance(withValue(value))!
      return stepKeys({ ...op, ops: op.ops.slice(0, 5) }, NAMES).get('step4')!
    }
    let collision: [string, string] | undefined
    for (let guess = 0; collision === undefined && guess < 3000; guess++) {
      const hash = small(String(guess)).parts['arg:FLAV']!
      const other = values.get(hash)
      if (other !== undefined) collision = [other, String(guess)]
      values.set(hash, String(guess))
    }
    expect(collision).toBeDefined()
    expect(small(collision![0]).key).toBe(small(collision![1]).key)
  })

  it('are left out for operations whose inputs are missing', () => {
    const provenance = readProvenance(raw(P2, 'app'))!
    expect([...stepKeys({ ...provenance, ops: provenance.ops.slice(2) }, NAMES).keys()]).toEqual(['step2'])
  })
})
