import { describe, expect, it } from 'vitest'
import { compareFiles } from '../../src/advise/images/compare-files.ts'
import { flakyFiles, toldFlaky } from '../../src/advise/images/flaky-files.ts'
import { imageEffects } from '../../src/advise/images/image-effects.ts'
import { changesMore } from '../../src/advise/images/judge-files.ts'
import { coveredBy } from '../../src/advise/images/touch-globs.ts'
import { candidate, file, image } from './some-images.ts'

const NO_FLAKY = new Map<string, Set<string>>()
const one = (
  today: ReturnType<typeof image>,
  variant: ReturnType<typeof image>,
  touches: string[] = [],
  flaky = NO_FLAKY,
) => imageEffects([today], [variant], { flaky, touches })

describe('files of two builds', () => {
  it.each([
    ['content', file('a', 'other')],
    ['mode', file('a', 'same', { mode: 0o755 })],
    ['owner', file('a', 'same', { uid: 7 })],
    ['group', file('a', 'same', { gid: 7 })],
    ['type', file('a', 'same', { type: 'symlink', link: 'b' })],
  ])('differ by %s', (_, now) => {
    expect(compareFiles([file('a')], [now])).toEqual({ left: [], came: [], changed: ['a'] })
  })

  it('differ where a symlink leads somewhere else', () => {
    const link = (to: string) => file('l', '', { type: 'symlink', link: to })
    expect(compareFiles([link('a')], [link('b')]).changed).toEqual(['l'])
    expect(compareFiles([link('a')], [link('a')]).changed).toEqual([])
  })

  it('are the same whatever layers they are in, and whether they share an inode', () => {
    const today = [file('a'), file('b', 'same', { type: 'hardlink', link: 'a', size: 0 })]
    const variant = [file('a', 'same', { layer: 3 }), file('b', 'same', { layer: 4 })]
    expect(compareFiles(today, variant)).toEqual({ left: [], came: [], changed: [] })
  })

  it('come and leave', () => {
    expect(compareFiles([file('a'), file('b')], [file('b'), file('c')])).toEqual({
      left: ['a'],
      came: ['c'],
      changed: [],
    })
  })
})

describe('files that differ by themselves', () => {
  const flaky = flakyFiles([image([file('log', '1'), file('a')])], [image([file('log', '2'), file('a'), file('tmp')])])

  it('are those that two builds of the same files make differently', () => {
    expect(toldFlaky(flaky)).toEqual({ 'web linux/amd64': ['log', 'tmp'] })
  })

  it('are held against no variant, others are', () => {
    const { images } = one(image([file('log', '1'), file('a')]), image([file('log', '3'), file('a', 'x')]), [], flaky)
    expect(images).toMatchObject([{ changed: 1, left: 0, came: 0, strange: ['a'], strangeMore: 0 }])
  })

  it('are not known where one build has no files', () => {
    expect(flakyFiles([image([file('a')])], [image(undefined)])).toEqual(new Map())
  })
})

describe('a variant’s images', () => {
  it('have their sizes beside today’s, to the byte', () => {
    const { images } = one(image([], { uncompressed: 30 }, 20), image([], { uncompressed: 25 }, 18))
    expect(images).toMatchObject([{ pull: { today: 20, variant: 18 }, uncompressed: { today: 30, variant: 25 } }])
  })

  it('say nothing of files where those are not known, and why', () => {
    const { images } = one(image([file('a')]), image(undefined, { unknown: 'its layers are gone' }))
    expect(images).toMatchObject([{ unknown: 'its layers are gone', strange: [] }])
    expect(images[0]).not.toHaveProperty('changed')
    expect(images[0]).not.toHaveProperty('uncompressed')
  })

  it('name settings that differ', () => {
    const { images } = one(
      image([], { config: { User: 'a', Cmd: ['x'] } }),
      image([], { config: { Cmd: ['x'], Env: [] } }),
    )
    expect(images).toMatchObject([{ config: ['Env', 'User'] }])
    expect(one(image([], { config: { A: 1 } }), image([], { config: { A: 1 } })).images[0]).not.toHaveProperty('config')
  })

  it('tell 20 strange paths, and how many more there are', () => {
    const { images } = one(image([]), image(Array.from({ length: 25 }, (_, at) => file(`f${at}`))))
    expect([images[0]?.strange.length, images[0]?.strangeMore, images[0]?.came]).toEqual([20, 5, 25])
  })
})

describe('a change that means to touch some paths', () => {
  it.each([
    ['var/lib/apt/**', 'var/lib/apt/lists/x', true],
    ['var/lib/apt/**', 'var/lib/apt', true],
    ['/var/lib/apt/**', 'var/lib/apt/lists/x', true],
    ['var/lib/apt/**', 'var/lib/aptitude/x', false],
    ['**/*.pyc', 'usr/lib/a/b.pyc', true],
    ['**/*.pyc', 'b.pyc', true],
    ['**/*.pyc', 'b.py', false],
    ['app/*', 'app/a', true],
    ['app/*', 'app/a/b', false],
    ['**', 'whatever/it/is', true],
    ['a/**/b/**/c', 'a/b/x/b/y/c', true],
    ['a/**/b/**/c', 'a/x/y/c', false],
  ])('%s covers %s: %s', (glob, path, covered) => {
    expect(coveredBy([glob])(path)).toBe(covered)
  })

  it('changes more when another differs, and says which and where', () => {
    const effects = one(image([file('a'), file('log/x')]), image([file('a', 'x')]), ['log/**'])
    expect(changesMore(candidate({ touches: ['log/**'] }), effects)).toBe('a differs in web')
    const more = one(image([file('a'), file('b'), file('c')]), image([]))
    expect(changesMore(candidate(), more)).toBe('a and 2 more paths differ in web')
  })

  it('does not when only those do', () => {
    const effects = one(image([file('a'), file('log/x')]), image([file('a')]), ['log/**'])
    expect(changesMore(candidate({ touches: ['log/**'] }), effects)).toBeUndefined()
    expect(effects.images).toMatchObject([{ left: 1, strange: [] }])
  })

  it('is not believed where the files are not known, nor where an image is gone', () => {
    const unknown = one(image([]), image(undefined, { unknown: 'its layers are gone' }))
    expect(changesMore(candidate(), unknown)).toBe('that web is the same could not be proved: its layers are gone')
    const gone = imageEffects([image([])], [], { flaky: NO_FLAKY, touches: [] })
    expect(changesMore(candidate(), gone)).toBe('only one of both builds has the image web linux/amd64')
    const none = imageEffects([], [], { flaky: NO_FLAKY, touches: [] })
    expect(changesMore(candidate(), none)).toBe('no image could be compared')
    const came = imageEffects([], [image([])], { flaky: NO_FLAKY, touches: [] })
    expect(changesMore(candidate(), came)).toBe('only one of both builds has the image web linux/amd64')
  })

  it('is only told of a patch that names none', () => {
    const { touches: _, ...given } = candidate({ source: 'file' })
    const effects = one(image([file('a')]), image([]))
    expect(changesMore(given, effects)).toBeUndefined()
    expect(effects.images).toMatchObject([{ strange: ['a'] }])
  })
})
