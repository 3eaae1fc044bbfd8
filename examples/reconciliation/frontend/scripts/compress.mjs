// Writes a .gz and a .br twin beside every text asset, so that nginx sends them as they are (gzip_static, brotli_static).
// A twin that saves nothing is not written: nginx then sends the original.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const TEXT = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.txt', '.map', '.webmanifest'])
const SMALLEST = 1024

const [folder = 'dist'] = process.argv.slice(2)
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !TEXT.has(extname(entry.name))) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = await readFile(path)
  // The front page is small, but it is the one file that every visitor asks for.
  if (bytes.length < SMALLEST && entry.name !== 'index.html') continue
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  const twins = { '.gz': gzipSync(bytes, { level: 9 }), '.br': brotliCompressSync(bytes, { params }) }
  for (const [extension, twin] of Object.entries(twins)) {
    if (twin.length < bytes.length) await writeFile(path + extension, twin)
  }
}
