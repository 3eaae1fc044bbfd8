import { describe, expect, it } from 'vitest'

import { redactor, withoutCommand } from '../../src/record/redact.ts'
import { planned, recordOf } from './sample.ts'

describe('redaction', () => {
  it('hides values, the longest first', () => {
    expect(redactor(['abc', 'abcdef'])('x abcdef abc')).toBe('x *** ***')
  })

  it('leaves what would only make a text unreadable', () => {
    expect(redactor(['true', '42', 'a', ''])('a true 42')).toBe('a true 42')
  })

  it('cuts the command out of an error, because it holds expanded values', () => {
    const message = 'process "/bin/sh -c curl -H \\"token: xyz\\"" did not complete successfully: exit code: 3'
    expect(withoutCommand(message)).toBe('the command did not complete successfully: exit code: 3')
  })

  it('covers instructions taken from the excerpt of a failed build', () => {
    const record = recordOf('failing', ['bad', 'slow', 'good'], { exitCode: 1, redact: ['about to fail'] })
    expect(record.targets[0]?.platforms[0]?.steps[2]?.instruction).toBe('RUN sleep 1; echo ***; exit 3')
    expect(JSON.stringify(record)).not.toContain('about to fail')
  })

  it('covers the errors of the cache', () => {
    const record = recordOf(
      'gha-server-down-ignore-error',
      [planned('frontend', { cacheFrom: ['gha'], cacheTo: ['gha'] })],
      {
        redact: ['127.0.0.1:9'],
      },
    )
    expect(record.cache).toMatchObject({ from: ['gha'], to: ['gha'] })
    expect(JSON.stringify(record)).not.toContain('127.0.0.1:9')
  })
})
