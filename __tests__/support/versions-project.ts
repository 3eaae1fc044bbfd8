/**
 * The project that every version of buildx and BuildKit builds: two targets for two platforms with what differs between
 * versions' graphs: a cross build, a merge (`COPY --link`), a heredoc, a named context, WORKDIR, build args.
 */
import type { PlannedTarget } from '../../src/plan/plan.ts'

const BAKE = `variable "TAGS" { default = "" }
group "default" { targets = ["app", "site"] }
target "common" {
  platforms = ["linux/amd64", "linux/arm64"]
  contexts = { data = "data" }
  network = "none"
}
target "app" {
  inherits = ["common"]
  target = "app"
  args = { FLAVOUR = "salted" }
  tags = TAGS == "" ? [] : ["\${TAGS}/app:1"]
}
target "site" {
  inherits = ["common"]
  target = "site"
  tags = TAGS == "" ? [] : ["\${TAGS}/site:1"]
}
target "broken" {
  inherits = ["common"]
  platforms = ["linux/amd64"]
  target = "broken"
}
`

// arm64 runs nothing: no machine needs an emulator for it.
const DOCKERFILE = `FROM --platform=$BUILDPLATFORM scratch AS build
COPY tools/busybox /bin/busybox
COPY src /src
ARG TARGETARCH
ARG FLAVOUR=plain
RUN ["/bin/busybox", "sh", "-c", "B=/bin/busybox; $B cat /src/* > /out && $B echo $TARGETARCH $FLAVOUR >> /out && $B sleep 0.2"]

FROM scratch AS common
WORKDIR /srv
COPY common /common

FROM common AS app
ARG TARGETARCH
COPY --from=build /out /app/out
COPY --link arch/$TARGETARCH /data
ENV MODE=production

FROM common AS site
COPY --from=data . /site
COPY <<END /etc/motd
hello
END

FROM build AS broken
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox sleep 0.1; exit 3"]
`

/** Files of the project beside `tools/busybox`, which the machine has. No step's result depends on the machine. */
export const PROJECT: Readonly<Record<string, string>> = {
  'docker-bake.hcl': BAKE,
  Dockerfile: DOCKERFILE,
  'src/a.txt': 'a\n',
  'src/b.txt': 'b\n',
  'common/words': 'word\n'.repeat(1000),
  'arch/amd64/which': 'amd64\n'.repeat(10),
  'arch/arm64/which': 'arm64\n'.repeat(20),
  'data/index.html': '<h1>hello</h1>\n',
}

/** The plan of `app` and `site`, or of the targets named. */
export function versionsPlan(targets: readonly string[] = ['app', 'site']): PlannedTarget[] {
  return targets.map((name) => ({
    name,
    requested: true,
    context: '.',
    dockerfile: 'Dockerfile',
    contexts: { data: 'data' },
    argNames: name === 'app' ? ['FLAVOUR'] : [],
    platforms: ['linux/amd64', 'linux/arm64'],
    stage: name,
    noCache: false,
    outputs: ['image'],
    cacheFrom: [],
    cacheTo: [],
  }))
}
