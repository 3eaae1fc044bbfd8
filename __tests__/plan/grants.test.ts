import { describe, expect, it } from 'vitest'

import { grantsOf } from '../../src/plan/grants.ts'
import { refusalIn } from '../../src/plan/refusal.ts'

describe('what the user granted by `set`', () => {
  const target = {
    app: {
      output: [{ type: 'local', dest: '/out' }, { type: 'image' }],
      secret: [
        { id: 'a', src: '/run/a' },
        { id: 'b', env: 'B' },
      ],
      ssh: [{ id: 'default', paths: ['/run/agent', '/key'] }],
      'cache-from': [{ type: 'local', src: '/cache' }, { type: 'gha' }],
      'cache-to': ['type=local,dest=/cache', 'type=inline'],
      entitlements: ['network.host'],
    },
    docs: { output: ['site', 'type=tar,dest=/docs.tar'], context: '/elsewhere' },
  }
  it.each([
    ['nothing', [], []],
    ['the destination of an output', ['app.output=type=local,dest=/out'], ['fs.write=/out']],
    ['a destination written as a bare word', ['docs.output=site'], ['fs.write=site', 'fs.write=/docs.tar']],
    [
      'outputs of all targets',
      ['*.output=type=local,dest=x'],
      ['fs.write=/out', 'fs.write=site', 'fs.write=/docs.tar'],
    ],
    ['an appended output', ['app.output+=type=image'], ['fs.write=/out']],
    ['files of secrets, and no variables', ['app.secrets=id=a,src=/run/a'], ['fs.read=/run/a']],
    ['ssh keys', ['a*.ssh=default=/key'], ['fs.read=/run/agent', 'fs.read=/key']],
    [
      'local caches only',
      ['app.cache-from=type=gha', 'app.cache-to=type=inline'],
      ['fs.read=/cache', 'fs.write=/cache'],
    ],
    ['entitlements', ['app.entitlements=network.host'], ['network.host']],
    [
      'no context: an override of it is no consent',
      ['docs.context=/elsewhere', '*.contexts.x=/y', '*.args.output=1'],
      [],
    ],
    ['nothing of another target', ['docs.secrets=id=a,src=/run/a'], []],
  ])('%s', (_, set, grants) => {
    expect(grantsOf(set, { target })).toEqual(grants)
  })
})

describe('a refusal of buildx', () => {
  const printed = [
    '{"vertexes":[]}',
    'Your build is requesting privileges for following possibly insecure capabilities:',
    '',
    ' - Running build containers that can access host network',
    ' - Read access to path ../a b',
    '',
    'Pass "--allow=network.host --allow=fs.read=../a b" to grant requested privileges.',
    '',
    'ERROR: additional privileges requested',
  ]

  it('is read with what would grant it', () => {
    expect(refusalIn(printed)).toEqual({
      allow: ['network.host', 'fs.read=../a b'],
      privileges: ['Running build containers that can access host network', 'Read access to path ../a b'],
    })
  })

  it('is none when the bake went on, or failed otherwise', () => {
    expect(refusalIn(printed.slice(0, -1))).toBeUndefined()
    expect(refusalIn(['ERROR: target app: failed to solve: no such file'])).toBeUndefined()
  })
})
