import { describe, expect, it } from 'vitest'

import { asArray, asObject } from '../../../src/shared/json.ts'
import { linkedRecord } from '../linked.ts'
import { image, recordOf, sampleJson } from '../sample.ts'

describe('steps with provenance', () => {
  const record = linkedRecord()
  const one = image(record, 'one').steps
  const child = image(record, 'child').steps

  it('carry the instruction as written, over all its lines', () => {
    expect(one.map(({ instruction, line, endLine }) => [line, endLine, instruction])).toEqual([
      [4, 4, 'COPY busybox /bin/busybox'],
      [5, 5, 'RUN ["/bin/busybox","--install","-s","/bin"]'],
      [9, 12, 'RUN <<EOF\necho heredoc $HELLO\nsleep 0.1\nEOF'],
      [13, 16, 'RUN echo one && \\\n    # comment\n    echo two \\\n      && echo "$TOKEN ${HELLO}"'],
      [17, 17, 'COPY --link a b /x/'],
      [17, 17, 'COPY --link a b /x/'],
      [18, 20, 'COPY <<EOT /inline.txt\nhello ${TOKEN}\nEOT'],
      [21, 21, 'ADD --chmod=644 a /added'],
      [22, 22, 'WORKDIR /w'],
      [23, 23, 'COPY --from=tools t /t'],
      [24, 24, expect.stringContaining('RUN --mount=type=secret,id=s')],
      [27, 27, 'RUN echo unnamed-stage'],
    ])
  })

  it('know their kind, stage and inputs', () => {
    expect(one.map(({ kind }) => kind)).toEqual([
      'copy',
      'run',
      'run',
      'run',
      'copy',
      'link',
      'copy',
      'add',
      'workdir',
      'copy',
      'run',
      'run',
    ])
    expect(one.map(({ stage }) => stage)).toEqual([...Array(11).fill('base'), 'stage-1'])
    expect(one.map(({ inputs }) => inputs)).toEqual([[], [0], [1], [2], [], [3, 4], [5], [6], [7], [8], [9], [10]])
  })

  it('name the files they read, through COPY, ADD and bind mounts, and the cache mounts', () => {
    expect(one[4]?.reads).toEqual([{ context: 'context', paths: ['/a', '/b'] }])
    expect(one[7]?.reads).toEqual([{ context: 'context', paths: ['/a'] }])
    expect(one[9]?.reads).toEqual([{ context: 'tools', paths: ['/t'] }])
    expect(one[10]?.reads).toEqual([{ context: 'context', paths: ['/a'] }])
    expect(one[10]?.cacheMounts).toEqual(['cc'])
    expect(one[6]).not.toHaveProperty('reads')
  })

  it('stand in the file the plan names; those of a linked target in its own', () => {
    expect(new Set(one.map(({ file }) => file))).toEqual(new Set(['images/Dockerfile']))
    expect(child.at(-1)).toMatchObject({ instruction: 'RUN echo child', stage: 'c', line: 2 })
    expect(child.at(-1)).not.toHaveProperty('file')
    expect(child[0]?.file).toBe('Dockerfile')
  })

  it('are charged to the target they were written for, not to the one built from it', () => {
    expect(one.map(({ state }) => state)).toEqual(Array(12).fill('ran'))
    expect(child.map(({ state }) => state)).toEqual([...Array(12).fill('shared'), 'ran'])
    expect(one[0]?.sharedWith).toEqual(['child'])
  })

  it('tell args from env and hold no value', () => {
    expect(Object.keys(one[2]?.parts ?? {}).filter((name) => name.includes(':'))).toEqual([
      'base-env:PATH',
      'arg:TOKEN',
      'env:HELLO',
      'env:OTHER',
    ])
    expect(JSON.stringify(record)).not.toContain('s3cr3tvalue')
  })

  it('include the base image, its tag and digest', () => {
    const p2 = recordOf('p2-warm', ['app', 'web'], { metadata: sampleJson('metadata-provenance-max-containerd.json') })
    expect(image(p2, 'app').bases).toEqual([
      {
        name: '127.0.0.1:5000/bb:1',
        tag: '1',
        digest: 'sha256:85800912b4a194a169e892f0f591bda4ab7e2a7e0c4586cc889496a29a415522',
        line: 2,
      },
    ])
    expect(image(p2, 'app').steps[0]).toMatchObject({ kind: 'from', instruction: 'FROM ${BASE} AS base' })
  })

  it('name the image they stand on last, wherever BuildKit lists the stages beside it', () => {
    const metadata = structuredClone(sampleJson('metadata-provenance-max-containerd.json'))
    const provenance = asObject(asObject(metadata.app)?.['buildx.build.provenance'])
    const ops = asArray(asObject(provenance?.buildConfig)?.llbDefinition)
    ops.splice(-1, 0, { id: 'tools', op: { Op: { source: { identifier: 'docker-image://tools:1@sha256:00' } } } })
    const { bases } = image(recordOf('p2-warm', ['app', 'web'], { metadata }), 'app')
    expect(bases.map(({ name }) => name)).toEqual(['tools:1', '127.0.0.1:5000/bb:1'])
  })
})
