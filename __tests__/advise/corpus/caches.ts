/** Projects whose caches, platforms or outputs could be better. */
import type { BakeTarget } from '../../../src/plan/definition.ts'
import { history } from '../project.ts'
import { file, packageJson, type Case } from './case.ts'

const NODE_IGNORE = 'node_modules\n.git\nDockerfile\ndocker-bake.hcl\n'
const TWO_STAGES = file`
  FROM node:22-slim AS build
  WORKDIR /app
  COPY package.json package-lock.json ./
  RUN npm ci
  COPY src src
  RUN npm run build

  FROM gcr.io/distroless/nodejs22-debian12:nonroot
  COPY --from=build /app/dist /app
  CMD ["/app/index.js"]
`
const FILES = {
  '.dockerignore': NODE_IGNORE,
  'docker-bake.hcl': '',
  'package.json': packageJson({ scripts: { build: 'tsc' } }),
  'package-lock.json': '{"packages":{}}',
  'src/index.ts': '',
  Dockerfile: TWO_STAGES,
}
const gha = (more: string): BakeTarget => ({ 'cache-to': [`type=gha${more}`], 'cache-from': ['type=gha'] })

export const CACHES: readonly Case[] = [
  {
    name: 'two targets that export to one scope',
    files: FILES,
    targets: { api: gha(',mode=max'), worker: gha(',mode=max') },
    advice: { api: ['cache-scope-shared'], worker: ['cache-scope-shared'] },
  },
  {
    name: 'two targets with a scope each',
    files: FILES,
    targets: { api: gha(',mode=max,scope=api'), worker: gha(',mode=max,scope=worker') },
    advice: {},
  },
  {
    name: 'cache of the final stage alone',
    files: FILES,
    targets: { app: { 'cache-to': ['type=registry,ref=example.test/cache:app'] } },
    advice: { app: ['cache-mode-min'] },
  },
  {
    name: 'export that takes longer than the build',
    files: FILES,
    targets: { app: gha(',mode=max') },
    ms: [['npm', 1500]],
    adjust: (record) => record.targets[0]?.phases.push({ kind: 'cache-export', ms: 21_000 }),
    advice: { app: ['cache-export-unpaid'] },
  },
  {
    name: 'cache mounts that cost more than they bring',
    files: FILES,
    adjust: (record) => {
      record.cacheMounts = {
        mounts: [{ id: 'npm', bytes: 300_000_000 }],
        restoreMs: 9000,
        keepMs: 12_000,
        warm: { steps: 1, ms: 20_000, coldMs: 26_000 },
      }
      const step = record.targets[0]?.platforms[0]?.steps.find(({ kind }) => kind === 'run')
      if (step !== undefined) step.cacheMounts = ['npm']
    },
    advice: { app: ['cache-mounts-unpaid'] },
  },
  {
    name: 'Go for two CPUs, one of them emulated',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'go.mod': 'module example.test/app\n\ngo 1.24\n',
      'go.sum': '',
      'main.go': '',
      Dockerfile: file`
        FROM golang:1.24-alpine AS build
        WORKDIR /src
        COPY go.mod go.sum ./
        RUN go mod download
        COPY . .
        RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /app .

        FROM gcr.io/distroless/static-debian12:nonroot
        COPY --from=build /app /app
        ENTRYPOINT ["/app"]
      `,
    },
    targets: { app: { platforms: ['linux/amd64', 'linux/arm64'] } },
    adjust: (record) => {
      for (const step of record.targets[0]?.platforms[1]?.steps ?? []) if (step.kind === 'run') step.ms *= 8
    },
    advice: { app: ['emulated-build'] },
  },
  {
    name: 'Rust for two CPUs, one of them emulated',
    trap: 'Rust needs a linker for the other CPU',
    files: {
      '.dockerignore': 'target\n.git\nDockerfile\n',
      'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n\n[profile.release]\nstrip = true\n',
      'Cargo.lock': '',
      'src/main.rs': '',
      Dockerfile: file`
        FROM rust:1.95-bookworm AS build
        WORKDIR /app
        COPY . .
        RUN cargo build --release

        FROM gcr.io/distroless/cc-debian12:nonroot
        COPY --from=build /app/target/release/app /app
        ENTRYPOINT ["/app"]
      `,
    },
    targets: { app: { platforms: ['linux/amd64', 'linux/arm64'] } },
    adjust: (record) => {
      for (const step of record.targets[0]?.platforms[1]?.steps ?? []) if (step.kind === 'run') step.ms *= 20
    },
    advice: { app: ['~emulated-build'] },
  },
  {
    name: 'site for two CPUs, built on the builder’s own',
    files: { ...FILES, Dockerfile: TWO_STAGES.replace('FROM node', 'FROM --platform=$BUILDPLATFORM node') },
    targets: { app: { platforms: ['linux/amd64', 'linux/arm64'] } },
    advice: {},
  },
  {
    name: 'base by digest that a bot moves every few days',
    files: {
      'site/index.html': '',
      Dockerfile: file`
        FROM caddy:2@sha256:0000000000000000000000000000000000000000000000000000000000000000
        COPY site /srv
        USER 1000
      `,
    },
    commits: history([5, 'Dockerfile'], [20, 'site/index.html']),
    advice: { app: ['copy-link'] },
  },
  {
    name: 'output that compresses the base anew',
    files: FILES,
    targets: {
      app: { output: ['type=image,name=example.test/app,push=true,compression=zstd,force-compression=true'] },
    },
    advice: { app: ['forced-compression'] },
  },
  {
    name: 'packages that wait for nothing that takes long',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'src/app.c': '',
      Dockerfile: file`
        FROM gcc:15 AS builder
        COPY src /src
        RUN cc -o /app /src/app.c

        FROM debian:bookworm-slim
        COPY --from=builder /app /usr/local/bin/app
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
        USER 1000
        CMD ["app"]
      `,
    },
    ms: [
      ['cc -o', 100],
      ['FROM', 1000],
      ['apt-get', 12_000],
    ],
    advice: {},
  },
]
