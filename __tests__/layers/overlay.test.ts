import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWaste } from '../../src/layers/fold-waste.ts'
import type { FileEntry, LayerIndex } from '../../src/layers/layer-index.ts'
import { overlay } from '../../src/layers/overlay.ts'

/** `f path bytes [hash]`, `d path`, `h path target`, `s path target`; whiteouts are files without bytes. */
function layer(...lines: string[]): LayerIndex {
  const entries = lines.map((line): FileEntry => {
    const [kind, path = '', rest = '0', hash = `${path}${rest}`] = line.split(' ')
    const base = { path, size: 0, mode: 0o644, uid: 0, gid: 0 }
    if (kind === 'd') return { ...base, type: 'dir' }
    if (kind === 'h') return { ...base, type: 'hardlink', link: rest }
    if (kind === 's') return { ...base, type: 'symlink', link: rest }
    return { ...base, type: 'file', size: Number(rest), hash }
  })
  return { entries, uncompressedBytes: 0, kept: new Map() }
}
const paths = (layers: LayerIndex[]): string[] => overlay(layers).files.map((file) => `${file.path} ${file.size}`)

describe('what one layer hides of another', () => {
  it('tells overwritten, metadata only, deleted and opaque, with both layers', () => {
    const result = overlay([
      layer(
        'd etc',
        'f etc/a 10',
        'f etc/b 20',
        'd var',
        'd var/cache',
        'f var/cache/x 30',
        'f var/cache/y 40',
        'd opt',
        'f opt/o 50',
      ),
      layer('f etc/a 11', 'f etc/b 20', 'f var/cache/z 5'),
      layer('f .wh.none', 'f var/.wh.cache', 'd opt', 'f opt/.wh..wh..opq', 'f opt/new 1'),
    ])
    expect(result.waste.sort((a, b) => a.bytes - b.bytes)).toEqual([
      { path: 'var/cache', bytes: 5, why: 'deleted', addedBy: 1, hiddenBy: 2 },
      { path: 'etc/a', bytes: 10, why: 'overwritten', addedBy: 0, hiddenBy: 1 },
      { path: 'etc/b', bytes: 20, why: 'metadata-only', addedBy: 0, hiddenBy: 1 },
      { path: 'opt', bytes: 50, why: 'opaque', addedBy: 0, hiddenBy: 2 },
      { path: 'var/cache', bytes: 70, why: 'deleted', addedBy: 0, hiddenBy: 2, files: 2 },
    ])
    expect(result).toMatchObject({ layerBytes: 187, liveBytes: 32, wastedBytes: 155 })
  })

  it('lets whiteouts act on lower layers only, wherever they stand', () => {
    const base = layer('d a', 'f a/old 1')
    expect(paths([base, layer('f a/new 2', 'f a/.wh..wh..opq')])).toEqual(['a/new 2'])
    expect(paths([base, layer('d a', 'f a/new 2', 'f .wh.a')])).toEqual(['a/new 2'])
  })

  it('replaces directories by files and files by directories', () => {
    expect(paths([layer('d a', 'f a/x 1', 'f b 2'), layer('f a 3', 'd b', 'f b/y 4')])).toEqual(['a 3', 'b/y 4'])
  })

  it('counts the bytes of a file until its last hardlink is gone', () => {
    const layers = [layer('f a 10', 'h b a', 'h c b'), layer('f .wh.a'), layer('f b 10 other'), layer('f .wh.c')]
    const wasted = (count: number): number => overlay(layers.slice(0, count)).wastedBytes
    expect([1, 2, 3, 4].map(wasted)).toEqual([0, 0, 0, 10])
    expect(overlay(layers).waste).toEqual([{ path: 'c', bytes: 10, why: 'deleted', addedBy: 0, hiddenBy: 3 }])
    expect(overlay(layers.slice(0, 1)).files.map(({ path, type, size, link }) => ({ path, type, size, link }))).toEqual(
      [
        { path: 'a', type: 'file', size: 10, link: undefined },
        { path: 'b', type: 'hardlink', size: 0, link: 'a' },
        { path: 'c', type: 'hardlink', size: 0, link: 'a' },
      ],
    )
  })

  it('follows symlinked directories on the way, within the root', () => {
    const base = layer(
      'd usr',
      'd usr/lib',
      'f usr/lib/x 1',
      's lib usr/lib',
      's up ../../usr',
      's abs /usr',
      's loop loop',
    )
    const expected = ['abs 0', 'lib 0', 'loop 0', 'up 0', 'usr/lib/x 9']
    for (const path of ['lib/x', 'up/lib/x', 'abs/lib/x', 'abs/../lib/x']) {
      expect(paths([base, layer(`f ${path} 9`)])).toEqual(expected)
    }
    expect(paths([base, layer('f lib/.wh.x')])).toEqual(['abs 0', 'lib 0', 'loop 0', 'up 0'])
    expect(paths([base, layer('d lib', 'f lib/x 9')])).toContain('lib/x 9')
    expect(paths([base, layer('d lib', 'f lib/.wh.x', 'f lib/y 9')])).toEqual([
      'abs 0',
      'lib/y 9',
      'loop 0',
      'up 0',
      'usr/lib/x 1',
    ])
    expect(paths([base, layer('f loop/x 9')])).toContain('loop/x 9')
  })

  it('takes the later of two entries of one tar, and says what the earlier cost', () => {
    const result = overlay([layer('f a 1', 'f a 2', 'h a a', '', 'f .wh..wh.plnk/1 7')])
    expect(result).toMatchObject({ layerBytes: 3, liveBytes: 2, wastedBytes: 1 })
  })

  it('is not fooled by names that mean something to JavaScript', () => {
    expect(paths([layer('f __proto__ 1', 'f constructor/toString 2'), layer('f .wh.__proto__')])).toEqual([
      'constructor/toString 2',
    ])
  })

  it('copes with very deep and very wide trees', () => {
    const huge = layer(`f ${'a/'.repeat(2000)}f 3`)
    for (let i = 0; i < 200_000; i++) huge.entries.push(...layer(`f dir/f${i} 1`).entries)
    expect(overlay([huge, layer('f .wh.dir', 'f .wh.a')]).wastedBytes).toBe(200_003)
  })
})

const under = (path: string, dir: string): boolean => path.startsWith(`${dir}/`)
const sum = (items: { bytes: number }[]): number => items.reduce((total, { bytes }) => total + bytes, 0)

/** The rules once more, as slowly and simply as possible: every rule a scan over all paths. */
function reference(layers: readonly LayerIndex[]) {
  interface Bytes {
    size: number
    hash: string
    layer: number
    died?: number
  }
  const all: Bytes[] = []
  let live = new Map<string, Bytes | 'dir'>()
  layers.forEach(({ entries }, index) => {
    const bury = (): void => {
      for (const bytes of all) if (bytes.died === undefined && ![...live.values()].includes(bytes)) bytes.died = index
    }
    for (const { path } of entries) {
      const [, dir = '', name = ''] = /^(.*?)\/?([^/]*)$/.exec(path) ?? []
      const gone = name === '.wh..wh..opq' ? undefined : `${dir === '' ? '' : `${dir}/`}${name.slice(4)}`
      if (!name.startsWith('.wh.')) continue
      live = new Map([...live].filter(([p]) => (gone === undefined ? !under(p, dir) : p !== gone && !under(p, gone))))
    }
    for (const { path, type, size, hash, link } of entries) {
      if (path.includes('.wh.')) continue
      for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) live.set(path.slice(0, at), 'dir')
      const target = live.get(link ?? '')
      if (type === 'dir') live.set(path, 'dir')
      else if (type === 'hardlink') {
        if (typeof target === 'object' && link === path) continue
        live = new Map([...live].filter(([p]) => !under(p, path)))
        live.set(path, typeof target === 'object' ? target : { size: 0, hash: '', layer: index })
      } else {
        live = new Map([...live].filter(([p]) => !under(p, path)))
        const bytes = { size, hash: hash ?? '', layer: index }
        all.push(bytes)
        live.set(path, bytes)
      }
      bury()
    }
    bury()
  })
  const waste = new Map<string, number>()
  for (const { size, layer, died } of all) {
    if (died !== undefined && size > 0) waste.set(`${layer} ${died}`, (waste.get(`${layer} ${died}`) ?? 0) + size)
  }
  const files = [...live].flatMap(([path, bytes]) => (bytes === 'dir' ? [] : [`${path} ${bytes.hash}`]))
  return { files: files.sort(), waste: Object.fromEntries(waste), all }
}

describe('any stack of layers', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
  let serial = 0
  const line = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(path, fc.nat(9)).map(([p, size]) => `f ${p} ${size} h${++serial % 7}`) },
    { weight: 2, arbitrary: path.map((p) => `d ${p}`) },
    { weight: 1, arbitrary: path.map((p) => `f ${p.replace(/[^/]*$/, '.wh.$&')}`) },
    { weight: 1, arbitrary: path.map((p) => `f ${p}/.wh..wh..opq`) },
  )
  const layers = fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 5 })

  it('agrees with the simple reading of the rules', () => {
    fc.assert(
      fc.property(layers, (stack) => {
        const indexes = stack.map((lines) => layer(...lines))
        const result = overlay(indexes)
        const expected = reference(indexes)
        const waste = new Map<string, number>()
        for (const { addedBy, hiddenBy, bytes } of result.waste) {
          waste.set(`${addedBy} ${hiddenBy}`, (waste.get(`${addedBy} ${hiddenBy}`) ?? 0) + bytes)
        }
        expect(result.files.map((file) => `${file.path} ${file.hash}`).sort()).toEqual(expected.files)
        expect(Object.fromEntries(waste)).toEqual(expected.waste)
        expect(result.layerBytes).toBe(expected.all.reduce((sum, bytes) => sum + bytes.size, 0))
      }),
      { numRuns: 1000 },
    )
  })

  it('agrees with hardlinks to anything, too', () => {
    const linked = fc.tuple(path, path).map(([p, target]) => `h ${p} ${target}`)
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(line, linked), { maxLength: 8 }), { maxLength: 4 }), (stack) => {
        const indexes = stack.map((lines) => layer(...lines))
        const result = overlay(indexes)
        expect(result.wastedBytes).toBe(
          Object.values(reference(indexes).waste).reduce((total, bytes) => total + bytes, 0),
        )
        expect(result.files.map((file) => `${file.path} ${file.hash ?? ''}`).sort()).toEqual(reference(indexes).files)
      }),
      { numRuns: 1000 },
    )
  })

  it('folds waste without losing a byte or a file', () => {
    const item = fc.record({
      path,
      bytes: fc.nat(100),
      why: fc.constantFrom('deleted' as const, 'overwritten' as const),
      addedBy: fc.nat(1),
      hiddenBy: fc.nat(1),
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (waste, limit) => {
        const folded = foldWaste(waste, limit)
        expect(sum(folded)).toBe(sum(waste))
        expect(folded.length).toBeLessThanOrEqual(Math.max(limit, 8))
        const files = folded.reduce((total, { files = 1 }) => total + files, 0)
        expect(files).toBe(waste.filter(({ bytes }) => bytes > 0).length)
      }),
    )
  })
})
