/** Projects of npm, pnpm, yarn and bun. */
import { history } from '../project.ts'
import { file, packageJson, type Case } from './case.ts'

const SOURCE = { 'src/index.ts': '', 'src/server.ts': '', 'tsconfig.json': '{}' }
const OFTEN = history([20, 'src/index.ts'], [3, 'package.json', 'package-lock.json'], [2, 'README.md'])

export const NODE: readonly Case[] = [
  {
    name: 'npm service, everything copied first',
    files: {
      ...SOURCE,
      '.dockerignore': 'node_modules\n.git\nDockerfile\n*.md\n',
      'package.json': packageJson({ scripts: { build: 'tsc' }, dependencies: { fastify: '^5.0.0' } }),
      'package-lock.json': '{}',
      'README.md': '',
      Dockerfile: file`
        FROM node:22-slim AS build
        WORKDIR /app
        COPY . .
        RUN npm ci
        RUN npm run build

        FROM node:22-slim
        WORKDIR /app
        COPY --from=build /app/dist ./dist
        COPY --from=build /app/node_modules ./node_modules
        USER node
        CMD ["node", "dist/server.js"]
      `,
    },
    commits: OFTEN,
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'pnpm workspace, built for one package',
    trap: 'workspaces: every package.json belongs to the early copy',
    files: {
      '.dockerignore': '**/node_modules\n.git\nDockerfile\n',
      'package.json': packageJson({ scripts: { prepare: 'husky' }, devDependencies: {} }),
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - packages/*\n',
      'apps/api/package.json': packageJson({ dependencies: { '@acme/lib': 'workspace:*' } }),
      'apps/api/src/main.ts': '',
      'packages/lib/package.json': packageJson({}),
      'packages/lib/src/index.ts': '',
      Dockerfile: file`
        FROM node:22-slim AS base
        RUN corepack enable
        WORKDIR /repo

        FROM base AS build
        COPY . .
        RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
        RUN pnpm --filter ./apps/api build && pnpm --filter ./apps/api deploy --prod /out

        FROM node:22-slim
        WORKDIR /app
        COPY --from=build /out .
        USER node
        CMD ["node", "dist/main.js"]
      `,
    },
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'nuxt, whose install prepares from the source',
    trap: 'a postinstall script needs the source',
    files: {
      '.dockerignore': 'node_modules\n.git\nDockerfile\n',
      'package.json': packageJson({
        scripts: { postinstall: 'nuxt prepare', build: 'nuxt build' },
        dependencies: { nuxt: '^4' },
      }),
      'package-lock.json': '{}',
      'nuxt.config.ts': '',
      'app/app.vue': '',
      Dockerfile: file`
        FROM node:22-slim AS build
        WORKDIR /app
        COPY . .
        RUN npm ci && npm run build

        FROM node:22-slim
        WORKDIR /app
        COPY --from=build /app/.output ./
        USER node
        CMD ["node", "server/index.mjs"]
      `,
    },
    advice: { app: ['~dependencies-before-source'] },
  },
  {
    name: 'yarn berry with patches and plugins of its own',
    trap: '.yarn and .yarnrc.yml belong to the early copy',
    files: {
      ...SOURCE,
      '.dockerignore': 'node_modules\n.git\nDockerfile\n',
      'package.json': packageJson({ packageManager: 'yarn@4.9.2', scripts: { build: 'tsc' } }),
      'yarn.lock': '',
      '.yarnrc.yml': 'nodeLinker: node-modules\n',
      '.yarn/releases/yarn-4.9.2.cjs': '',
      '.yarn/patches/left-pad.patch': '',
      Dockerfile: file`
        FROM node:22-slim AS build
        WORKDIR /app
        COPY . ./
        RUN yarn install --immutable
        RUN yarn build

        FROM gcr.io/distroless/nodejs22-debian12:nonroot
        COPY --from=build /app/dist /app/dist
        CMD ["/app/dist/server.js"]
      `,
    },
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'pnpm as its documentation has it, from one base',
    trap: 'one copy of the source for two installs',
    files: {
      ...SOURCE,
      '.dockerignore': 'node_modules\n.git\nDockerfile\n',
      'package.json': packageJson({ scripts: { start: 'node dist/server.js' } }),
      'pnpm-lock.yaml': '',
      Dockerfile: file`
        FROM node:22-slim AS base
        RUN corepack enable
        COPY . /app
        WORKDIR /app

        FROM base AS prod-deps
        RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --prod --frozen-lockfile

        FROM base AS build
        RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
        RUN pnpm run build

        FROM base
        COPY --from=prod-deps /app/node_modules /app/node_modules
        COPY --from=build /app/dist /app/dist
        USER node
        CMD ["pnpm", "start"]
      `,
    },
    advice: { app: ['~dependencies-before-source'] },
  },
  {
    name: 'bun server in order',
    files: {
      ...SOURCE,
      '.dockerignore': 'node_modules\n.git\nDockerfile\n',
      'package.json': packageJson({}),
      'bun.lock': '',
      Dockerfile: file`
        FROM oven/bun:1.2 AS build
        WORKDIR /app
        COPY package.json bun.lock ./
        RUN bun install --frozen-lockfile
        COPY . .
        RUN bun build src/server.ts --compile --outfile server

        FROM gcr.io/distroless/base-debian12:nonroot
        COPY --from=build /app/server /server
        ENTRYPOINT ["/server"]
      `,
    },
    advice: {},
  },
]
