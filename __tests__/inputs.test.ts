import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { InputError } from '../src/errors.ts'
import { loadInputs, type Inputs } from '../src/inputs.ts'
import { text } from './docs/tracked.ts'

const load = (given: Record<string, string> = {}): Inputs => loadInputs((name) => given[name] ?? '')

/** Input, text, and what becomes of it. */
const RIGHT: [name: string, text: string, expected: Partial<Inputs>][] = [
  [
    'files',
    'docker-bake.hcl, ci/*.hcl\n\n# a comment\n  more.json  ',
    { files: ['docker-bake.hcl', 'ci/*.hcl', 'more.json'] },
  ],
  ['targets', 'backend,frontend\nworker', { targets: ['backend', 'frontend', 'worker'] }],
  ['set', '*.args.LIST=a,b\r\nbackend.tags+=x', { set: ['*.args.LIST=a,b', 'backend.tags+=x'] }],
  ['set', `a.args.X="quoted" text\nb.args.Y='single'`, { set: ['a.args.X="quoted" text', 'b.args.Y=single'] }],
  ['set', 'backend.platform="linux/amd64"', { set: ['backend.platform=linux/amd64'] }],
  ['set', 'backend.args.EMPTY=', { set: ['backend.args.EMPTY='] }],
  ['vars', 'TAG=v1\nLIST=a,b=c\nEMPTY=', { vars: { TAG: 'v1', LIST: 'a,b=c', EMPTY: '' } }],
  ['allow', 'network.host\nfs.read=../shared', { allow: ['network.host', 'fs.read=../shared'] }],
  ['source', ' ./app ', { source: './app' }],
  ['builder', 'mine', { builder: 'mine' }],
  ...(['docker', 'docker-container', 'kubernetes', 'remote'] as const).map(
    (driver): [string, string, Partial<Inputs>] => ['driver', driver, { driver }],
  ),
  ['endpoint', 'tcp://host:1234', { endpoint: 'tcp://host:1234' }],
  ['pull-request', '7', { pullRequest: 7 }],
  ['driver-opts', 'env.A=1,2\nnetwork=host', { driverOpts: ['env.A=1,2', 'network=host'] }],
  ['buildkitd-flags', '--debug', { buildkitdFlags: '--debug' }],
  ['buildkitd-config-inline', 'debug = true\n[worker.oci]\n', { buildkitdConfigInline: 'debug = true\n[worker.oci]' }],
  ['keep-state', 'true', { keepState: true }],
  ['no-cache', 'true', { noCache: true }],
  ['pull', 'True', { pull: true }],
  ['load', 'TRUE', { load: true }],
  ['push', 'false', { push: false }],
  ['push-when', 'pass', { pushWhen: 'pass' }],
  ['provenance', 'mode=max', { provenance: 'mode=max' }],
  ['sbom', 'true', { sbom: 'true' }],
  ['call', 'check', { call: 'check' }],
  ['github-token', ' ghs_x ', { githubToken: 'ghs_x' }],
  ['cache', 'none', { cache: 'none' }],
  ['cache-mode', 'min', { cacheMode: 'min' }],
  ['cache-scope', 'team_a.x-1', { cacheScope: 'team_a.x-1' }],
  ['cache-write', 'False', { cacheWrite: false }],
  ['cache-write', 'true', { cacheWrite: true }],
  ['cache-write', 'auto', { cacheWrite: 'auto' }],
  ['cache-prune', 'true', { cachePrune: true }],
  ['cache-mounts', 'true', { cacheMounts: true }],
  ['budgets', '.github/b.yml', { budgets: '.github/b.yml' }],
  ...(['auto', 'always', 'on-change', 'on-fail', 'never'] as const).map(
    (comment): [string, string, Partial<Inputs>] => ['comment', comment, { comment }],
  ),
  ['report-id', 'ci/build-1', { reportId: 'ci/build-1' }],
  ...(['auto', 'build', 'report', 'plan', 'backfill', 'advise'] as const).map(
    (mode): [string, string, Partial<Inputs>] => ['mode', mode, { mode }],
  ),
  ['records', 'a/*.json\nb, c.json', { records: ['a/*.json', 'b, c.json'] }],
  ...(['auto', 'files', 'none'] as const).map((analyze): [string, string, Partial<Inputs>] => [
    'analyze',
    analyze,
    { analyze },
  ]),
  ['html', 'true', { html: true }],
  ['check', 'true', { check: true }],
  ['baseline', 'branch', { baseline: { store: 'branch' } }],
  ['baseline', 'rebuild', { baseline: { store: 'rebuild' } }],
  ['baseline', 'image:ghcr.io/me/{target}:main', { baseline: { store: 'image', ref: 'ghcr.io/me/{target}:main' } }],
  ['compare-with', ' release ', { compareWith: { kind: 'release', text: 'release' } }],
  ['compare-with', '30d', { compareWith: { kind: 'age', text: '30d', days: 30 } }],
  ['compare-with', 'web/v2.*', { compareWith: { kind: 'tag', text: 'web/v2.*', glob: 'web/v2.*' } }],
  ['backfill', '30', { backfill: { commits: 30 } }],
  ['backfill', 'release', { backfill: { tags: { kind: 'release', text: 'release' } } }],
  ['backfill', 'v2.*', { backfill: { tags: { kind: 'tag', text: 'v2.*', glob: 'v2.*' } } }],
  [
    'advise-candidates',
    '.github/advice/*.patch\n# later\nmore.diff',
    { adviseCandidates: ['.github/advice/*.patch', 'more.diff'] },
  ],
  ['advise-test', 'docker run --rm {image} true', { adviseTest: 'docker run --rm {image} true' }],
  ['advise-minutes', '90', { adviseMinutes: 90 }],
  ['replay', '0', { replay: 0 }],
  ['advise-pull-request', 'true', { advisePullRequest: true }],
  ['advise-pull-request', 'False', { advisePullRequest: false }],
  ['advise-pull-request', ' combined ', { advisePullRequest: 'combined' }],
  ['baseline', 'file:some/where.json', { baseline: { store: 'file', path: 'some/where.json' } }],
]

/** Input, a value that is not allowed, and what the message must say is. */
const WRONG: [name: string, text: string, shown: string, allowed: string][] = [
  ['set', 'backend=1', 'backend=1', '`target.key=value`'],
  ['set', 'a.b=1\nfoo', 'foo', '`target.key=value`'],
  ['vars', 'TAG', 'TAG', '`NAME=value`'],
  ['vars', '=x', '=x', '`NAME=value`'],
  ['driver', 'podman', 'podman', '`docker`, `docker-container`, `kubernetes`, `remote`'],
  ...['keep-state', 'no-cache', 'pull', 'load', 'push', 'cache-prune', 'cache-mounts', 'html', 'check'].map(
    (name): [string, string, string, string] => [name, 'yes', 'yes', '`true` or `false`'],
  ),
  ...['releases', 'latest', '30', '0d', '30days', '-v1', 'v1 v2', '$(id)1', 'v1`'].map(
    (text): [string, string, string, string] => [
      'compare-with',
      text,
      text,
      '`release`, a tag or glob of tags such as',
    ],
  ),
  ...['0', '101', '-3', '30d', 'all'].map((text): [string, string, string, string] => [
    'backfill',
    text,
    text,
    'a number of commits from 1 to 100, `release`, or a tag or glob of tags',
  ]),
  ...['0', '361', '1.5', '10m'].map((text): [string, string, string, string] => [
    'advise-minutes',
    text,
    text,
    'a whole number from 1 to 360',
  ]),
  ...['-1', '101', 'all'].map((text): [string, string, string, string] => [
    'replay',
    text,
    text,
    'a whole number from 0 to 100',
  ]),
  ['advise-pull-request', 'all', 'all', '`true`, `combined` or `false`'],
  ['cache', 'registry', 'registry', '`gha`, `none`'],
  ['cache-write', 'yes', 'yes', '`auto`, `true` or `false`'],
  ['cache-mode', 'all', 'all', '`min`, `max`'],
  ['cache-scope', 'a,b', 'a,b', 'letters, digits'],
  ['cache-scope', 'x'.repeat(65), 'x'.repeat(65), 'up to 64'],
  ['comment', 'sometimes', 'sometimes', '`auto`, `always`, `on-change`, `on-fail`, `never`'],
  ['pull-request', '#7', '#7', 'the number of a pull request'],
  ['report-id', '-->', '-->', 'letters, digits'],
  ['report-id', 'x'.repeat(81), 'x'.repeat(81), 'up to 80'],
  ['baseline', 'newest', 'newest', '`file:PATH`'],
  ['baseline', 'file:', 'file:', '`file:PATH`'],
  ['baseline', 'image:--debug', 'image:--debug', '`image:REF`'],
  ['mode', 'both', 'both', '`auto`, `build`, `report`, `plan`, `backfill`, `advise`'],
  ['analyze', 'all', 'all', '`auto`, `files`, `none`'],
]

describe('inputs', () => {
  it.each(RIGHT)('%s: %j', (name, text, expected) => {
    expect(load({ [name]: text })).toEqual({ ...load(), ...expected })
  })

  it.each(WRONG)(
    '%s: %j stops the job, and the message names input, value and what is allowed',
    (name, text, shown, allowed) => {
      let error: unknown
      try {
        load({ [name]: text })
      } catch (thrown) {
        error = thrown
      }
      expect(error).toBeInstanceOf(InputError)
      const { message } = error as InputError
      expect(message).toContain(`Input "${name}" is "${shown}"; allowed: `)
      expect(message.slice(message.indexOf('allowed: '))).toContain(allowed)
    },
  )

  it('are all tested here', () => {
    const known = Object.keys((parse(text('action.yml')) as { inputs: object }).inputs)
    expect(new Set(RIGHT.map(([name]) => name))).toEqual(new Set(known))
  })

  it('may all be empty', () => {
    const { source, cache, cacheMode, cacheScope, cacheWrite, comment, reportId, baseline } = load()
    expect({ source, cache, cacheMode, cacheScope, cacheWrite, comment, reportId, baseline }).toEqual({
      source: '.',
      cache: 'gha',
      cacheMode: 'max',
      cacheScope: 'bake-budget',
      cacheWrite: 'auto',
      comment: 'auto',
      reportId: 'default',
      baseline: { store: 'cache' },
    })
  })
})
