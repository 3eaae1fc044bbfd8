import { describe, expect, it } from 'vitest'
import { cargoChef } from '../../../src/advise/rules/order/cargo-chef.ts'
import { dependenciesBeforeSource } from '../../../src/advise/rules/order/dependencies-before-source.ts'
import { emulatedBuild } from '../../../src/advise/rules/order/emulated.ts'
import { artificialEdge, packagesBeforeSource } from '../../../src/advise/rules/order/packages-before-source.ts'
import { volatileArguments } from '../../../src/advise/rules/order/volatile-arguments.ts'
import { file, packageJson } from '../corpus/case.ts'
import { cargoLock } from '../corpus/rust.ts'
import { history } from '../project.ts'
import { change, findings } from './story.ts'

describe('dependencies-before-source', () => {
  const npm = (manifest: Record<string, unknown>, files: Record<string, string> = {}) => ({
    files: { 'package.json': packageJson(manifest), 'package-lock.json': '{}', 'src/a.js': '', ...files },
  })
  const dockerfile = file`
    FROM node:22
    WORKDIR /app
    COPY --chown=node . /app
    RUN npm ci && npm run build
  `

  it('splits a RUN, and copies the manifests to where the source goes, for the same owner', () => {
    const { added, gone } = change(findings(dependenciesBeforeSource, dockerfile, npm({})))
    expect(added).toEqual(['COPY --chown=node package.json package-lock.json /app/', 'RUN npm ci', 'RUN npm run build'])
    expect(gone).toEqual(['RUN npm ci && npm run build'])
  })

  it('keeps every mount of a RUN for both parts', () => {
    const { added } = change(
      findings(dependenciesBeforeSource, dockerfile.replace('RUN ', 'RUN --mount=type=secret,id=npmrc '), npm({})),
    )
    expect(added.filter((line) => line.includes('id=npmrc'))).toHaveLength(2)
  })

  it('takes patches, workspaces and path dependencies along', () => {
    const manifest = {
      workspaces: ['packages/*'],
      dependencies: { 'patch-package': '8', local: 'file:./vendor/local' },
    }
    const files = {
      'packages/a/package.json': packageJson({}),
      'patches/x.patch': '',
      'vendor/local/index.js': '',
      '.npmrc': '',
    }
    const { added } = change(findings(dependenciesBeforeSource, dockerfile, npm(manifest, files)))
    expect(added.filter((line) => line.startsWith('COPY'))).toEqual([
      'COPY --chown=node package.json package-lock.json .npmrc /app/',
      'COPY --chown=node packages/a/package.json /app/packages/a/',
      'COPY --chown=node patches /app/patches/',
      'COPY --chown=node vendor/local /app/vendor/local/',
    ])
  })

  it('keeps what was installed from being replaced by what lies in the context', () => {
    const [found] = findings(dependenciesBeforeSource, dockerfile, {
      files: { ...npm({}).files, '.dockerignore': '.git\n' },
    })
    expect(found?.edits?.map(({ file: name, after }) => [name, name.endsWith('ignore') ? after : ''])).toEqual([
      ['Dockerfile', ''],
      ['.dockerignore', '.git\nnode_modules\n'],
    ])
  })

  it.each([
    ['a script on install', { scripts: { postinstall: 'prisma generate' } }, 'prisma generate'],
    ['a dependency outside of the context', { dependencies: { a: 'file:../a' } }, '../a'],
  ])('changes nothing with %s', (_, manifest, reason) => {
    expect(change(findings(dependenciesBeforeSource, dockerfile, npm(manifest))).because.join()).toContain(reason)
  })

  it('changes nothing where the same RUN deletes what it installs, in an image that is shipped', () => {
    const once = dockerfile.replace('run build', 'run build && rm -rf node_modules')
    expect(change(findings(dependenciesBeforeSource, once, npm({}))).because.join()).toContain('would be shipped')
    const builder = `${once.replace('node:22', 'node:22 AS build')}FROM scratch\nCOPY --from=build /app/dist /\n`
    expect(change(findings(dependenciesBeforeSource, builder, npm({}))).because).toEqual([])
  })

  it('changes nothing where a RUN between the two deletes of what is copied', () => {
    const between = dockerfile.replace('RUN npm ci', 'RUN rm -rf /app/secret\nRUN npm ci')
    expect(change(findings(dependenciesBeforeSource, between, npm({}))).because.join()).toContain('Line 4')
  })

  it('changes nothing where another RUN between the two may need the source', () => {
    const between = dockerfile.replace('RUN npm ci', 'RUN ./configure\nRUN npm ci')
    expect(change(findings(dependenciesBeforeSource, between, npm({}))).because).toEqual([
      'Line 4 runs between the copy and the install, and may need the source.',
    ])
  })

  it.each([
    ['the manifests come first already', dockerfile.replace('COPY', 'COPY package*.json ./\nRUN npm ci\nCOPY')],
    [
      'the install is beside the critical path',
      `FROM node:22 AS slow\nRUN sleep\n${dockerfile}COPY --from=slow /a /b\n`,
    ],
    ['packages are named', dockerfile.replace('npm ci', 'npm install express')],
    ['the manifest is unknown', dockerfile.replace('. /app', 'src /app')],
  ])('is silent when %s', (_, text) => {
    const more = { ...npm({}), ms: [['sleep', 90_000]] as const }
    expect(findings(dependenciesBeforeSource, text, more)).toEqual([])
  })

  it('expects from the history what it brings, and nothing where each commit changes the lock file', () => {
    const found = (commits: string[][]) => findings(dependenciesBeforeSource, dockerfile, { ...npm({}), commits })
    expect(found(history([5, 'src/a.js'], [15, 'package-lock.json', 'src/a.js']))[0]?.estimate).toEqual({
      kind: 'expected',
      ms: 10_000,
    })
    expect(found(history([20, 'package-lock.json']))).toEqual([])
    expect(found([['src/a.js']])[0]?.estimate).toEqual({ kind: 'bound', ms: 40_000 })
  })

  it('is one finding of all targets that are built from the same lines', () => {
    const found = findings(dependenciesBeforeSource, dockerfile, { ...npm({}), targets: { api: {}, worker: {} } })
    expect(found.map(({ targets, edits }) => [targets, edits?.length])).toEqual([[['api', 'worker'], 1]])
  })

  it('changes nothing where another target’s context has other manifests', () => {
    const files = {
      'a/package.json': packageJson({}),
      'a/package-lock.json': '{}',
      'a/a.js': '',
      'b/package.json': packageJson({}),
      'b/b.js': '',
    }
    const targets = {
      a: { context: 'a', dockerfile: '../Dockerfile' },
      b: { context: 'b', dockerfile: '../Dockerfile' },
    }
    const found = findings(dependenciesBeforeSource, dockerfile.replace('npm ci', 'npm install'), { files, targets })
    expect(found.map(({ targets: names }) => names)).toEqual([['a', 'b']])
    expect(change(found).because).toEqual(['`b` is built from the same lines, and needs them as they are.'])
    expect(change(found).added).toEqual([])
  })
})

describe('cargo-chef', () => {
  const dockerfile = file`
    FROM rust:1.95-slim-bookworm AS build
    WORKDIR /src
    COPY . .
    RUN cargo build --release --features "a" -j4
    FROM scratch
    COPY --from=build /src/target/release/app /
  `
  const files = { 'Cargo.toml': '[package]\n', 'Cargo.lock': cargoLock(50), 'src/main.rs': '' }

  it('cooks with the build’s own options, from the prebuilt image of the same Rust', () => {
    const found = findings(cargoChef, dockerfile, { files })
    const { added } = change(found)
    expect(added).toContain('FROM lukemathwalker/cargo-chef:latest-rust-1.95-slim-bookworm AS chef')
    expect(added).toContain('RUN cargo chef cook --release --features a --recipe-path recipe.json')
    expect(found[0]?.pulls).toEqual(['lukemathwalker/cargo-chef:latest-rust-1.95-slim-bookworm'])
  })

  it('takes the newest image where the Rust is the newest', () => {
    const newest = dockerfile.replace(':1.95-slim-bookworm', '').replace('--features', '-F')
    expect(change(findings(cargoChef, newest, { files })).added).toEqual(
      expect.arrayContaining([
        'FROM lukemathwalker/cargo-chef:latest AS chef',
        'RUN cargo chef cook --release --features a --recipe-path recipe.json',
      ]),
    )
  })

  it('compiles cargo-chef where its image cannot be had', () => {
    const after = findings(cargoChef, dockerfile, { files })[0]?.otherwise?.[0]?.after ?? ''
    expect(after.split('\n').slice(0, 4)).toEqual([
      'FROM rust:1.95-slim-bookworm AS chef',
      'RUN cargo install --locked cargo-chef',
      '',
      'FROM chef AS planner',
    ])
  })

  it('changes nothing where stages are named by their numbers', () => {
    expect(change(findings(cargoChef, dockerfile.replace('--from=build', '--from=0'), { files })).because).toEqual([
      'Stages are copied from by number, and two more stages would shift the numbers.',
    ])
  })

  it.each([
    ['there are few dependencies', dockerfile, { ...files, 'Cargo.lock': cargoLock(3) }],
    [
      'the target folder is a cache mount',
      dockerfile.replace('RUN', 'RUN --mount=type=cache,target=/src/target'),
      files,
    ],
    ['there is no lock file', dockerfile, { 'Cargo.toml': '[package]\n', 'src/main.rs': '' }],
  ])('is silent when %s', (_, text, own) => {
    expect(findings(cargoChef, text, { files: own })).toEqual([])
  })
})

describe('packages-before-source', () => {
  const dockerfile = file`
    FROM debian
    WORKDIR /app
    COPY . .
    RUN apt-get update && apt-get install -y jq
    RUN make
  `
  const files = { Makefile: '', 'a.c': '' }

  it('moves an install of packages above the copy', () => {
    const after = findings(packagesBeforeSource, dockerfile, { files })[0]?.edits?.[0]?.after.split('\n')
    expect(after?.slice(2, 5)).toEqual(['RUN apt-get update && apt-get install -y jq', 'COPY . .', 'RUN make'])
  })

  it('is silent about a global install of npm where the project has settings for it', () => {
    const global = dockerfile.replace('apt-get update && apt-get install -y jq', 'npm install -g turbo')
    expect(findings(packagesBeforeSource, global, { files })).toHaveLength(1)
    expect(findings(packagesBeforeSource, global, { files: { ...files, '.npmrc': '' } })).toEqual([])
  })

  it('takes the comment of what it moves along, and leaves that of the copy with the copy', () => {
    const commented =
      'FROM debian\nWORKDIR /app\n\n# The source.\nCOPY . .\n\n# A tool.\nRUN apt-get install -y jq\n\nRUN make\n'
    expect(findings(packagesBeforeSource, commented, { files })[0]?.edits?.[0]?.after).toBe(
      'FROM debian\nWORKDIR /app\n\n# A tool.\nRUN apt-get install -y jq\n# The source.\nCOPY . .\n\nRUN make\n',
    )
  })

  it.each([
    ['corepack reads its version from package.json', dockerfile.replace('jq', 'jq && corepack install')],
    ['the RUN deletes of what is copied', dockerfile.replace('jq', 'jq && rm -rf /app/.git')],
    ['the RUN makes a home of the folder', dockerfile.replace('apt-get update', 'useradd --home-dir=/app app')],
    ['the package is a file of the project', dockerfile.replace('jq', './jq.deb')],
    [
      'the copy may be configuration of the package manager',
      dockerfile.replace('COPY . .', 'COPY a.c /etc/apt/sources.list'),
    ],
    ['a variable stands between', dockerfile.replace('RUN apt', 'ENV A=b\nRUN apt')],
    ['the RUN uses the project', dockerfile.replace('jq', 'jq && make')],
  ])('is silent when %s', (_, text) => {
    expect(findings(packagesBeforeSource, text, { files })).toEqual([])
  })
})

describe('artificial-stage-edge', () => {
  const dockerfile = file`
    FROM gcc AS build
    RUN make
    FROM debian
    COPY --from=build /app /opt/app
    RUN apt-get update && apt-get install -y jq
    CMD ["/opt/app"]
  `

  it('says how much of the wait can be saved at most', () => {
    const ms = [
      ['FROM', 1000],
      ['make', 9000],
      ['apt-get', 5000],
    ] as const
    expect(findings(artificialEdge, dockerfile, { ms })[0]?.estimate).toEqual({ kind: 'bound', ms: 5000 })
  })

  it('is silent when the other stage is done before', () => {
    expect(
      findings(artificialEdge, dockerfile, {
        ms: [
          ['make', 10],
          ['FROM', 1000],
        ],
      }),
    ).toEqual([])
  })

  it('is silent when it is not known how long the steps take', () => {
    const adjust = (record: Parameters<NonNullable<Parameters<typeof findings>[2]>['adjust'] & {}>[0]) => {
      for (const step of record.targets[0]?.platforms[0]?.steps ?? []) step.state = 'cached'
    }
    expect(findings(artificialEdge, dockerfile, { adjust })).toEqual([])
  })
})

describe('volatile-argument-early', () => {
  const dockerfile = file`
    FROM node:22
    ARG GIT_SHA
    LABEL revision=$GIT_SHA
    WORKDIR /app
    COPY package.json package-lock.json ./
    RUN npm ci
    COPY . .
    RUN npm run build
  `
  const files = { 'package.json': packageJson({}), 'package-lock.json': '{}', 'a.js': '' }

  it('moves it, and what passes it on, below the install and above the build, which may read it', () => {
    const after = findings(volatileArguments, dockerfile, { files })[0]?.edits?.[0]?.after.split('\n')
    expect(after?.slice(2)).toEqual([
      'COPY package.json package-lock.json ./',
      'RUN npm ci',
      'ARG GIT_SHA',
      'LABEL revision=$GIT_SHA',
      'COPY . .',
      'RUN npm run build',
      '',
    ])
  })

  it.each([
    ['the install uses it', dockerfile.replace('npm ci', 'npm ci --tag $GIT_SHA')],
    ['its name is no sign of change', dockerfile.replaceAll('GIT_SHA', 'NODE_MAJOR')],
    ['the next RUN is a program of the project', dockerfile.replace('RUN npm ci', 'RUN ./install.sh')],
  ])('is silent when %s', (_, text) => {
    expect(findings(volatileArguments, text, { files })).toEqual([])
  })
})

describe('emulated-build', () => {
  const targets = { app: { platforms: ['linux/amd64', 'linux/arm64'] } }
  const slow = (record: Parameters<NonNullable<Parameters<typeof findings>[2]>['adjust'] & {}>[0]) => {
    for (const step of record.targets[0]?.platforms[1]?.steps ?? []) if (step.kind === 'run') step.ms *= 10
  }
  const site = file`
    FROM node:22 AS build
    WORKDIR /app
    COPY . .
    RUN npm run build
    FROM nginx
    COPY --from=build /app/dist /usr/share/nginx/html
  `
  const files = { 'package.json': packageJson({}), 'go.mod': '', 'a.go': '' }

  it('builds a site on the builder’s own CPU, and says what emulation costs', () => {
    const found = findings(emulatedBuild, site, { files, targets, adjust: slow })
    expect(change(found).added).toEqual(['FROM --platform=$BUILDPLATFORM node:22 AS build'])
    expect(found[0]?.estimate).toEqual({ kind: 'bound', ms: 360_000 })
  })

  it('changes nothing for Go with cgo', () => {
    const go =
      'FROM golang AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o /a .\nFROM scratch\nCOPY --from=build /a /\n'
    expect(change(findings(emulatedBuild, go, { files, targets, adjust: slow })).because.join()).toContain('cgo')
  })

  it.each([
    ['only the builder’s platform is built', site, {}],
    [
      'the stage is pinned to the builder’s CPU',
      site.replace('FROM node', 'FROM --platform=$BUILDPLATFORM node'),
      targets,
    ],
    ['the stage asks for the CPU', site.replace('npm run', 'uname -m && npm run'), targets],
    ['modules with programs are copied', site.replace('/app/dist', '/app/node_modules'), targets],
  ])('is silent when %s', (_, text, some) => {
    expect(
      findings(emulatedBuild, text, { files, ...(Object.keys(some).length === 0 ? {} : { targets }), adjust: slow }),
    ).toEqual([])
  })
})
