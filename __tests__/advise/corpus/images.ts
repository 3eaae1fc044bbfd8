/** Projects whose images carry what they do not need. */
import { file, packageJson, type Case } from './case.ts'
import { cargoLock } from './rust.ts'

const NODE_IGNORE = 'node_modules\n.git\nDockerfile\n'
const MODULE = 'module example.test/app\n\ngo 1.24\n'

export const IMAGES: readonly Case[] = [
  {
    name: 'Express with its compilers of types in the image',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({
        scripts: { build: 'tsc', start: 'node dist/index.js' },
        dependencies: { express: '^5' },
        devDependencies: { typescript: '^5', vitest: '^3' },
      }),
      'package-lock.json': '{"packages":{}}',
      'src/index.ts': '',
      Dockerfile: file`
        FROM node:22 AS builder
        WORKDIR /app
        COPY package*.json ./
        RUN npm ci
        COPY . .
        RUN npm run build

        FROM node:22
        WORKDIR /app
        COPY --from=builder /app/node_modules ./node_modules
        COPY --from=builder /app/dist ./dist
        USER node
        CMD ["npm", "start"]
      `,
    },
    image: { app: { tree: [{ path: 'npm:typescript', bytes: 22_500_000 }] } },
    advice: { app: ['dev-dependencies-node', 'smaller-base'] },
  },
  {
    name: 'server that starts through tsx',
    trap: 'a development dependency is used at run time; the health check uses curl, which the slim image lacks',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({
        scripts: { start: 'tsx src/index.ts' },
        dependencies: {},
        devDependencies: { tsx: '^4' },
      }),
      'package-lock.json': '{"packages":{}}',
      'src/index.ts': '',
      Dockerfile: file`
        FROM node:22-bookworm
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci
        COPY src src
        USER node
        HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
        CMD ["npm", "start"]
      `,
    },
    advice: { app: ['~dev-dependencies-node', '~smaller-base'] },
  },
  {
    name: 'small server that installs once and ships it',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({ dependencies: { koa: '^3' }, devDependencies: { eslint: '^9' } }),
      'package-lock.json': '{"packages":{}}',
      'server.js': '',
      Dockerfile: file`
        FROM node:22-alpine
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci
        COPY server.js .
        CMD ["node", "server.js"]
      `,
    },
    advice: { app: ['dev-dependencies-node', 'root-user'] },
  },
  {
    name: 'PHP service with everything that apt brings',
    files: {
      '.dockerignore': '.git\nDockerfile\nvendor\n',
      'composer.json': '{"require":{"slim/slim":"^4"},"require-dev":{"phpunit/phpunit":"^12"}}',
      'composer.lock': '{}',
      'public/index.php': '',
      Dockerfile: file`
        FROM php:8.4-apache
        RUN apt-get update && apt-get install -y unzip libpq5
        WORKDIR /var/www/html
        COPY composer.json composer.lock ./
        RUN composer install --no-scripts --no-autoloader
        COPY . .
        RUN composer install
        CMD ["apache2-foreground"]
      `,
    },
    image: {
      app: {
        tree: [
          { path: 'var/lib/apt', bytes: 19_400_000 },
          { path: 'deb:libpq5', bytes: 1_000_000 },
        ],
      },
    },
    advice: { app: ['dev-dependencies', 'apt-lists', 'apt-recommends', 'root-user'] },
  },
  {
    name: 'Python service with compilers, and a lists folder that is used twice',
    trap: 'a later RUN installs from the same package lists; pip recommends nothing here, a compiler does',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'requirements.txt': 'psycopg2==2.9.10\n',
      'app.py': '',
      Dockerfile: file`
        FROM python:3.13-slim
        RUN apt-get update && apt-get install -y build-essential libpq-dev
        RUN apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/partial
        WORKDIR /app
        COPY requirements.txt .
        RUN pip install -r requirements.txt
        COPY app.py .
        USER 1000
        CMD ["python", "app.py"]
      `,
    },
    advice: { app: ['~apt-lists', '~apt-recommends', 'package-caches', 'toolchain-in-runtime'] },
  },
  {
    name: 'builder stage that leaves its package lists',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'main.c': '',
      Dockerfile: file`
        FROM debian:bookworm AS build
        RUN apt-get update && apt-get install -y gcc libc6-dev
        COPY main.c /src/
        RUN gcc -static -s -o /main /src/main.c

        FROM scratch
        COPY --from=build /main /main
        USER 65534
        ENTRYPOINT ["/main"]
      `,
    },
    advice: {},
  },
  {
    name: 'files given to a user by a layer of their own',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({}),
      'server.js': '',
      'assets/map.bin': '',
      Dockerfile: file`
        FROM node:22-slim
        WORKDIR /srv/app
        COPY . .
        RUN chown -R node:node /srv/app
        USER node
        CMD ["node", "server.js"]
      `,
    },
    advice: { app: ['chown-after-copy'] },
  },
  {
    name: 'modules installed as root and given away below',
    trap: 'what npm installs would stay root’s with COPY --chown',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({ dependencies: { koa: '^3' } }),
      'package-lock.json': '{"packages":{}}',
      'src/server.js': '',
      Dockerfile: file`
        FROM node:22-slim
        WORKDIR /srv/app
        COPY package.json package-lock.json ./
        RUN npm ci --omit=dev
        COPY src ./src
        RUN chown -R node:node /srv/app
        USER node
        CMD ["node", "src/server.js"]
      `,
    },
    advice: { app: ['~chown-after-copy'] },
  },
  {
    name: 'archive that is deleted in the next layer',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'run.py': '',
      Dockerfile: file`
        FROM python:3.13-slim
        RUN python -c "import urllib.request as r; r.urlretrieve('https://example.test/model.tar', '/model.tar')" && tar -xf /model.tar -C /opt
        RUN rm /model.tar
        COPY run.py /
        USER 1000
        CMD ["python", "/run.py"]
      `,
    },
    image: {
      app: {
        wastedBytes: 80_000_000,
        waste: [{ path: 'model.tar', bytes: 80_000_000, why: 'deleted', addedBy: 1, hiddenBy: 2 }],
      },
    },
    advice: { app: ['deleted-in-later-layer'] },
  },
  {
    name: 'lists deleted in the next layer',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'site/index.html': '',
      Dockerfile: file`
        FROM debian:bookworm-slim
        RUN apt-get update && \
            apt-get install -y --no-install-recommends nginx
        RUN rm -rf /var/lib/apt/lists/*
        COPY site /var/www/html
        USER www-data
        CMD ["nginx", "-g", "daemon off;"]
      `,
    },
    advice: { app: ['deleted-in-later-layer'] },
  },
  {
    name: 'Go program on Debian, with its symbols',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'go.mod': MODULE,
      'go.sum': '',
      'main.go': '',
      Dockerfile: file`
        FROM golang:1.24 AS build
        WORKDIR /src
        COPY go.mod go.sum ./
        RUN go mod download
        COPY . .
        ENV CGO_ENABLED=0
        RUN go build -o /app .

        FROM debian:bookworm-slim
        RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
        COPY --from=build /app /usr/local/bin/app
        USER 65532
        ENTRYPOINT ["/usr/local/bin/app"]
      `,
    },
    advice: { app: ['smaller-base', 'unstripped-go'] },
  },
  {
    name: 'Rust service with PostgreSQL’s library and a shell',
    trap: 'libpq5 is not in distroless, and CMD is in shell form; sentry needs symbols',
    files: {
      '.dockerignore': 'target\n.git\nDockerfile\n',
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\n\n[dependencies]\ndiesel = { version = "2", features = ["postgres"] }\nsentry = "0.38"\n',
      'Cargo.lock': `${cargoLock(3)}\n[[package]]\nname = "pq-sys"\nversion = "0.7.0"\n`,
      'src/main.rs': '',
      Dockerfile: file`
        FROM rust:1.95-bookworm AS build
        WORKDIR /app
        COPY . .
        RUN cargo build --release

        FROM debian:bookworm-slim
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
        COPY --from=build /app/target/release/app /usr/local/bin/
        USER 1000
        CMD app --listen 0.0.0.0
      `,
    },
    advice: { app: ['~smaller-base', '~unstripped-rust'] },
  },
  {
    name: 'Spring service that runs on a JDK',
    files: {
      '.dockerignore': '.git\nDockerfile\ntarget\n',
      'build/app.jar': '',
      Dockerfile: file`
        FROM eclipse-temurin:21
        COPY build/app.jar /app.jar
        USER 1000
        ENTRYPOINT ["java", "-jar", "/app.jar"]
      `,
    },
    advice: { app: ['smaller-base'] },
  },
  {
    name: 'Vite site whose twins nginx never sends',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({
        scripts: { build: 'vite build' },
        devDependencies: { vite: '^8', 'vite-plugin-compression2': '^2' },
      }),
      'package-lock.json': '{"packages":{}}',
      'nginx.conf': 'server {\n    listen 8080;\n    root /usr/share/nginx/html;\n    gzip on;\n}\n',
      'index.html': '',
      Dockerfile: file`
        FROM node:22-slim AS build
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci
        COPY . .
        RUN npm run build

        FROM nginxinc/nginx-unprivileged:1.27-alpine
        COPY nginx.conf /etc/nginx/conf.d/default.conf
        COPY --from=build /app/dist /usr/share/nginx/html
      `,
    },
    advice: { app: ['asset-twins'] },
  },
  {
    name: 'private registry’s token as an argument',
    files: {
      '.dockerignore': NODE_IGNORE,
      'package.json': packageJson({}),
      'package-lock.json': '{"packages":{}}',
      'main.js': '',
      Dockerfile: file`
        FROM node:22-slim
        ARG NPM_TOKEN
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci --omit=dev
        COPY main.js .
        USER node
        CMD ["node", "main.js"]
      `,
    },
    advice: { app: ['secret-in-argument'] },
  },
  {
    name: 'distroless service without anything to say',
    files: {
      '.dockerignore': '.git\nDockerfile\ntarget\n',
      'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n\n[profile.release]\nstrip = true\n',
      'Cargo.lock': cargoLock(2),
      'src/main.rs': '',
      Dockerfile: file`
        FROM rust:1.95-bookworm AS build
        WORKDIR /app
        COPY . .
        RUN cargo build --release --locked

        FROM gcr.io/distroless/cc-debian12:nonroot
        COPY --from=build /app/target/release/app /app
        ENTRYPOINT ["/app"]
      `,
    },
    advice: {},
  },
]
