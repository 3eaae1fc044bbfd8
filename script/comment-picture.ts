/**
 * Draws a comment as GitHub shows it, at twice the size, for the README:
 *
 *     script/demo && node script/comment-picture.ts .demo/3-over-budget.comment.md docs/images/comment.png
 *
 * Needs chromium, and the packages fonts-noto-core and fonts-noto-color-emoji for GitHub's look; pngquant, where there is one,
 * makes the file a third as large.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Page } from '../__tests__/report/chromium.ts'
import { githubPage } from './github-page.ts'

const [from, to] = process.argv.slice(2)
if (from === undefined || to === undefined) throw new Error('usage: comment-picture.ts COMMENT.md PICTURE.png')

const folder = mkdtempSync(join(tmpdir(), 'comment-picture-'))
const file = join(folder, 'comment.html')
writeFileSync(file, githubPage(readFileSync(from, 'utf8')).replace('margin: 24px', 'margin: 8px'))
{
  await using page = await Page.open(930, 900)
  await page.show(file)
  const height = await page.run<number>('Math.ceil(document.querySelector(".box").getBoundingClientRect().bottom) + 8')
  const clip = { x: 0, y: 0, width: 930, height, scale: 2 }
  const { data } = await page.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true })
  writeFileSync(to, Buffer.from(String(data), 'base64'))
}
rmSync(folder, { recursive: true })
spawnSync('pngquant', ['--force', '--output', to, '64', to])
