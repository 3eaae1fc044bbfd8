import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STATES } from '../report/states.ts'
import { skipLoudly } from '../support/engine.ts'
import { ROOT } from '../support/runner.ts'

const browser = existsSync('/usr/bin/chromium')

describe('the pictures of every designed state of the comment', () => {
  if (!browser) skipLoudly('no chromium on this machine')
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'states-'))
    if (!browser) return
    const node = join(ROOT, 'node_modules/node/bin/node')
    const env = { ...process.env, SUMMARY: '0', PAGE: '0' }
    await promisify(execFile)(node, ['script/render-states.ts', folder], { cwd: ROOT, env })
  })
  afterAll(async () => await rm(folder, { recursive: true, force: true }))

  it.runIf(browser)('are drawn, one for each state, whole, and no two alike', async () => {
    const names = Object.keys(STATES).map((name) => `comment-${name}.png`)
    expect((await readdir(folder)).filter((file) => file.endsWith('.png')).toSorted()).toEqual(names.toSorted())
    const pictures = new Map<string, string>()
    for (const name of names) {
      const picture = PNG.sync.read(await readFile(join(folder, name)))
      expect(inkAtEdges(picture), `${name}: what touches an edge is cut off there`).toEqual([])
      expect(inkOf(picture), `${name}: an empty page has none`).toBeGreaterThan(0.01)
      const twin = pictures.get(picture.data.toString('latin1'))
      expect(twin, `${name} looks like ${twin}`).toBeUndefined()
      pictures.set(picture.data.toString('latin1'), name)
    }
  })
})

/** Edges at which a pixel differs from the background, which is the colour of the first pixel. */
function inkAtEdges(picture: PNG): string[] {
  const { width, height } = picture
  const columns = Array.from({ length: width }, (_, x) => x)
  const rows = Array.from({ length: height }, (_, y) => y)
  const edges: Record<string, boolean> = {
    top: columns.some((x) => isInk(picture, x, 0)),
    bottom: columns.some((x) => isInk(picture, x, height - 1)),
    left: rows.some((y) => isInk(picture, 0, y)),
    right: rows.some((y) => isInk(picture, width - 1, y)),
  }
  return Object.keys(edges).filter((edge) => edges[edge])
}

/** Share of the pixels that differ from the background. */
function inkOf(picture: PNG): number {
  const { width, height } = picture
  let ink = 0
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isInk(picture, x, y)) ink++
  return ink / (width * height)
}

function isInk({ data, width }: PNG, x: number, y: number): boolean {
  const at = (y * width + x) * 4
  return data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]
}
