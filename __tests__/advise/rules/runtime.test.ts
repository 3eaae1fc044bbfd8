import { describe, expect, it } from 'vitest'
import { assetTwins } from '../../../src/advise/rules/assets/twins.ts'
import { devDependenciesNode } from '../../../src/advise/rules/runtime/dev-dependencies-node.ts'
import { devDependencies } from '../../../src/advise/rules/runtime/dev-dependencies.ts'
import { rootUser, secretInArgument, toolchainInRuntime } from '../../../src/advise/rules/runtime/safety.ts'
import { smallerBase } from '../../../src/advise/rules/runtime/smaller-base.ts'
import { file, packageJson } from '../corpus/case.ts'
import { cargoLock } from '../corpus/rust.ts'
import { change, findings } from './story.ts'

describe('dev-dependencies-node', () => {
  const dockerfile = file`
    FROM node:22 AS build
    WORKDIR /app
    COPY . .
    RUN npm ci
    RUN npm run build
    FROM node:22-slim
    WORKDIR /srv
    COPY --from=build /app .
    CMD ["node", "dist/main.js"]
  `
  const app = (manifest: Record<string, unknown> = {}, lock = 'package-lock.json') => ({
    files: { 'package.json': packageJson({ devDependencies: { vite: '8' }, ...manifest }), [lock]: '{}' },
  })

  it('prunes behind the build, before anything is copied', () => {
    const after = findings(devDependenciesNode, dockerfile, app())[0]?.edits?.[0]?.after.split('\n')
    expect(after?.slice(4, 7)).toEqual(['RUN npm run build', 'RUN npm prune --omit=dev', 'FROM node:22-slim'])
  })

  it.each([
    ['the image starts with one', dockerfile.replace('"node", "dist/main.js"', '"npx", "vite"'), app(), '`vite`'],
    [
      'another stage starts from this one',
      dockerfile.replace('FROM node:22-slim', 'FROM build AS test\nRUN npm test\nFROM node:22-slim'),
      app(),
      '`test`',
    ],
    [
      'it is a workspace',
      dockerfile,
      { files: { ...app({ workspaces: ['p/*'] }).files, 'p/a/package.json': packageJson({}) } },
      'workspace',
    ],
    ['its framework is one', dockerfile, app({ devDependencies: { next: '16' } }), '`next`'],
    [
      'nobody knows whose program starts it',
      dockerfile.replace('"node", "dist/main.js"', '"ng", "serve"'),
      app(),
      '`ng`',
    ],
    ['a script starts it', dockerfile.replace('"node", "dist/main.js"', '"./start.sh"'), app(), 'start.sh'],
  ])('changes nothing where %s', (_, text, more, reason) => {
    expect(change(findings(devDependenciesNode, text, more)).because.join()).toContain(reason)
  })

  it.each([
    ['only the result is copied', dockerfile.replace('/app .', '/app/dist .'), app()],
    ['they are pruned', dockerfile.replace('run build', 'run build && npm prune --production'), app()],
    ['there are none', dockerfile, app({ devDependencies: {} })],
    ['the image is for development', dockerfile.replace('"node", "dist/main.js"', '"npm", "run", "dev"'), app()],
    ['they are not installed', dockerfile.replace('npm ci', 'npm ci --omit=dev'), app()],
  ])('is silent when %s', (_, text, more) => {
    expect(findings(devDependenciesNode, text, more)).toEqual([])
  })
})

describe('dev-dependencies', () => {
  const dockerfile = file`
    FROM python:3.13-slim
    WORKDIR /app
    COPY . .
    RUN uv sync --frozen
    CMD ["uv", "run", "app"]
  `
  const files = { 'pyproject.toml': '[project]\nname = "a"\n\n[dependency-groups]\ndev = ["pytest"]\n', 'uv.lock': '' }

  it('leaves uv’s development group out', () => {
    expect(change(findings(devDependencies, dockerfile, { files })).added).toEqual(['RUN uv sync --no-dev --frozen'])
  })

  it('leaves poetry’s out, in each of its installs', () => {
    const poetry = dockerfile.replace('RUN uv sync --frozen', 'RUN poetry install --no-root\nRUN poetry install')
    const own = { 'pyproject.toml': '[tool.poetry.group.dev.dependencies]\npytest = "8"\n', 'poetry.lock': '' }
    expect(change(findings(devDependencies, poetry, { files: own })).added).toEqual([
      'RUN poetry install --only main --no-root',
      'RUN poetry install --only main',
    ])
  })

  it.each([
    ['tests run in the image', dockerfile.replace('CMD', 'RUN pytest\nCMD'), files],
    ['there is no such group', dockerfile, { ...files, 'pyproject.toml': '[project]\nname = "a"\n' }],
    ['a variable says so', dockerfile.replace('WORKDIR', 'ENV UV_NO_DEV=1\nWORKDIR'), files],
    ['nothing of the stage is shipped', `${dockerfile.replace('slim', 'slim AS a')}FROM scratch\nCOPY x /\n`, files],
  ])('is silent when %s', (_, text, own) => {
    expect(findings(devDependencies, text, { files: own })).toEqual([])
  })
})

describe('smaller-base', () => {
  const node = 'FROM node:22-bookworm\nCOPY a.js /\nUSER node\nCMD ["node", "/a.js"]\n'
  const go = file`
    FROM golang AS build
    RUN CGO_ENABLED=0 go build -o /app .
    FROM ubuntu:24.04
    RUN apt-get update && apt-get install -y ca-certificates
    COPY --from=build /app /app
    ENTRYPOINT ["/app"]
  `
  const rust = file`
    FROM rust:1-bookworm AS build
    WORKDIR /a
    COPY . .
    RUN cargo build --release
    FROM debian:bookworm-slim
    COPY --from=build /a/target/release/app /app
    ENTRYPOINT ["/app"]
  `
  const lock = (...names: string[]) => ({
    files: {
      'Cargo.toml': '',
      'Cargo.lock': cargoLock(1) + names.map((name) => `\n[[package]]\nname = "${name}"\n`).join(''),
    },
  })

  it.each([
    [node, 'FROM node:22-bookworm-slim'],
    ['FROM eclipse-temurin:21-jdk-jammy\nCMD ["java", "-jar", "/a.jar"]\n', 'FROM eclipse-temurin:21-jre-jammy'],
    [
      'FROM mcr.microsoft.com/dotnet/sdk:9.0 AS run\nCMD ["dotnet", "a.dll"]\n',
      'FROM mcr.microsoft.com/dotnet/aspnet:9.0 AS run',
    ],
    ['FROM nginx:1.27\nCOPY a.conf /etc/nginx/conf.d/\n', 'FROM nginx:1.27-alpine-slim'],
  ])('takes the smaller variant: %s', (text, wanted) => {
    const found = findings(smallerBase, text)
    expect(change(found).added).toEqual([wanted])
    expect(found[0]?.pulls).toEqual([wanted.split(' ')[1]])
  })

  it('takes distroless for a static program, without the RUN whose packages it has', () => {
    expect(findings(smallerBase, go)[0]?.edits?.[0]?.after.split('\n').slice(2, 4)).toEqual([
      'FROM gcr.io/distroless/static-debian12',
      'COPY --from=build /app /app',
    ])
  })

  it('takes distroless for Rust where the lock file names no foreign library', () => {
    expect(change(findings(smallerBase, rust, lock('openssl-sys', 'linux-raw-sys'))).added).toEqual([
      'FROM gcr.io/distroless/cc-debian12',
    ])
  })

  it.each([
    [
      'a program of the full image checks its health',
      node.replace('CMD', 'HEALTHCHECK CMD curl -f http://localhost\nCMD'),
      {},
      '`curl`',
    ],
    [
      'a package may be compiled',
      'FROM node:22\nCOPY package.json package-lock.json ./\nRUN npm ci\nCMD ["node", "a"]\n',
      { files: { 'package.json': packageJson({}), 'package-lock.json': '{"hasInstallScript": true}' } },
      'install script',
    ],
    ['the smaller nginx has no bash', 'FROM nginx:1.27\nCMD ["bash", "-c", "nginx"]\n', {}, '`bash`'],
    ['Go may use cgo', go.replace('CGO_ENABLED=0 ', ''), {}, 'static'],
    ['the start is in shell form', go.replace('["/app"]', '/app'), {}, 'shell'],
    ['it installs more', go.replace('ca-certificates', 'ca-certificates git'), {}, '`git`'],
    ['a crate links a library', rust, lock('libsqlite3-sys'), '`libsqlite3-sys`'],
    ['the builder is another Debian', rust.replace('1-bookworm', '1-trixie'), lock(), 'Debian 12'],
    ['its name is a variable', `ARG V=22\n${node.replace('22-bookworm', '$V')}`, {}, 'variables'],
  ])('changes nothing where %s', (_, text, more, reason) => {
    const found = findings(smallerBase, text, more)
    expect(change(found).because.join()).toContain(reason)
    expect(found[0]?.edits).toBe(undefined)
  })

  it.each([
    ['it is small already', node.replace('bookworm', 'alpine')],
    ['it is pinned by its digest', node.replace('22-bookworm', '22@sha256:00')],
    ['it is not known what is started', 'FROM node:22\n'],
    ['a program of a kind that is not known is shipped', go.replace('go build', 'make')],
  ])('is silent when %s', (_, text) => {
    expect(findings(smallerBase, text)).toEqual([])
  })
})

describe('asset-twins', () => {
  const dockerfile = file`
    FROM node:22 AS build
    WORKDIR /app
    RUN npm run build
    FROM nginx:1.27-alpine
    COPY nginx.conf /etc/nginx/conf.d/default.conf
    COPY --from=build /app/dist /usr/share/nginx/html
  `
  const server = (text: string) => ({
    files: { 'nginx.conf': `server {\r\n\troot /usr/share/nginx/html;\r\n${text}}\r\n` },
  })

  it('makes twins where nginx compresses each answer, and lets it send them', () => {
    const edits = findings(assetTwins, dockerfile, server('\tgzip on;\r\n'))[0]?.edits
    expect(edits?.[0]?.after.split('\n')[3]).toContain('RUN find /app/dist -type f')
    expect(edits?.[1]?.after).toContain('\tgzip on;\r\n\tgzip_static on;\r\n}')
  })

  it('lets nginx send twins that a build makes', () => {
    const [found] = findings(assetTwins, dockerfile.replace('run build', 'run build && gzip -k dist/*'), server(''))
    expect(found?.edits?.map(({ file: name }) => name)).toEqual(['nginx.conf'])
  })

  it.each([
    ['they are sent', dockerfile.replace('run build', 'run build && gzip -k dist/*'), server('\tgzip_static on;\r\n')],
    ['nginx compresses nothing', dockerfile, server('\t# gzip on;\r\n')],
    ['the configuration is unknown', dockerfile, {}],
    ['the server is another', dockerfile.replace('nginx:1.27-alpine', 'caddy:2'), server('gzip on;\r\n')],
  ])('is silent when %s', (_, text, more) => {
    expect(findings(assetTwins, text, more)).toEqual([])
  })
})

describe('root-user', () => {
  it('speaks of an official image that is left at root, and has nothing to gain', () => {
    const [found] = findings(rootUser, 'FROM node:22-slim\nCMD ["node"]\n')
    expect([found?.edits, found?.estimate, found?.mayBreak]).toEqual([undefined, undefined, []])
  })

  it.each([
    ['a stage below sets a user', 'FROM node:22 AS a\nUSER node\nFROM a\nCMD ["node"]\n'],
    ['the base may set one', 'FROM example.test/base\nCMD ["node"]\n'],
    ['nothing is started', 'FROM debian\n'],
    ['the base is for other users', 'FROM gcr.io/distroless/static-debian12:nonroot\nCMD ["/a"]\n'],
  ])('is silent when %s', (_, text) => {
    expect(findings(rootUser, text)).toEqual([])
  })
})

describe('secret-in-argument', () => {
  it('names all of them in one finding, and shows no value', () => {
    const found = findings(secretInArgument, 'FROM a\nARG NPM_TOKEN=hunter2\nENV DB_PASSWORD=x\n')
    expect(found.map(({ places }) => places.map(({ line }) => line))).toEqual([[2, 3]])
    expect(JSON.stringify(found)).not.toContain('hunter2')
  })

  it.each([
    'ARG TOKEN_URL',
    'ARG NEXT_PUBLIC_API_KEY',
    'ENV OAUTH_SECRET=""',
    'ENV DB_PASSWORD_FILE=/run/secrets/db',
    'ARG MONKEY',
  ])('is silent about %s', (line) => {
    expect(findings(secretInArgument, `FROM a\n${line}\n`)).toEqual([])
  })
})

describe('toolchain-in-runtime', () => {
  const dockerfile =
    'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc libpq-dev libpq5\nCMD ["python"]\n'

  it('speaks of an image that stands on a compiler’s, and not of one that copies from it', () => {
    const go = 'FROM golang:1.24 AS a\nRUN go build -o /a .\nCMD ["/a"]\n'
    expect(findings(toolchainInRuntime, go)[0]?.now).toContain('`golang:1.24`')
    expect(findings(toolchainInRuntime, `${go}FROM scratch\nCOPY --from=a /a /\nCMD ["/a"]\n`)).toEqual([])
  })

  it('names compilers and headers, and no library', () => {
    expect(findings(toolchainInRuntime, dockerfile)[0]?.now).toBe(
      'Line 2 installs `gcc`, `libpq-dev` into the image that is shipped.',
    )
  })

  it.each([
    [
      'they are purged in the same RUN',
      dockerfile.replace('libpq5', 'libpq5 && pip install x && apt-get purge -y gcc'),
    ],
    [
      'they are in a builder stage',
      `${dockerfile.replace('slim', 'slim AS a')}FROM debian\nCOPY --from=a /x /\nCMD ["/x"]\n`,
    ],
  ])('is silent when %s', (_, text) => {
    expect(findings(toolchainInRuntime, text)).toEqual([])
  })
})
