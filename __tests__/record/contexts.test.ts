import { describe, expect, it } from 'vitest'
import { slim } from '../../src/history/stores/record-lines.ts'
import { readRecord } from '../../src/record/schema/validate.ts'
import { recordOf } from './sample.ts'

const CONTEXTS = {
  manifests: [
    { root: '.', files: ['f644 3b18e512dba79e4c src/app.ts'] },
    { root: 'tools', files: ['f755 9f3c1a20123456ab busybox'], truncated: true as const },
  ],
  byTarget: { backend: { context: 0, tools: 1 }, frontend: { context: 0 } },
}

describe('the files of local contexts', () => {
  const record = recordOf('cold', ['backend', 'frontend'], { contexts: CONTEXTS })

  it('are in the record, and every target points to its own', () => {
    expect(record.contexts).toEqual(CONTEXTS.manifests)
    expect(record.targets.map(({ contexts }) => contexts)).toEqual([{ context: 0, tools: 1 }, { context: 0 }])
    expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual(record)
  })

  it('are left out of a carried record together with what points to them', () => {
    const carried = slim(record)
    expect(JSON.stringify(carried)).not.toContain('contexts')
    expect(readRecord(JSON.parse(JSON.stringify(carried)))).toEqual(carried)
  })
})
