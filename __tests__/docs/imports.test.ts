import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../support/runner.ts'

/** A row of CONTRIBUTING's table: what a room may import from. Rows stand highest first. */
const ROWS = [
  ...readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| `src\/([a-z-]+)` \| (.*) \| (.*) \|$/gm),
].map(([, room = '', idea = '', from = '']) => ({ room, pure: idea.includes('(pure)'), from }))
const ROOMS = ROWS.map(({ room }) => room)
/** Files of `src` itself that every room may import. */
const FLOOR = ['errors.ts', 'inputs.ts', 'io.ts']

const files = globSync('src/**/*.ts', { cwd: ROOT })
const roomOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1]
const importsOf = (file: string) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, path = '']) => path,
  )
const filesOf = (file: string) =>
  importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => relative(ROOT, join(ROOT, dirname(file), path)))
const allowed = (room: string) => {
  const { from = '' } = ROWS.find((row) => row.room === room) ?? {}
  if (from === 'every room below') return ROOMS.slice(ROOMS.indexOf(room) + 1)
  return [...from.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name)
}

describe('imports', () => {
  it('of a room lead to the rooms that CONTRIBUTING’s table names, and to no file above', () => {
    expect([...new Set(files.flatMap((file) => roomOf(file) ?? []))].toSorted()).toEqual(ROOMS.toSorted())
    const wrong = files.flatMap((file) => {
      const room = roomOf(file)
      if (room === undefined) return []
      return filesOf(file)
        .filter((to) => {
          const other = roomOf(to)
          return other === undefined
            ? !FLOOR.some((name) => to === `src/${name}`)
            : other !== room && !allowed(room).includes(other)
        })
        .map((to) => `${file} → ${to}`)
    })
    expect(wrong).toEqual([])
  })

  it('go down: a room may only import from rows below its own', () => {
    const up = ROOMS.flatMap((room, at) =>
      allowed(room)
        .filter((name) => ROOMS.indexOf(name) <= at)
        .map((name) => `${room} → ${name}`),
    )
    expect(up).toEqual([])
  })

  it('that the table allows are all needed', () => {
    const used = new Set(files.flatMap((file) => filesOf(file).map((to) => `${roomOf(file)} → ${roomOf(to)}`)))
    const idle = ROWS.filter(({ from }) => from !== 'every room below').flatMap(({ room }) =>
      allowed(room).map((name) => `${room} → ${name}`),
    )
    expect(idle.filter((arrow) => !used.has(arrow))).toEqual([])
  })

  it('never lead a file back to itself, types included', () => {
    const graph = new Map(files.map((file) => [file, filesOf(file)]))
    const circles: string[] = []
    const done = new Set<string>()
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file) || path.includes(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('of pure rooms read and write nothing', () => {
    const impure = /^(@actions\/|node:(fs|child_process|http|https|net|os|process|timers)(\/|$))/
    const pure = new Set(ROWS.filter((row) => row.pure).map(({ room }) => room))
    const wrong = files
      .filter((file) => pure.has(roomOf(file) ?? ''))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => impure.test(path))
          .map((path) => `${file}: ${path}`),
      )
    expect(pure.size).toBeGreaterThanOrEqual(7)
    expect(wrong).toEqual([])
  })

  it('hold few files each, so that a newcomer finds the right one', () => {
    const folders = Map.groupBy(files, (file) => dirname(file))
    expect([...folders].filter(([, own]) => own.length > 16).map(([folder, own]) => `${folder} ${own.length}`)).toEqual(
      [],
    )
  })
})
