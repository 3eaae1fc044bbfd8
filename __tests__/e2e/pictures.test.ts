import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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

  it.runIf(browser)('are drawn, one for each state, as wide as a comment and not empty', async () => {
    const names = Object.keys(STATES).map((name) => `comment-${name}.png`)
    expect((await readdir(folder)).filter((file) => file.endsWith('.png')).toSorted()).toEqual(names.toSorted())
    for (const name of names) {
      const png = await readFile(join(folder, name))
      // PNG: eight bytes of signature, then the IHDR chunk with width and height.
      expect(png.subarray(1, 4).toString(), name).toBe('PNG')
      expect(png.readUInt32BE(16), name).toBeGreaterThanOrEqual(800)
      expect(png.length, name).toBeGreaterThan(10_000)
    }
  })
})
