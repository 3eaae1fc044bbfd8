import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unzipOne, zipOne } from '../../src/github/zip.ts'

const MIB = 1024 * 1024

/** An archive written by Python, another implementation of the format. */
function pythonZip(script: string): Buffer {
  const code = `import zipfile, sys, io\nb = io.BytesIO()\n${script}\nsys.stdout.buffer.write(b.getvalue())`
  return execFileSync('python3', ['-c', code], { maxBuffer: 1 << 28 })
}

describe('an archive of one file', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const content = Buffer.from(bytes)
        expect(await unzipOne(await zipOne('record.json', content), 'record.json', MIB)).toEqual(content)
      }),
      { numRuns: 30 },
    )
  })

  it('is one that others can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'))
    writeFileSync(join(folder, 'a.zip'), await zipOne('record.json', Buffer.from('{"ü":1}')))
    const code = `import zipfile; z = zipfile.ZipFile('a.zip'); assert z.testzip() is None; print(z.read('record.json').decode())`
    const said = execFileSync('python3', ['-c', code], { cwd: folder, env: { ...process.env, PYTHONUTF8: '1' } })
    rmSync(folder, { recursive: true })
    expect(said.toString().trim()).toBe('{"ü":1}')
  })
})

describe('an archive that others packed', () => {
  it('is read whether deflated, stored, streamed or with more files', async () => {
    const plain = pythonZip(
      `z = zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED); z.writestr('x/y.txt', 'no'); z.writestr('record.json', 'yes' * 500); z.close()`,
    )
    expect((await unzipOne(plain, 'record.json', MIB))?.toString()).toBe('yes'.repeat(500))
    const stored = pythonZip(
      `z = zipfile.ZipFile(b, 'w'); z.writestr('record.json', 'stored'); z.comment = b'a comment'; z.close()`,
    )
    expect((await unzipOne(stored, 'record.json', MIB))?.toString()).toBe('stored')
    // An output that cannot seek makes zipfile write sizes behind the data, as `archiver` in actions/upload-artifact does.
    const streamed = pythonZip(
      `class S(io.RawIOBase):\n  def writable(self): return True\n  def write(self, d): b.write(d); return len(d)\nz = zipfile.ZipFile(S(), 'w', zipfile.ZIP_DEFLATED); z.writestr('record.json', 'streamed'); z.close()`,
    )
    expect((await unzipOne(streamed, 'record.json', MIB))?.toString()).toBe('streamed')
    expect(await unzipOne(stored, 'other.json', MIB)).toBeUndefined()
  })

  it('is not inflated beyond the limit, whatever size it claims', async () => {
    const bomb = await zipOne('record.json', Buffer.alloc(64 * MIB))
    expect(bomb.length).toBeLessThan(100_000)
    await expect(unzipOne(bomb, 'record.json', MIB)).rejects.toThrow('larger than 1 MiB')
    // The same archive, claiming to hold ten bytes.
    bomb.writeUInt32LE(10, bomb.readUInt32LE(bomb.length - 6) + 24)
    await expect(unzipOne(bomb, 'record.json', MIB)).rejects.toThrow('larger than 1 MiB')
  })

  it('is refused when it is broken anywhere, without reading past its end', async () => {
    const good = await zipOne('record.json', Buffer.from(JSON.stringify({ a: 'b'.repeat(200) })))
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bad = Buffer.from(good)
        bad[at]! ^= flip
        const read = await unzipOne(bad, 'record.json', MIB).catch((error: unknown) => error)
        const refused = read === undefined || read instanceof RangeError
        // A flip in what nobody reads, such as the time of the file, changes nothing.
        const untouched = Buffer.isBuffer(read) && read.equals(Buffer.from(JSON.stringify({ a: 'b'.repeat(200) })))
        expect(refused || untouched).toBe(true)
      }),
    )
    for (let length = 0; length < good.length; length += 7) {
      await expect(unzipOne(good.subarray(0, length), 'record.json', MIB)).rejects.toThrow(RangeError)
    }
    await expect(unzipOne(deflateRawSync('x'), 'record.json', MIB)).rejects.toThrow('no ZIP')
  })
})
