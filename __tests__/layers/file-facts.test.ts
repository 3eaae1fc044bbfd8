import { describe, expect, it } from 'vitest'
import { diffFiles } from '../../src/layers/file-diff.ts'
import { fileFacts } from '../../src/layers/file-facts.ts'
import { indexLayer } from '../../src/layers/layer-index.ts'
import type { LayerIndex } from '../../src/layers/layer-index.ts'
import { overlay } from '../../src/layers/overlay.ts'
import { packagesOf } from '../../src/layers/packages/packages.ts'
import { makeTar, pieces } from './make-tar.ts'
import type { Member } from './make-tar.ts'

const layer = async (files: Record<string, string>, more: Member[] = []): Promise<LayerIndex> =>
  await indexLayer(
    pieces(makeTar([...Object.entries(files).map(([path, content]) => ({ path, content })), ...more]), 999),
  )

const status = (name: string, version: string, state = 'install ok installed'): string =>
  `Package: ${name}\nStatus: ${state}\nArchitecture: amd64\nVersion: ${version}\nDescription: x\n Version: not this\n`

const owners = async (files: Record<string, string>) => {
  const packages = packagesOf(overlay([await layer(files)]))
  return {
    owned: Object.fromEntries(Object.keys(files).map((path) => [path, packages.ownerOf(path)])),
    list: [...packages.list.values()],
  }
}

const links = (target: string): Member[] => [
  { path: 'sym', type: '2', link: target },
  { path: 'dir/', type: '5' },
]

const image = async (version: string, body: string, more: Record<string, string> = {}): Promise<LayerIndex> =>
  await layer({
    'n/node_modules/p/package.json': `{"name":"p","version":"${version}"}`,
    'n/node_modules/p/x': body,
    ...more,
  })

describe('who owns a file', () => {
  it('no package whose file was replaced on top of it; the package still when only its mode changed', async () => {
    const [index, config, binary] = ['var/www/index.html', 'etc/nginx.conf', 'usr/sbin/nginx']
    const installed = await layer({
      'var/lib/dpkg/status': status('nginx', '1.22'),
      'var/lib/dpkg/info/nginx.list': `/${index}\n/${config}\n/${binary}\n`,
      [index]: 'Welcome',
      [config]: 'default',
      [binary]: 'elf',
    })
    const copied = await layer({ [index]: 'Our own page' }, [{ path: binary, content: 'elf', mode: 0o700 }])
    const facts = fileFacts([installed, copied], [installed])
    expect(facts.changes?.map(({ path, owner, change }) => [path, owner, change])).toEqual([
      [index, undefined, 'grown'],
      [binary, 'deb:nginx', 'metadata'],
    ])
    const { ownerOf } = packagesOf(overlay([installed, copied]))
    expect([index, config, binary].map(ownerOf)).toEqual([undefined, 'deb:nginx', 'deb:nginx'])

    // Installed again, a newer version brings its own file back.
    const upgraded = await layer({ 'var/lib/dpkg/info/nginx.list': `/${index}\n`, [index]: 'Welcome, too' })
    expect(packagesOf(overlay([installed, copied, upgraded])).ownerOf(index)).toBe('deb:nginx')
  })

  it('Debian: status, lists, merged /usr, removed packages', async () => {
    const { owned, list } = await owners({
      'var/lib/dpkg/status': `${status('bash', '5.2-1')}\n${status('gone', '1', 'deinstall ok config-files')}\n${status('libc6', '2.36')}`,
      'var/lib/dpkg/info/bash.list': '/.\n/bin\n/bin/bash\n/usr/share/doc/bash/copyright\n',
      'var/lib/dpkg/info/libc6:amd64.list': '/lib/x86_64-linux-gnu/libc.so.6\n',
      'usr/bin/bash': 'x'.repeat(10),
      'usr/share/doc/bash/copyright': 'free',
      'usr/lib/x86_64-linux-gnu/libc.so.6': 'libc',
      'usr/bin/mine': 'm',
    })
    expect(owned).toMatchObject({
      'usr/bin/bash': 'deb:bash',
      'usr/share/doc/bash/copyright': 'deb:bash',
      'usr/lib/x86_64-linux-gnu/libc.so.6': 'deb:libc6',
      'usr/bin/mine': undefined,
      'var/lib/dpkg/status': undefined,
    })
    expect(list).toEqual([
      { type: 'deb', name: 'bash', version: '5.2-1', bytes: 14 + 48 },
      { type: 'deb', name: 'libc6', version: '2.36', bytes: 4 + 32 },
    ])
  })

  it('distroless: one file per package', async () => {
    const { owned, list } = await owners({
      'var/lib/dpkg/status.d/libssl3': 'Package: libssl3\nVersion: 3.0.16\n',
      'var/lib/dpkg/status.d/libssl3.md5sums': `${'0'.repeat(32)}  usr/lib/libssl.so.3\n`,
      'usr/lib/libssl.so.3': 'ssl',
    })
    expect(owned['usr/lib/libssl.so.3']).toBe('deb:libssl3')
    expect(list).toEqual([{ type: 'deb', name: 'libssl3', version: '3.0.16', bytes: 3 + 33 + 54 }])
  })

  it('Alpine', async () => {
    const { owned, list } = await owners({
      'lib/apk/db/installed':
        'C:Q1\nP:musl\nV:1.2.5-r0\nF:lib\nR:ld-musl-x86_64.so.1\na:0:0:755\nF:\nR:root\n\nP:busybox\nV:1.36\nF:bin\nR:busybox\n',
      'lib/ld-musl-x86_64.so.1': 'musl',
      'bin/busybox': 'bb',
      root: 'r',
    })
    expect(owned).toMatchObject({
      'lib/ld-musl-x86_64.so.1': 'apk:musl',
      'bin/busybox': 'apk:busybox',
      root: 'apk:musl',
    })
    expect(list).toEqual([
      { type: 'apk', name: 'musl', version: '1.2.5-r0', bytes: 5 },
      { type: 'apk', name: 'busybox', version: '1.36', bytes: 2 },
    ])
  })

  it('npm, two versions of one name, with and without lockfile', async () => {
    const { owned, list } = await owners({
      'app/node_modules/.package-lock.json':
        '{"packages":{"node_modules/a":{"version":"1.0.0"},"node_modules/b":null}}',
      'app/node_modules/a/index.js': 'aaaa',
      'app/node_modules/a/node_modules/@x/c/package.json': '{"name":"@x/c","version":"2.0.0"}',
      'app/node_modules/.pnpm/@x+c@3.0.0/node_modules/@x/c/package.json': '{"name":"@x/c","version":"3.0.0"}',
      'app/node_modules/.bin/tool': 't',
    })
    expect(owned).toMatchObject({
      'app/node_modules/a/index.js': 'npm:a',
      'app/node_modules/a/node_modules/@x/c/package.json': 'npm:@x/c',
      'app/node_modules/.pnpm/@x+c@3.0.0/node_modules/@x/c/package.json': 'npm:@x/c',
      'app/node_modules/.bin/tool': undefined,
    })
    expect(list).toEqual([
      { type: 'npm', name: 'a', version: '1.0.0', bytes: 4 },
      { type: 'npm', name: '@x/c', version: '2.0.0, 3.0.0', bytes: 66 },
    ])
  })

  it('Cargo, and damaged databases', async () => {
    const { owned, list } = await owners({
      'usr/local/cargo/.crates2.json': '{"installs":{"ripgrep 14.1.0 (registry+x)":{"bins":["rg"]},"odd":null}}',
      'usr/local/cargo/bin/rg': 'rg',
      'root/.cargo/registry/src/index-1/serde-json-1.0.1/src/lib.rs': 'lib',
      'root/.cargo/registry/cache/index-1/serde-1.0.1.crate': 'crate',
      'a/node_modules/.package-lock.json': 'no json',
      'a/node_modules/b/package.json': '[]',
      'b/.crates2.json': 'null',
    })
    expect(owned).toMatchObject({
      'usr/local/cargo/bin/rg': 'cargo:ripgrep',
      'root/.cargo/registry/src/index-1/serde-json-1.0.1/src/lib.rs': 'cargo:serde-json',
      'root/.cargo/registry/cache/index-1/serde-1.0.1.crate': 'cargo:serde',
    })
    expect(list.map(({ name, version, bytes }) => `${name} ${version} ${bytes}`)).toEqual([
      'ripgrep 14.1.0 2',
      'b undefined 2',
      'serde undefined 5',
      'serde-json undefined 3',
    ])
  })
})

describe('what changed between two images', () => {
  it('tells added, grown, shrunk, removed, content, metadata, moved and linked', async () => {
    const before = await layer(
      {
        same: 'same',
        grow: '1',
        shrink: '123456789',
        edit: 'abc',
        gone: '1234',
        'old/name': 'moved',
        twin: 'tt',
        to: '',
        '~': '',
      },
      [...links('a'), { path: 'twin2', content: 'tt' }, { path: 'mode', content: 'm' }],
    )
    const now = await layer(
      {
        same: 'same',
        grow: '1234',
        shrink: '1',
        edit: 'abd',
        fresh: '12345',
        'new/name': 'moved',
        twin: 'tt',
        to: '',
        '~': '',
      },
      [...links('b'), { path: 'twin2', type: '1', link: 'twin' }, { path: 'mode', content: 'm', mode: 0o755 }],
    )
    const facts = fileFacts([now], [before])
    const layer0 = { layer: 0 }
    expect(facts.changes).toEqual([
      { path: 'shrink', change: 'shrunk', bytesBefore: 9, bytesNow: 1, ...layer0 },
      { path: 'fresh', change: 'added', bytesNow: 5, ...layer0 },
      { path: 'gone', change: 'removed', bytesBefore: 4 },
      { path: 'grow', change: 'grown', bytesBefore: 1, bytesNow: 4, ...layer0 },
      { path: 'twin2', change: 'shrunk', bytesBefore: 2, bytesNow: 0, ...layer0 },
      { path: 'new/name', change: 'metadata', movedFrom: 'old/name', bytesBefore: 5, bytesNow: 5, ...layer0 },
      { path: 'edit', change: 'content', bytesBefore: 3, bytesNow: 3, ...layer0 },
      { path: 'mode', change: 'metadata', bytesBefore: 1, bytesNow: 1, ...layer0 },
      { path: 'sym', change: 'content', bytesBefore: 0, bytesNow: 0, ...layer0 },
    ])
    expect(facts.changesOmitted).toBeUndefined()
    expect(facts.liveFiles).toBe(11)
  })

  it('cuts long lists and keeps the totals', async () => {
    const names = Array.from({ length: 50 }, (_, i) => [`d/${i}`, 'x'.repeat(i + 1)])
    const before = await layer({ 'd/49': 'y' })
    const now = await layer(Object.fromEntries(names))
    const facts = fileFacts([now], [before], { changes: 3, tree: 1 })
    const total = (facts.changes ?? []).reduce(
      (sum, { bytesBefore = 0, bytesNow = 0 }) => sum + bytesNow - bytesBefore,
      0,
    )
    expect(facts.changes).toHaveLength(3)
    expect(total + (facts.changesOmitted?.bytes ?? 0)).toBe((50 * 51) / 2 - 1)
    expect(facts.changesOmitted?.files).toBe(47)
    expect(facts.tree).toEqual([{ path: 'd', bytes: 1275, layer: 0 }])
  })

  it('names the packages that changed, and who owned what is gone', async () => {
    const facts = fileFacts(
      [await image('2.0.0', 'xxxx')],
      [await image('1.0.0', 'x', { 'n/node_modules/q/gone': '12' })],
    )
    expect(facts.packages).toEqual([
      { type: 'npm', name: 'p', versionBefore: '1.0.0', versionNow: '2.0.0', bytesBefore: 31, bytesNow: 34 },
      { type: 'npm', name: 'q', bytesBefore: 2 },
    ])
    expect(facts.changes?.map(({ path, owner }) => `${path} ${owner}`)).toContain('n/node_modules/q/gone npm:q')
  })

  it('says nothing changed when nothing did', async () => {
    const files = { a: 'a', b: 'b' }
    const facts = fileFacts([await layer(files)], [await layer({ a: 'a' }), await layer({ b: 'b' })])
    expect(facts).toMatchObject({
      changes: [],
      packages: [],
      wastedBytes: 0,
      layerBytes: 2,
      liveBytes: 2,
      liveFiles: 2,
    })
    expect(diffFiles([], [])).toEqual({ changes: [] })
  })
})

describe('the treemap', () => {
  it('is made of disjoint cells that sum to the live bytes', async () => {
    const first = await layer({
      'usr/local/bin/a': '123',
      'opt/x/y/z/deep': '12',
      top: '1',
      'n/node_modules/p/x': '12345',
    })
    const second = await layer({ 'usr/local/bin/b': '1234', 'n/node_modules/p/y': '1' })
    const facts = fileFacts([first, second])
    expect(facts.tree).toEqual([
      { path: 'usr/local/bin', bytes: 7 },
      { path: 'npm:p', bytes: 6 },
      { path: 'opt/x/y', bytes: 2, layer: 0 },
      { path: 'top', bytes: 1, layer: 0 },
    ])
    expect(fileFacts([first, second], undefined, { tree: 2 }).tree).toEqual([
      { path: 'usr/local/bin', bytes: 7 },
      { path: '', bytes: 9 },
    ])
    expect(facts.liveBytes).toBe(16)
  })
})
