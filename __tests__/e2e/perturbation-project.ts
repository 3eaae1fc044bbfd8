import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { writeOciLayout } from '../support/oci-layout.ts'
import type { TestImage } from '../support/pull-registry.ts'

/** A folder of the project as one case has it. */
export interface Project {
  dir: string
  write(path: string, content: string): Promise<void>
  /** Replaces a piece of a file; fails when it is not there, so that no case is a control by accident. */
  edit(path: string, from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  mode(path: string, mode: number): Promise<void>
  link(path: string, to: string): Promise<void>
}

/** What `app` is given as a build arg that must not be found in any record. */
export const SECRET = 'hunter2-c0rrect-horse'

/** The base image, and what may become of its tag. */
export async function bases(): Promise<Record<'first' | 'labels' | 'rootfs' | 'env', TestImage>> {
  const busybox = [
    { path: 'bin/', type: '5', mode: 0o755 },
    { path: 'bin/busybox', content: await readFile('/bin/busybox'), mode: 0o755 },
    ...['sh', 'cat', 'cp'].map((name) => ({ path: `bin/${name}`, type: '2', link: 'busybox', mode: 0o777 })),
    { path: 'tmp/', type: '5', mode: 0o777 },
  ]
  return {
    first: { layers: [busybox] },
    labels: { layers: [busybox], labels: { version: '2' } },
    rootfs: { layers: [busybox, [{ path: 'etc-version', content: '2' }]] },
    env: { layers: [busybox], env: ['EDITION=2'] },
  }
}

/**
 * Five targets: `app` with one of each kind of step, `whole` that copies all it has, `pack` for two platforms, `more` on top of
 * `whole`, and `lain` on an image in a folder.
 */
function files(base: string, nonce: string): Record<string, string> {
  return {
    'docker-bake.hcl': `
group "default" { targets = ["app", "whole", "pack", "more", "lain"] }
target "app" {
  context  = "app"
  contexts = { extra = "extra" }
  args     = { LEVEL = "1", TOKEN = "${SECRET}" }
  network  = "none"
}
target "whole" {
  context = "whole"
  network = "none"
}
target "pack" {
  context    = "pack"
  dockerfile = "pack.Dockerfile"
  platforms  = ["linux/amd64", "linux/arm64"]
  network    = "none"
}
target "more" {
  context  = "more"
  contexts = { lower = "target:whole" }
  network  = "none"
}
target "lain" {
  context  = "lain"
  contexts = { lower = "oci-layout://./layout" }
  network  = "none"
}
`,
    'app/Dockerfile': `FROM ${base} AS tools
RUN echo ${nonce} > /nonce
ARG LEVEL
ARG TOKEN
RUN echo "$LEVEL" > /level
COPY a.txt /a.txt
RUN cat /a.txt > /b.txt
COPY lib /lib2
ENV STYLE=plain
RUN <<EOF
echo "$STYLE" > /c
EOF
RUN echo end > /end

FROM ${base} AS app
RUN echo ${nonce} > /first
RUN echo second > /second
COPY --link b.txt /b.txt
COPY <<EOF /d.txt
one
EOF
RUN --mount=type=bind,source=c.txt,target=/m/c cat /m/c > /e
COPY --from=extra f.txt /f.txt
COPY --from=tools /b.txt /g.txt
COPY --from=tools /end /end
COPY docs/*.md /docs/
COPY --exclude=*.log var /var
COPY --parents deep/*/x.txt /deep/
COPY current /current
RUN echo last > /last
`,
    'app/a.txt': 'one\n',
    'app/b.txt': 'one\n',
    'app/c.txt': 'one\n',
    'app/unused.txt': 'one\n',
    'app/lib/1.txt': 'one\n',
    'app/lib/2.txt': 'one\n',
    'app/lib/sub/3.txt': 'one\n',
    'app/docs/1.md': 'one\n',
    'app/docs/1.txt': 'one\n',
    'app/var/1.txt': 'one\n',
    'app/var/1.log': 'one\n',
    'app/deep/1/x.txt': 'one\n',
    'app/deep/1/y.txt': 'one\n',
    'app/release-1/1.txt': 'one\n',
    'app/release-2/1.txt': 'two\n',
    'extra/f.txt': 'one\n',
    'extra/g.txt': 'one\n',
    'whole/Dockerfile': `FROM ${base}
RUN echo ${nonce} > /1
RUN echo 2 > /2
COPY . /all
RUN echo 3 > /3
RUN echo 4 > /4
RUN echo 5 > /5
`,
    'whole/.dockerignore': '*.tmp\nout\n',
    'whole/a.txt': 'one\n',
    'whole/b.tmp': 'one\n',
    'whole/sub/c.txt': 'one\n',
    'whole/out/d.txt': 'one\n',
    'pack/pack.Dockerfile': `FROM --platform=$BUILDPLATFORM ${base} AS make
ARG TARGETARCH
RUN echo ${nonce} > /1
COPY a.txt /a.txt
RUN echo "$TARGETARCH" > /out && cat /a.txt >> /out
FROM ${base}
COPY . /all
COPY --from=make /out /out
`,
    'pack/pack.Dockerfile.dockerignore': '*\n!b.txt\n!a.txt\n',
    'pack/.dockerignore': 'b.txt\n',
    'pack/a.txt': 'one\n',
    'pack/b.txt': 'one\n',
    'pack/c.txt': 'one\n',
    'more/Dockerfile': `FROM lower
COPY a.txt /a.txt
RUN echo ${nonce} > /more
`,
    'lain/Dockerfile': `FROM lower
RUN echo ${nonce} > /1
COPY a.txt /a.txt
`,
    'lain/a.txt': 'one\n',
    'more/a.txt': 'one\n',
    'more/b.txt': 'one\n',
  }
}

/** Writes the project. The modes are set whatever the umask is; the times of change are this moment's. */
export async function createProject(dir: string, base: string, nonce: string): Promise<Project> {
  const project: Project = {
    dir,
    async write(path, content) {
      const folder = dirname(join(dir, path))
      const made = await mkdir(folder, { recursive: true })
      if (made !== undefined) await chmod(folder, 0o755)
      await writeFile(join(dir, path), content)
      await chmod(join(dir, path), 0o644)
    },
    async edit(path, from, to) {
      const text = await readFile(join(dir, path), 'utf8')
      if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`)
      await project.write(path, text.replace(from, to))
    },
    remove: (path) => unlink(join(dir, path)),
    mode: (path, mode) => chmod(join(dir, path), mode),
    link: (path, to) => symlink(to, join(dir, path)),
  }
  for (const [path, content] of Object.entries(files(base, nonce))) await project.write(path, content)
  await project.link('app/current', 'release-1')
  await writeOciLayout(join(dir, 'layout'), (await bases()).first)
  return project
}

/** Makes the folder a Git repository in which everything is tracked; hashes then come from its index. */
export async function track({ dir }: Project): Promise<void> {
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', dir, ...args])
  await git('init', '--quiet')
  await git('add', '--all')
  await git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=start')
}

export async function removeProject({ dir }: Project): Promise<void> {
  await rm(dir, { recursive: true, force: true })
}
