import { describe, expect, it } from 'vitest'
import { cacheModeMin, cacheScopeShared } from '../../../src/advise/rules/cache/cache-exports.ts'
import { forcedCompression } from '../../../src/advise/rules/cache/compression.ts'
import { copyLink } from '../../../src/advise/rules/cache/copy-link.ts'
import { cacheExportUnpaid, cacheMountsUnpaid } from '../../../src/advise/rules/cache/unpaid.ts'
import { unneededFiles } from '../../../src/advise/rules/context/unneeded-files.ts'
import type { BuildRecord } from '../../../src/record/build-record.ts'
import { file, packageJson } from '../corpus/case.ts'
import { history } from '../project.ts'
import { change, findings } from './story.ts'

const DOCKERFILE = file`
  FROM node:22 AS build
  COPY a.js /
  RUN npm run build
  FROM scratch
  COPY --from=build /dist /
`

describe('cache-scope-shared', () => {
  it.each([
    [['type=gha'], ['type=gha,mode=max'], 'gha scope `buildkit`'],
    [[{ type: 'registry', ref: 'example.test/c' }], ['example.test/c'], '`example.test/c`'],
  ])('names the targets and what they share: %j, %j', (a, b, shared) => {
    const [found] = findings(cacheScopeShared, DOCKERFILE, {
      targets: { a: { 'cache-to': a }, b: { 'cache-to': b }, c: {} },
    })
    expect(found?.targets).toEqual(['a', 'b'])
    expect(found?.now).toContain(shared)
  })

  it('writes each target’s name into what it writes and reads, where its entries are its own', () => {
    const targets = { a: { 'cache-to': ['type=gha,mode=max'] }, b: { 'cache-to': ['type=gha'] } }
    const bake = file`
      target "a" {
        # "type=gha"
        cache-from = ["type=gha"]
        cache-to = ["type=gha,mode=max"]
      }
      target "b" { cache-to = ["type=gha"] }
    `
    const found = (text: string) =>
      findings(cacheScopeShared, DOCKERFILE, { targets, files: { 'docker-bake.hcl': text } })
    expect(change(found(bake)).added).toEqual([
      'cache-from = ["type=gha,scope=a"]',
      'cache-to = ["type=gha,mode=max,scope=a"]',
      'target "b" { cache-to = ["type=gha,scope=b"] }',
    ])
    expect(found(`target "_all" { cache-to = ["type=gha"] }\n${bake}`)[0]?.edits).toBe(undefined)
  })

  it('is silent when each has its own, or a target has two', () => {
    const targets = {
      a: { 'cache-to': ['type=gha,scope=a', 'type=gha,scope=a'] },
      b: { 'cache-to': ['type=gha,scope=b'] },
    }
    expect(findings(cacheScopeShared, DOCKERFILE, { targets })).toEqual([])
  })
})

describe('cache-mode-min', () => {
  const to = (entry: string, target?: string) => ({
    targets: { app: { 'cache-to': [entry], ...(target === undefined ? {} : { target }) } },
  })

  it.each([
    [
      'type=gha,scope=x',
      'cache-to = ["type=gha,scope=x"] // "type=gha"',
      'cache-to = ["type=gha,scope=x,mode=max"] // "type=gha"',
    ],
    [
      'type=gha,scope=x,mode=min',
      'cache-to = ["scope=x,mode=min,type=gha"]',
      'cache-to = ["scope=x,mode=max,type=gha"]',
    ],
  ])('adds it where the bake file says the entry: %s', (entry, line, wanted) => {
    const files = { 'docker-bake.hcl': `target "app" {\n  ${line}\n}\n` }
    expect(change(findings(cacheModeMin, DOCKERFILE, { ...to(entry), files })).added).toEqual([wanted])
  })

  it('is a finding of its own for each target that has an entry of its own', () => {
    const bake = 'target "a" { cache-to = ["type=gha,scope=a"] }\ntarget "b" { cache-to = ["type=gha,scope=b"] }\n'
    const targets = { a: { 'cache-to': ['type=gha,scope=a'] }, b: { 'cache-to': ['type=gha,scope=b'] } }
    const found = findings(cacheModeMin, DOCKERFILE, { targets, files: { 'docker-bake.hcl': bake } })
    expect(found.map(({ targets: names, edits }) => [names, edits?.length])).toEqual([
      [['a'], 1],
      [['b'], 1],
    ])
  })

  it.each([
    ['makes the entry of variables', 'target "app" { cache-to = ["type=${TYPE}"] }'],
    ['says it twice', 'target "a" { cache-to = ["type=gha"] }\ntarget "b" { cache-to = ["type=gha"] }'],
  ])('leaves the bake file as it is where it %s', (_, text) => {
    const files = { 'docker-bake.hcl': text }
    expect(findings(cacheModeMin, DOCKERFILE, { ...to('type=gha'), files })[0]?.edits).toBe(undefined)
  })

  it('says what of other stages is built again', () => {
    expect(findings(cacheModeMin, DOCKERFILE, to('type=gha'))[0]?.estimate).toEqual({ kind: 'bound', ms: 40_100 })
  })

  it.each([
    ['all stages are kept', to('type=gha,mode=max')],
    ['there is one stage', to('type=gha', 'build')],
    ['the cache is in the image', to('type=inline')],
    [
      'other stages take no time',
      {
        ...to('type=gha'),
        ms: [
          ['FROM', 10],
          ['npm', 10],
        ] as const,
      },
    ],
  ])('is silent when %s', (_, more) => {
    expect(findings(cacheModeMin, DOCKERFILE, more)).toEqual([])
  })
})

describe('cache-export-unpaid', () => {
  const exporting = (ms: number, change?: (record: BuildRecord) => void) => ({
    targets: { app: { 'cache-to': ['type=gha,mode=max'] } },
    adjust: (record: BuildRecord) => {
      record.targets[0]?.phases.push({ kind: 'cache-export', ms })
      change?.(record)
    },
  })

  it('compares the export with all that a cache can bring', () => {
    expect(findings(cacheExportUnpaid, DOCKERFILE, exporting(60_000))[0]?.now).toBe(
      'Exporting takes 60 s, and building all of it without any cache 43 s.',
    )
  })

  it('is silent when it can pay', () => {
    expect(findings(cacheExportUnpaid, DOCKERFILE, exporting(20_000))).toEqual([])
  })

  it('is silent when steps came from the cache, so that it is not known what they take', () => {
    const cached = (record: BuildRecord) => {
      for (const step of record.targets[0]?.platforms[0]?.steps ?? []) if (step.kind === 'run') step.state = 'cached'
    }
    expect(findings(cacheExportUnpaid, DOCKERFILE, exporting(60_000, cached))).toEqual([])
  })
})

describe('cache-mounts-unpaid', () => {
  const carried = (coldMs: number, warm = true) => ({
    adjust: (record: BuildRecord) => {
      record.cacheMounts = {
        mounts: [],
        restoreMs: 4000,
        keepMs: 6000,
        ...(warm ? { warm: { steps: 1, ms: 5000, coldMs } } : {}),
      }
      const [step] = record.targets[0]?.platforms[0]?.steps.filter(({ kind }) => kind === 'run') ?? []
      if (step !== undefined) step.cacheMounts = ['npm']
    },
  })

  it('sets what they cost against what they bring', () => {
    const [found] = findings(cacheMountsUnpaid, DOCKERFILE, carried(8000))
    expect(found?.estimate).toEqual({ kind: 'bound', ms: 7000 })
    expect(found?.now).toBe(
      'Restoring and keeping them takes 10 s, and the steps that use them are only 3.0 s faster with them.',
    )
  })

  it.each([
    ['they pay', carried(60_000)],
    ['there was no run without them', carried(0, false)],
    ['none are carried', {}],
  ])('is silent when %s', (_, more) => {
    expect(findings(cacheMountsUnpaid, DOCKERFILE, more)).toEqual([])
  })
})

describe('forced-compression', () => {
  const output = (entry: string) => ({ targets: { app: { output: [entry] } } })

  it('says how much of the base is pulled again', () => {
    expect(
      findings(forcedCompression, DOCKERFILE, output('type=registry,compression=zstd,force-compression=true'))[0]?.now,
    ).toContain('30 MB')
  })

  it('is silent when only the image’s own layers are compressed so', () => {
    expect(findings(forcedCompression, DOCKERFILE, output('type=registry,compression=zstd'))).toEqual([])
  })
})

describe('copy-link', () => {
  const dockerfile = 'FROM caddy:2@sha256:00\nWORKDIR /srv\nCOPY --chown=1000 a.js .\nCOPY a.js /etc/x\n'
  const commits = history([4, 'Dockerfile'], [16, 'a.js'])

  it('links every copy onto a base that moves', () => {
    expect(change(findings(copyLink, dockerfile, { commits })).added).toEqual([
      'COPY --link --chown=1000 a.js .',
      'COPY --link a.js /etc/x',
    ])
  })

  it.each([
    ['a user is named', dockerfile.replace('1000', 'caddy'), '`caddy`'],
    ['the folder may be a link', dockerfile.replace('/etc/x', '/lib/x'), 'link'],
  ])('changes nothing where %s', (_, text, reason) => {
    expect(change(findings(copyLink, text, { commits })).because.join()).toContain(reason)
  })

  it.each([
    ['the base is not pinned, so that nobody knows when it moves', dockerfile.replace('@sha256:00', ''), commits],
    ['it seldom moves', dockerfile, history([1, 'Dockerfile'], [24, 'a.js'])],
    ['the history is not known', dockerfile, []],
    ['a RUN depends on the base', dockerfile.replace('COPY a.js', 'RUN true\nCOPY a.js'), commits],
  ])('is silent when %s', (_, text, some) => {
    expect(findings(copyLink, text, { commits: some })).toEqual([])
  })
})

describe('unneeded-context-files', () => {
  const dockerfile = file`
    FROM node:22 AS build
    WORKDIR /app
    COPY . .
    RUN npm run build
    FROM scratch
    COPY --from=build /app/dist /
  `
  const files = {
    '.dockerignore': '',
    'package.json': packageJson({}),
    'docs/a.md': '',
    'CHANGELOG.md': '',
    'compose.yaml': '',
  }

  it('leaves out git’s data, documents and build files', () => {
    const { added } = change(findings(unneededFiles, dockerfile, { files }))
    expect(added).toEqual(['.git', '.dockerignore', 'docs', 'CHANGELOG.md', 'compose.yaml', 'Dockerfile'])
  })

  it('keeps what some file of the project names', () => {
    const named = {
      ...files,
      'package.json': packageJson({ scripts: { build: 'site docs', notes: 'node notes CHANGELOG.md' } }),
    }
    const { added } = change(findings(unneededFiles, dockerfile, { files: named }))
    expect(added).toEqual(['.git', '.dockerignore', 'compose.yaml', 'Dockerfile'])
  })

  it('has one line for the Dockerfiles of many services', () => {
    const services = { ...files, 'a/Dockerfile': '', 'b/Dockerfile': '', 'c/Dockerfile': '', 'vendor/x/Dockerfile': '' }
    const { added } = change(findings(unneededFiles, dockerfile, { files: services }))
    expect(added.filter((line) => line.includes('Dockerfile'))).toEqual(['**/Dockerfile'])
  })

  it('keeps a folder of documents in which there is more', () => {
    expect(
      change(findings(unneededFiles, dockerfile, { files: { ...files, 'docs/build.js': '' } })).added,
    ).not.toContain('docs')
  })

  it('changes nothing where git is asked for a version: files that are left out would make it another one', () => {
    const { added, because } = change(
      findings(unneededFiles, dockerfile.replace('npm run', 'git describe > v && npm run'), { files }),
    )
    expect(added).toEqual([])
    expect(because).toEqual([
      'Line 4 calls `git`.',
      'To git, a file that is left out is one that was deleted: the version would say so.',
    ])
  })

  it.each([
    ['a script that nobody has read', dockerfile.replace('npm run build', './build.sh'), {}, 'build.sh'],
    [
      'a script that a script runs',
      dockerfile,
      { 'package.json': packageJson({ scripts: { build: './ci/build.sh' } }) },
      'ci/build.sh',
    ],
    [
      'a tool that stamps versions',
      dockerfile,
      { 'package.json': packageJson({ scripts: { version: 'git describe' } }) },
      'git describe',
    ],
  ])('changes nothing where all there is is .git, and %s may read it', (_, text, more, reason) => {
    const own = { '.dockerignore': 'Dockerfile\n', 'package.json': packageJson({}), ...more }
    expect(change(findings(unneededFiles, text, { files: own })).because.join()).toContain(reason)
  })

  it.each([
    ['the ignore file lists what is wanted', dockerfile, { ...files, '.dockerignore': '*\n!package.json\n' }],
    [
      'the ignore file takes .git back, as its author wants it',
      dockerfile,
      { 'package.json': packageJson({}), '.dockerignore': '*\n!.git\n!package.json\n' },
    ],
    ['no COPY takes all', dockerfile.replace('COPY . .', 'COPY package.json docs ./'), files],
    ['nothing runs below', 'FROM scratch\nCOPY . .\n', files],
  ])('is silent when %s', (_, text, own) => {
    expect(findings(unneededFiles, text, { files: own })).toEqual([])
  })

  it('is worth what commits of such files would have been spared', () => {
    const own = { ...files, '.dockerignore': '.git\n' }
    const spared = (commits: string[][]) => findings(unneededFiles, dockerfile, { files: own, commits })
    expect(spared(history([10, 'docs/a.md'], [10, 'package.json']))[0]?.estimate).toEqual({
      kind: 'expected',
      ms: 20_000,
    })
    expect(spared(history([20, 'package.json', 'docs/a.md']))).toEqual([])
  })
})
