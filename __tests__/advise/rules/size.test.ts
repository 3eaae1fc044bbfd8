import { describe, expect, it } from 'vitest'
import { aptLists } from '../../../src/advise/rules/size/apt-lists.ts'
import { aptRecommends } from '../../../src/advise/rules/size/apt-recommends.ts'
import { chownAfterCopy } from '../../../src/advise/rules/size/chown-after-copy.ts'
import { deletedLater } from '../../../src/advise/rules/size/deleted-later.ts'
import { packageCaches } from '../../../src/advise/rules/size/package-caches.ts'
import { stripGo } from '../../../src/advise/rules/size/strip-go.ts'
import { stripRust } from '../../../src/advise/rules/size/strip-rust.ts'
import { file } from '../corpus/case.ts'
import { change, findings } from './story.ts'

describe('apt-lists', () => {
  const dockerfile = file`
    FROM debian
    RUN apt-get update \
     && apt-get install -y jq
    CMD ["jq"]
  `

  it('removes them in the same RUN, in its author’s style, and says how much that is', () => {
    const found = findings(aptLists, dockerfile, {
      image: { app: { tree: [{ path: 'var/lib/apt', bytes: 19_000_000 }] } },
    })
    expect(found[0]?.edits?.[0]?.after).toBe(dockerfile.replace('jq\n', 'jq \\\n && rm -rf /var/lib/apt/lists/*\n'))
    expect(found[0]?.estimate).toEqual({ kind: 'exact', bytes: 19_000_000 })
  })

  it('removes them in a line of its own where the RUN is a script', () => {
    const script = 'FROM debian\nRUN <<EOF\nset -e\napt-get update\napt-get install -y jq\nEOF\n'
    expect(findings(aptLists, script)[0]?.edits?.[0]?.after).toContain(
      'install -y jq\nrm -rf /var/lib/apt/lists/*\nEOF',
    )
  })

  it('changes nothing where a stage that stands on this one installs from them', () => {
    const more = `${dockerfile.replace('FROM debian', 'FROM debian AS base')}FROM base AS test\nRUN apt-get install -y make\n`
    expect(change(findings(aptLists, more, { targets: { app: { target: 'base' } } })).because).toEqual([
      'Line 6 installs from these lists without fetching them again.',
    ])
  })

  it.each([
    [
      'the stage is not shipped',
      `${dockerfile.replace('FROM debian', 'FROM debian AS a')}FROM scratch\nCOPY --from=a /usr/bin/jq /\n`,
      {},
    ],
    ['they are on a mount', dockerfile.replace('RUN', 'RUN --mount=type=cache,target=/var/lib/apt'), {}],
    ['a later RUN removes them, which is another rule’s', `${dockerfile}RUN rm -rf /var/lib/apt/lists/*\n`, {}],
    ['the image was seen to hold none', dockerfile, { tree: [{ path: 'usr', bytes: 1 }] }],
  ])('is silent when %s', (_, text, image) => {
    expect(findings(aptLists, text, Object.keys(image).length === 0 ? {} : { image: { app: image } })).toEqual([])
  })
})

describe('apt-recommends', () => {
  const dockerfile = 'FROM debian\nRUN apt-get update && apt-get install -y curl libpq5\n'

  it('adds the option, and names the certificates that curl has by a recommendation', () => {
    expect(change(findings(aptRecommends, dockerfile)).added).toEqual([
      'RUN apt-get update && apt-get install --no-install-recommends -y ca-certificates curl libpq5',
    ])
  })

  it('changes nothing for packages of which it does not know what they need', () => {
    expect(change(findings(aptRecommends, dockerfile.replace('libpq5', 'gcc'))).because.join()).toContain('`gcc`')
  })

  it.each([
    ['it is there', dockerfile.replace('-y', '-y --no-install-recommends')],
    [
      'apt is configured so',
      `FROM debian\nRUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/9\n${dockerfile.slice(12)}`,
    ],
    ['the stage is not shipped', `${dockerfile.replace('debian', 'debian AS a')}FROM scratch\nCOPY --from=a /x /\n`],
  ])('is silent when %s', (_, text) => {
    expect(findings(aptRecommends, text)).toEqual([])
  })
})

describe('package-caches', () => {
  const npm = 'FROM node:22\nWORKDIR /a\nCOPY package.json .\nRUN npm ci --omit=dev\n'
  const tree = (path: string) => ({ image: { app: { tree: [{ path, bytes: 40_000_000 }] } } })

  it('gives pip its option', () => {
    expect(change(findings(packageCaches, 'FROM python:3.13\nRUN python -m pip install flask\n')).added).toEqual([
      'RUN python -m pip install --no-cache-dir flask',
    ])
  })

  it('cleans up after npm where the image was seen to hold its cache', () => {
    const found = findings(packageCaches, npm, tree('root/.npm/_cacache'))
    expect(change(found).added).toEqual(['RUN npm ci --omit=dev && npm cache clean --force'])
    expect(found[0]?.estimate).toEqual({ kind: 'exact', bytes: 40_000_000 })
  })

  it.each([
    ['npm’s cache was not seen', npm, {}],
    ['pip is told so by a variable', 'FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n', {}],
    [
      'the cache is on a mount',
      'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
      {},
    ],
    ['the image was seen to hold none', 'FROM python:3.13\nRUN pip install flask\n', tree('usr/local')],
  ])('is silent when %s', (_, text, more) => {
    expect(findings(packageCaches, text, more)).toEqual([])
  })
})

describe('deleted-in-later-layer', () => {
  const dockerfile = 'FROM debian\nRUN fetch x\n# tidy up\nRUN rm x\n'
  const waste = (addedBy: number, hiddenBy: number, bytes = 50_000_000) => ({
    image: { app: { waste: [{ path: 'x', bytes, why: 'deleted' as const, addedBy, hiddenBy }] } },
  })

  it('joins two RUNs that follow each other, and keeps the comment between them', () => {
    const [found] = findings(deletedLater, dockerfile, waste(1, 2))
    expect(found?.edits?.[0]?.after).toBe('FROM debian\nRUN fetch x && \\\n# tidy up\n    rm x\n')
    expect(found?.estimate).toEqual({ kind: 'exact', bytes: 50_000_000 })
  })

  it('changes nothing where other instructions stand between', () => {
    const apart = dockerfile.replace('# tidy up', 'RUN use x')
    expect(change(findings(deletedLater, apart, waste(1, 3))).because.join()).toContain(
      'Other instructions stand between',
    )
  })

  it.each([
    ['what is deleted came with the base', dockerfile, waste(0, 2)],
    ['it is little', dockerfile, waste(1, 2, 1000)],
    ['the image was not looked at', dockerfile, {}],
  ])('is silent when %s', (_, text, more) => {
    expect(findings(deletedLater, text, more)).toEqual([])
  })
})

describe('chown-after-copy', () => {
  const dockerfile = 'FROM debian\nRUN useradd app\nWORKDIR /app\nCOPY bin ./bin\nRUN chown -R app:app /app && true\n'
  const files = { 'bin/a': '' }
  const image = (bytes: number) => ({
    files,
    image: { app: { waste: [{ path: 'app', bytes, why: 'metadata-only' as const, addedBy: 3, hiddenBy: 4 }] } },
  })

  it('copies for the owner, and still gives them the folder', () => {
    const found = findings(chownAfterCopy, dockerfile.replace('app:app', 'app'), image(90_000_000))
    expect(change(found).added).toEqual(['COPY --chown=app bin ./bin', 'RUN chown app /app && true'])
    expect(found[0]?.estimate).toEqual({ kind: 'exact', bytes: 90_000_000 })
  })

  it('does the same for modes', () => {
    const modes = dockerfile.replace('chown -R app:app', 'chmod -R 755')
    const found = findings(chownAfterCopy, modes, image(90_000_000))
    expect(change(found).added).toEqual(['COPY --chmod=755 bin ./bin', 'RUN chmod 755 /app && true'])
    expect(findings(chownAfterCopy, modes.replace('755', 'u+x'), image(90_000_000))).toEqual([])
  })

  it('changes nothing for a user who comes later', () => {
    const late = 'FROM debian\nWORKDIR /app\nCOPY bin ./bin\nRUN useradd app && chown -R app /app\n'
    expect(change(findings(chownAfterCopy, late, { files })).because).toEqual([
      'It is not known that `app` exists when line 3 copies.',
    ])
  })

  it('changes nothing where something else writes below the folder', () => {
    const made = dockerfile.replace('COPY', 'RUN mkdir -p /app/data\nCOPY')
    expect(change(findings(chownAfterCopy, made, { files })).because).toContain('Line 4 writes below `/app` as root.')
  })

  it.each([
    ['it is little', dockerfile, image(1000)],
    ['it is one file, and nobody has seen how large', dockerfile.replace('bin ./bin', 'bin/a ./bin/'), { files }],
    ['only the folder is given away', dockerfile.replace('-R ', ''), { files }],
    ['nothing is copied there', dockerfile.replace('/app && true', '/data'), { files }],
  ])('is silent when %s', (_, text, more) => {
    expect(findings(chownAfterCopy, text, more)).toEqual([])
  })
})

describe('unstripped-go', () => {
  const dockerfile = 'FROM golang AS build\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /bin/app\n'

  it('links without symbols, and says which file differs then', () => {
    const found = findings(stripGo, dockerfile)
    expect(change(found).added).toEqual(['RUN go build -ldflags="-s -w" -o /app .'])
    expect(found[0]?.touches).toEqual(['bin/app', 'bin/app/**'])
  })

  it.each([
    ['-ldflags="-X main.v=1"', '-ldflags="-s -w -X main.v=1"'],
    ["-ldflags '-X main.v=1'", "-ldflags '-s -w -X main.v=1'"],
  ])('keeps the flags of %s', (given, wanted) => {
    expect(change(findings(stripGo, dockerfile.replace('-o', `${given} -o`))).added).toEqual([
      `RUN go build ${wanted} -o /app .`,
    ])
  })

  it.each([
    ['they are stripped', dockerfile.replace('-o', '-ldflags="-w -s" -o')],
    ['the flags are in a variable', dockerfile.replace('-o', '-ldflags="$LDFLAGS" -o')],
    ['it is built for a debugger', dockerfile.replace('-o', '-gcflags="all=-N -l" -o')],
    ['nothing of the stage is shipped', 'FROM golang AS build\nRUN go build -o /app .\nFROM scratch\nCOPY a /\n'],
  ])('is silent when %s', (_, text) => {
    expect(findings(stripGo, text)).toEqual([])
  })
})

describe('unstripped-rust', () => {
  const dockerfile =
    'FROM rust AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM scratch\nCOPY --from=build /src/target/release/app /\n'
  const manifest = (text: string) => ({
    files: { 'Cargo.toml': `[package]\nname = "app"\n${text}`, 'src/main.rs': '' },
  })

  it('adds the line to the profile that is there', () => {
    expect(findings(stripRust, dockerfile, manifest('[profile.release]\nlto = true\n'))[0]?.edits).toMatchObject([
      { file: 'Cargo.toml', after: '[package]\nname = "app"\n[profile.release]\nstrip = "symbols"\nlto = true\n' },
    ])
  })

  it('adds the profile where there is none', () => {
    expect(findings(stripRust, dockerfile, manifest(''))[0]?.edits?.[0]?.after).toBe(
      '[package]\nname = "app"\n\n[profile.release]\nstrip = "symbols"\n',
    )
  })

  it.each([
    ['debug information is asked for', '[profile.release]\ndebug = true\n'],
    ['a crate shows stack traces', '[dependencies]\ncolor-eyre = "0.6"\n'],
  ])('changes nothing where %s', (_, text) => {
    expect(change(findings(stripRust, dockerfile, manifest(text))).because).toHaveLength(1)
  })

  it.each([
    ['it is stripped', dockerfile, '[profile.release]\nstrip = true\n'],
    ['a command strips it', dockerfile.replace('--release', '--release && strip target/release/app'), ''],
    ['a variable does', dockerfile.replace('RUN', 'ENV CARGO_PROFILE_RELEASE_STRIP=symbols\nRUN'), ''],
    ['it is a library for others', dockerfile, '[lib]\ncrate-type = ["cdylib"]\n'],
  ])('is silent when %s', (_, text, toml) => {
    expect(findings(stripRust, text, manifest(toml))).toEqual([])
  })
})
