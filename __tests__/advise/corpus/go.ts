/** Projects of Go. */
import { file, type Case } from './case.ts'

const MODULE = 'module example.test/app\n\ngo 1.24\n\nrequire github.com/jackc/pgx/v5 v5.7.5\n'

export const GO: readonly Case[] = [
  {
    name: 'Go service that downloads in its build',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'go.mod': MODULE,
      'go.sum': '',
      'main.go': '',
      'internal/store/store.go': '',
      Dockerfile: file`
        FROM golang:1.24 AS build
        WORKDIR /src
        COPY . .
        RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/app .

        FROM gcr.io/distroless/static-debian12:nonroot
        COPY --from=build /out/app /app
        ENTRYPOINT ["/app"]
      `,
    },
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'Go service with a vendor folder',
    trap: 'vendored modules are the source: nothing is downloaded',
    files: {
      '.dockerignore': '.git\nDockerfile\n',
      'go.mod': MODULE,
      'go.sum': '',
      'vendor/modules.txt': '',
      'main.go': '',
      Dockerfile: file`
        FROM golang:1.24 AS build
        WORKDIR /src
        COPY . .
        RUN CGO_ENABLED=0 go build -ldflags "-s -w" -o /app .

        FROM scratch
        COPY --from=build /app /app
        USER 65532
        ENTRYPOINT ["/app"]
      `,
    },
    advice: {},
  },
]
