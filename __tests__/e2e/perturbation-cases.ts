import { utimes } from 'node:fs/promises'
import { join } from 'node:path'

import type { TestImage } from '../support/pull-registry.ts'
import { writeOciLayout } from '../support/oci-layout.ts'
import { bases } from './perturbation-project.ts'
import type { Project } from './perturbation-project.ts'

/** One change of the project, and the root causes it must be told by. */
export interface Case {
  name: string
  change: (project: Project) => Promise<void>
  /** What the base image's tag means in this build. */
  base?: keyof typeof BASES
  /** Targets to build, where it is not `app`. */
  targets?: string
  /** Lines as `rootsOf` writes them, in any order. Empty: nothing re-ran, or nothing has a cause. */
  roots: string[]
}

const BASES = { first: 1, labels: 1, rootfs: 1, env: 1 } satisfies Record<string, TestImage | 1>

const nothing = async (): Promise<void> => undefined
const whole = (...files: string[]) => `whole: COPY . /all | files-changed ${files.join(' ')}`
const more = (...files: string[]) => `more: COPY . /all | files-changed ${files.join(' ')}`
const wholeAndMore = (...files: string[]) => [whole(...files), more(...files)]
const everyPack = (line: string) => [`pack: ${line}`, `pack arm64: ${line}`]

/** The cases against a warm builder: only what changed runs again. */
export const CASES: Case[] = [
  { name: 'nothing, files written anew', change: nothing, roots: [] },
  {
    name: 'mtime only',
    change: ({ dir }) => utimes(join(dir, 'app/a.txt'), 1e9, 1e9),
    roots: [],
  },
  {
    name: 'content of a file',
    change: (p) => p.write('app/a.txt', 'two\n'),
    roots: ['app: COPY a.txt /a.txt | files-changed a.txt:content'],
  },
  {
    name: 'mode of a file',
    change: (p) => p.mode('app/lib/1.txt', 0o755),
    roots: ['app: COPY lib /lib2 | files-changed lib/1.txt:mode'],
  },
  {
    // A builder that has the context already does not look at the modes of folders.
    name: 'mode of a copied folder, warm builder',
    change: (p) => p.mode('app/lib', 0o700),
    roots: [],
  },
  {
    name: 'deleted file',
    change: (p) => p.remove('app/lib/sub/3.txt'),
    roots: ['app: COPY lib /lib2 | files-changed lib/sub/3.txt:deleted'],
  },
  {
    name: 'added file',
    change: (p) => p.write('app/lib/new/4.txt', 'one\n'),
    roots: ['app: COPY lib /lib2 | files-changed lib/new/4.txt:added'],
  },
  { name: 'file that no step reads', change: (p) => p.write('app/unused.txt', 'two\n'), roots: [] },
  {
    name: 'instruction',
    change: (p) => p.edit('app/Dockerfile', 'RUN cat /a.txt > /b.txt', 'RUN cat /a.txt /a.txt > /b.txt'),
    roots: ['app: RUN cat /a.txt /a.txt > /b.txt | instruction-changed'],
  },
  {
    name: 'build arg',
    change: (p) => p.edit('docker-bake.hcl', 'LEVEL = "1"', 'LEVEL = "2"'),
    roots: ['app: RUN echo "$LEVEL" > /level | arg-changed LEVEL'],
  },
  {
    name: 'secret build arg',
    change: (p) => p.edit('docker-bake.hcl', 'c0rrect-horse', 'c0rrect-donkey'),
    roots: ['app: RUN echo "$LEVEL" > /level | arg-changed TOKEN'],
  },
  {
    name: 'env',
    change: (p) => p.edit('app/Dockerfile', 'STYLE=plain', 'STYLE=fancy'),
    roots: ['app: RUN <<EOF | env-changed STYLE'],
  },
  { name: 'base tag moved, same rootfs', change: nothing, targets: 'app,whole,pack,more', base: 'labels', roots: [] },
  {
    name: 'base tag moved, new rootfs',
    change: nothing,
    targets: 'app,whole,pack,more',
    base: 'rootfs',
    roots: [
      'app: FROM base:1 AS app | base-moved other digest',
      'whole: FROM base:1 | base-moved other digest',
      'pack: FROM base:1 | base-moved other digest',
      'pack arm64: FROM --platform=$BUILDPLATFORM base:1 AS make | base-moved other digest',
      'pack arm64: FROM base:1 | base-moved other digest',
      'more: FROM base:1 | base-moved other digest',
    ],
  },
  {
    name: 'base in an OCI layout moved, same rootfs',
    targets: 'lain',
    change: async (p) => writeOciLayout(join(p.dir, 'layout'), (await bases()).labels),
    roots: [],
  },
  {
    name: 'base in an OCI layout moved, new rootfs',
    targets: 'lain,app',
    change: async (p) => writeOciLayout(join(p.dir, 'layout'), (await bases()).rootfs),
    roots: ['lain: FROM lower | base-moved other digest'],
  },
  {
    name: 'file of a step on an OCI layout',
    targets: 'lain',
    change: (p) => p.write('lain/a.txt', 'two\n'),
    roots: ['lain: COPY a.txt /a.txt | files-changed a.txt:content'],
  },
  {
    name: 'step on an OCI layout',
    targets: 'lain',
    change: (p) => p.edit('lain/Dockerfile', 'COPY a.txt', 'RUN echo new > /2\nCOPY a.txt'),
    roots: ['lain: RUN echo new > /2 | step-new'],
  },
  {
    name: 'Dockerfile inside the context',
    targets: 'whole,more',
    change: (p) => p.edit('whole/Dockerfile', 'RUN echo 2 > /2', 'RUN echo two > /2'),
    roots: ['whole', 'more'].flatMap((target) => [
      `${target}: RUN echo two > /2 | instruction-changed`,
      `${target}: COPY . /all | files-changed Dockerfile:content`,
    ]),
  },
  {
    name: '.dockerignore',
    targets: 'whole,more',
    change: (p) => p.write('whole/.dockerignore', '*.tmp\n'),
    roots: wholeAndMore('.dockerignore:content', 'out/d.txt:added'),
  },
  { name: 'ignored file', targets: 'whole,more', change: (p) => p.write('whole/out/d.txt', 'two\n'), roots: [] },
  {
    name: 'two causes at once',
    change: async (p) => {
      await p.write('app/a.txt', 'three\n')
      await p.write('app/lib/2.txt', 'two\n')
    },
    roots: [
      'app: COPY a.txt /a.txt | files-changed a.txt:content',
      'app: COPY lib /lib2 | files-changed lib/2.txt:content',
    ],
  },
  {
    name: 'two causes in one step',
    change: async (p) => {
      await p.edit('docker-bake.hcl', 'LEVEL = "1"', 'LEVEL = "3"')
      await p.edit('app/Dockerfile', 'echo "$LEVEL" > /level', 'echo "$LEVEL$LEVEL" > /level')
    },
    roots: [
      'app: RUN echo "$LEVEL$LEVEL" > /level | instruction-changed',
      'app: RUN echo "$LEVEL$LEVEL" > /level | arg-changed LEVEL',
    ],
  },
  {
    name: 'new step',
    change: (p) => p.edit('app/Dockerfile', 'RUN echo end', 'RUN echo new > /new\nRUN echo end'),
    roots: ['app: RUN echo new > /new | step-new'],
  },
  {
    name: 'removed step',
    change: (p) => p.edit('app/Dockerfile', 'RUN echo second > /second\n', ''),
    roots: ['app: COPY --link b.txt /b.txt | step-removed RUN echo second > /second'],
  },
  {
    name: 'moved step, forwards',
    targets: 'whole,more',
    change: async (p) => {
      await p.edit('whole/Dockerfile', 'RUN echo 5 > /5\n', '')
      await p.edit('whole/Dockerfile', 'RUN echo 3 > /3', 'RUN echo 5 > /5\nRUN echo 3 > /3')
    },
    roots: ['whole', 'more'].flatMap((target) => [
      `${target}: COPY . /all | files-changed Dockerfile:content`,
      `${target}: RUN echo 5 > /5 | step-moved`,
    ]),
  },
  {
    name: 'cache not used for a target',
    targets: 'app,whole,more,pack',
    change: (p) =>
      p.edit('docker-bake.hcl', 'dockerfile = "pack.Dockerfile"', 'dockerfile = "pack.Dockerfile"\n  no-cache = true'),
    roots: everyPack('RUN echo NONCE > /1 | cache-absent no-cache').concat(
      everyPack('COPY . /all | cache-absent no-cache'),
    ),
  },
  {
    name: 'cache not used for a linked target',
    targets: 'app,whole,more',
    change: (p) => p.edit('docker-bake.hcl', 'context = "whole"', 'context = "whole"\n  no-cache = true'),
    roots: ['whole', 'more'].map((target) => `${target}: RUN echo NONCE > /1 | cache-absent no-cache`),
  },
  {
    name: 'cache not used for a stage',
    targets: 'app,whole,pack',
    change: (p) => p.edit('docker-bake.hcl', 'context  = "app"', 'context  = "app"\n  no-cache-filter = ["TOOLS"]'),
    roots: ['app: RUN echo NONCE > /nonce | cache-absent no-cache'],
  },
  {
    name: 'moved step, backwards',
    change: async (p) => {
      await p.edit('app/Dockerfile', 'RUN cat /a.txt > /b.txt\n', '')
      await p.edit('app/Dockerfile', 'RUN echo end', 'RUN cat /a.txt > /b.txt\nRUN echo end')
    },
    roots: ['app: COPY lib /lib2 | step-removed RUN cat /a.txt > /b.txt', 'app: RUN cat /a.txt > /b.txt | step-moved'],
  },
  {
    name: 'file of COPY --link',
    change: (p) => p.write('app/b.txt', 'two\n'),
    roots: ['app: COPY --link b.txt /b.txt | files-changed b.txt:content'],
  },
  {
    name: 'body of a heredoc RUN',
    change: (p) => p.edit('app/Dockerfile', 'echo "$STYLE" > /c', 'echo "$STYLE" > /cc'),
    roots: ['app: RUN <<EOF | instruction-changed'],
  },
  {
    name: 'body of a heredoc COPY',
    change: (p) => p.edit('app/Dockerfile', '/d.txt\none', '/d.txt\ntwo'),
    roots: ['app: COPY <<EOF /d.txt | instruction-changed'],
  },
  {
    name: 'file of a bind mount',
    change: (p) => p.write('app/c.txt', 'two\n'),
    roots: ['app: RUN --mount=type=bind,source=c.txt,target=/m/c cat /m/c > /e | files-changed c.txt:content'],
  },
  {
    name: 'file of a named context',
    change: (p) => p.write('extra/f.txt', 'two\n'),
    roots: ['app: COPY --from=extra f.txt /f.txt | files-changed f.txt:content'],
  },
  { name: 'other file of a named context', change: (p) => p.write('extra/g.txt', 'two\n'), roots: [] },
  {
    name: 'file of a wildcard',
    change: async (p) => {
      await p.write('app/docs/1.md', 'two\n')
      await p.write('app/docs/1.txt', 'two\n')
    },
    roots: ['app: COPY docs/*.md /docs/ | files-changed docs/1.md:content'],
  },
  {
    name: 'excluded and copied file',
    change: async (p) => {
      await p.write('app/var/1.txt', 'two\n')
      await p.write('app/var/1.log', 'two\n')
    },
    roots: ['app: COPY --exclude=*.log var /var | files-changed var/1.txt:content'],
  },
  { name: 'excluded file', change: (p) => p.write('app/var/1.log', 'two\n'), roots: [] },
  {
    name: 'file of COPY --parents',
    change: async (p) => {
      await p.write('app/deep/1/x.txt', 'two\n')
      await p.write('app/deep/1/y.txt', 'two\n')
    },
    roots: ['app: COPY --parents deep/*/x.txt /deep/ | files-changed deep/1/x.txt:content'],
  },
  {
    name: 'file behind a symbolic link',
    change: (p) => p.write('app/release-1/1.txt', 'two\n'),
    roots: ['app: COPY current /current | files-changed release-1/1.txt:content'],
  },
  {
    name: 'target of a symbolic link',
    change: async (p) => {
      await p.remove('app/current')
      await p.link('app/current', 'release-2')
      await p.write('app/release-2/1.txt', 'three\n')
    },
    roots: ['app: COPY current /current | files-changed current:content release-2/1.txt:content'],
  },
  {
    name: 'both platforms',
    targets: 'pack',
    change: (p) => p.write('pack/b.txt', 'two\n'),
    roots: everyPack('COPY . /all | files-changed b.txt:content'),
  },
  {
    name: 'stage that both platforms cross',
    targets: 'pack',
    change: (p) => p.edit('pack/pack.Dockerfile', 'cat /a.txt >> /out', 'cat /a.txt /a.txt >> /out'),
    roots: everyPack('RUN echo "$TARGETARCH" > /out && cat /a.txt /a.txt >> /out | instruction-changed'),
  },
  {
    name: 'file ignored for one Dockerfile',
    targets: 'pack',
    change: (p) => p.write('pack/c.txt', 'two\n'),
    roots: [],
  },
  {
    name: 'context of a linked target',
    targets: 'whole,more',
    change: async (p) => {
      await p.write('whole/a.txt', 'two\n')
      await p.write('more/b.txt', 'two\n')
    },
    roots: wholeAndMore('a.txt:content'),
  },
  {
    name: 'own context of a target with a linked one',
    targets: 'more',
    change: (p) => p.write('more/a.txt', 'two\n'),
    roots: ['more: COPY a.txt /a.txt | files-changed a.txt:content'],
  },
]
