import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LayerError } from '../../../src/layers/tar/layer-error.ts'
import { TarReader } from '../../../src/layers/tar/tar-reader.ts'
import type { TarEntry } from '../../../src/layers/tar/tar-reader.ts'
import { outcomeOf } from '../../support/outcome.ts'
import { headerOf, makeTar, pax, seal } from '../make-tar.ts'

interface Read extends TarEntry {
  content: string
}

function read(tar: Buffer, size = tar.length || 1): Read[] {
  const entries: Read[] = []
  let ended = 0
  const reader = new TarReader({
    entry: (entry) => void entries.push({ ...entry, content: '' }),
    data: (bytes) => void ((entries.at(-1) as Read).content += bytes.toString('latin1')),
    end: () => void ended++,
  })
  for (let at = 0; at < tar.length; at += size) reader.write(tar.subarray(at, at + size))
  reader.finish()
  expect(ended).toBe(entries.length)
  expect(reader.bytes).toBe(tar.length)
  return entries
}

const only = (tar: Buffer): Read => {
  const entries = read(tar)
  expect(entries).toHaveLength(1)
  return entries[0] as Read
}

describe('tar as the tar of this machine writes it', () => {
  let dir: string
  const deep = `deep/${'d'.repeat(90)}/${'e'.repeat(90)}`
  const long = `${deep}/${'f'.repeat(200)}`
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'tar-reader-'))
    mkdirSync(join(dir, deep), { recursive: true })
    writeFileSync(join(dir, 'a.txt'), 'hello')
    writeFileSync(join(dir, 'empty'), '')
    writeFileSync(join(dir, 'ünï cödé ☃'), 'x'.repeat(1024))
    writeFileSync(join(dir, long), 'y'.repeat(513))
    chmodSync(join(dir, 'a.txt'), 0o4751)
    symlinkSync('../a.txt', join(dir, 'deep/short'))
    symlinkSync(`/${long}`, join(dir, 'deep/long'))
    linkSync(join(dir, long), join(dir, 'hard'))
    execFileSync('mkfifo', [join(dir, 'fifo')])
    writeFileSync(join(dir, 'sparse'), 'start')
    truncateSync(join(dir, 'sparse'), 5_000_000)
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  const tar = (...args: string[]): Buffer =>
    execFileSync('tar', ['-C', dir, '--sort=name', '--owner=1234:1234', '--group=77:77', ...args, '-cf', '-', '.'], {
      maxBuffer: 1 << 26,
    })

  it.each([['gnu'], ['pax'], ['posix']])('%s: every type, long names, links, owners, modes', (format) => {
    const entries = new Map(read(tar(`--format=${format}`)).map((entry) => [entry.path, entry]))
    expect([...entries.keys()].sort()).toEqual(
      ['', 'a.txt', 'deep', 'deep/long', 'deep/short', 'empty', 'fifo', 'hard', 'sparse', 'ünï cödé ☃', long, deep]
        .concat(`deep/${'d'.repeat(90)}`)
        .sort(),
    )
    expect(entries.get('a.txt')).toMatchObject({
      type: 'file',
      size: 5,
      mode: 0o4751,
      uid: 1234,
      gid: 77,
      content: 'hello',
    })
    expect(entries.get('deep')).toMatchObject({ type: 'dir', size: 0 })
    expect(entries.get('deep/short')).toMatchObject({ type: 'symlink', link: '../a.txt', size: 0 })
    expect(entries.get('deep/long')).toMatchObject({ type: 'symlink', link: `/${long}` })
    expect(entries.get('fifo')).toMatchObject({ type: 'fifo' })
    expect(entries.get(long)).toMatchObject({ type: 'file', size: 513, content: 'y'.repeat(513) })
    expect(entries.get('hard')).toMatchObject({ type: 'hardlink', link: long, size: 0, stored: 0 })
    expect(entries.get('sparse')).toMatchObject({ type: 'file', size: 5_000_000, stored: 5_000_000 })
  })

  it.each([
    ['gnu', []],
    ['pax', ['--sparse-version=0.0']],
    ['pax', ['--sparse-version=0.1']],
    ['pax', ['--sparse-version=1.0']],
  ])('%s %s: a sparse file has its real size and its own name', (format, args) => {
    // Many holes, so that the map goes on in extra blocks.
    const file = join(dir, 'holes')
    execFileSync('sh', [
      '-c',
      `for i in $(seq 0 40); do printf x | dd of="$0" bs=1 seek=$((i * 65536)) conv=notrunc 2>/dev/null; done`,
      file,
    ])
    const entries = new Map(read(tar('-S', `--format=${format}`, ...args)).map((entry) => [entry.path, entry]))
    rmSync(file)
    expect(entries.get('holes')).toMatchObject({ type: 'file', size: 40 * 65536 + 1 })
    expect(entries.get('holes')?.stored).toBeLessThan(400_000)
    expect(entries.get('sparse')).toMatchObject({ type: 'file', size: 5_000_000 })
    expect(entries.get('a.txt')).toMatchObject({ content: 'hello' })
  })

  it('gives the same for every size of piece', () => {
    const whole = tar('--format=pax')
    const expected = read(whole)
    for (const size of [511, 512, 513, 10_240]) expect(read(whole, size)).toEqual(expected)
    // Five megabytes byte by byte say no more than the other files do.
    const small = tar('--format=pax', '--exclude=sparse')
    expect(read(small)).toHaveLength(expected.length - 1)
    for (const size of [1, 7]) expect(read(small, size)).toEqual(expected.filter(({ path }) => path !== 'sparse'))
  })
})

describe('headers one by one', () => {
  it('lets pax beat the header, for one entry only', () => {
    const records = {
      path: 'päth',
      size: '3',
      uid: '3000000000',
      gid: '4',
      linkpath: 'unused',
      mtime: '1.5',
      comment: 'a=b\nc',
    }
    const [first, second] = read(makeTar([pax(records), { path: 'x', content: 'abc', size: 0 }, { path: 'y' }]))
    expect(first).toMatchObject({ path: 'päth', size: 3, uid: 3_000_000_000, gid: 4, content: 'abc' })
    expect(second).toMatchObject({ path: 'y', size: 0 })
  })

  it('skips global headers, as containerd does', () => {
    expect(only(makeTar([pax({ path: 'no', comment: 'x' }, 'g'), { path: 'yes' }])).path).toBe('yes')
  })

  it('reads base-256 numbers', () => {
    const header = headerOf({ path: 'big', type: '1' }, 0)
    header.fill(0, 108, 136)
    header.writeUInt8(0x80, 108)
    header.writeUInt32BE(4_000_000_000, 112)
    header.writeUInt8(0x80, 124)
    header.writeUInt8(2, 131)
    expect(only(seal(header))).toMatchObject({ uid: 4_000_000_000, stored: 0 })
  })

  it('keeps names that are not UTF-8 apart', () => {
    const names = [0xe4, 0xf6].map((byte) => {
      const header = headerOf({ path: 'n?' }, 0)
      header.writeUInt8(byte, 1)
      return seal(header)
    })
    expect(read(Buffer.concat(names)).map((entry) => entry.path)).toEqual([String.raw`n\xe4`, String.raw`n\xf6`])
  })

  it('takes old directories for what they are, and cleans paths', () => {
    const tar = makeTar([
      { path: './old/', type: '\0' },
      { path: '/a//b/../c' },
      { path: '../../up' },
      { path: '..x/.y' },
    ])
    expect(read(tar).map(({ path, type }) => `${type} ${path}`)).toEqual([
      'dir old',
      'file a/c',
      'file up',
      'file ..x/.y',
    ])
  })

  it('joins the ustar prefix, and not GNU atime', () => {
    const header = headerOf({ path: 'name' }, 0)
    header.write('some/prefix', 345)
    expect(only(seal(Buffer.from(header))).path).toBe('some/prefix/name')
    header.write('ustar  \0', 257, 'latin1')
    expect(only(seal(header)).path).toBe('name')
  })
})

describe('what is no tar', () => {
  const good = makeTar([pax({ path: 'p' }), { path: 'a', content: 'x'.repeat(700) }, { path: 'b' }])
  it.each([
    ['text', Buffer.from('not a tar, '.repeat(100))],
    ['a number that is none', seal(Buffer.from(headerOf({ path: 'a' }, 0).fill('zz', 124, 126)))],
    ['a negative size', seal(Buffer.from(headerOf({ path: 'a' }, 0).fill(0xff, 124, 136)))],
    ['a size beyond all', seal(Buffer.from(headerOf({ path: 'a' }, 0).fill(0x80, 124, 125).fill(0xff, 125, 136)))],
    ['an endless pax header', headerOf({ path: 'a', type: 'x', size: 2 ** 30 }, 0)],
    ['an endless long name', headerOf({ path: 'a', type: 'L', size: 2 ** 30 }, 0)],
    ['a pax record without end', makeTar([{ path: 'a', type: 'x', content: '99 path=x\n' }, { path: 'b' }])],
    ['a pax record of length 0', makeTar([{ path: 'a', type: 'x', content: '0 path=x\n' }, { path: 'b' }])],
    ['a pax record without =', makeTar([{ path: 'a', type: 'x', content: '7 path\n' }, { path: 'b' }])],
    ['a pax size that is none', makeTar([pax({ size: '-1' }), { path: 'b' }])],
    ['a path too long', makeTar([pax({ path: 'x/'.repeat(3000) }), { path: 'b' }])],
    ['a promise without a file', makeTar([pax({ path: 'x' })], false)],
    ['a file after the first zero block', Buffer.concat([Buffer.alloc(512), headerOf({ path: 'a' }, 0)])],
    ['sparse blocks without end', seal(headerOf({ path: 'a', type: 'S' }, 0).fill(1, 482, 483).fill('0', 483, 494))],
  ])('refuses %s', (_, tar) => {
    expect(() => read(tar)).toThrow(LayerError)
  })

  it('refuses every truncation that loses something, and accepts a missing end mark', () => {
    const content = good.length - 1024
    const boundaries = [0, content - 512, content, content + 512]
    for (const length of boundaries) expect(read(good.subarray(0, length)).length).toBeLessThanOrEqual(2)
    const inside = [...Array.from({ length: content }).keys()].filter((length) => !boundaries.includes(length))
    for (const length of inside) expect(() => read(good.subarray(0, length))).toThrow(LayerError)
  })

  it('survives any damage: entries or a LayerError, never anything else', () => {
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(damage, fc.boolean(), fc.integer({ min: 1, max: 2000 }), (changes, reseal, size) => {
        const tar = Buffer.from(good)
        for (const [at, value] of changes) tar[at] = value
        if (reseal) for (const at of [0, 1024, good.length - 1536]) seal(tar.subarray(at, at + 512))
        expect(outcomeOf(() => read(tar, size))).toSatisfy(
          (outcome) => Array.isArray(outcome) || outcome instanceof LayerError,
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back whatever was written', () => {
    const name = fc.stringMatching(/^[a-zä☃ .]{1,12}$/).filter((text) => !/^\.{1,2}$/.test(text))
    const member = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      content: fc.string({ maxLength: 1500 }),
      mode: fc.nat(0o7777),
      uid: fc.nat(0o7777777),
    })
    fc.assert(
      fc.property(fc.array(member, { maxLength: 8 }), fc.integer({ min: 1, max: 3000 }), (members, size) => {
        const entries = read(makeTar(members), size)
        expect(entries.map(({ path, mode, uid, content }) => ({ path, content, mode, uid }))).toEqual(
          members.map((member) => ({ ...member, content: Buffer.from(member.content).toString('latin1') })),
        )
      }),
    )
  })
})
