/** Records in a file of this machine: for laptops and self-hosted runners with a disk that stays. */
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { folderIndexStore } from './index-store.ts'
import { lineOf, mergeLines, pick, readLines } from './record-lines.ts'
import { LIMITS } from './store.ts'
import type { HistoryStore, Limits, StoreOptions } from './store.ts'

export interface FileStoreOptions extends StoreOptions {
  /** Ends in `.jsonl`: a history, one record per line. Any other name: one record, named by the user as the baseline. */
  path: string
  limits?: Limits
  now?: () => number
}

/**
 * A history in a `.jsonl` file obeys the candidates like every store. A single record is the baseline whatever its
 * commit is: the user named it. A missing file is an empty history.
 */
export function fileStore(options: FileStoreOptions): HistoryStore {
  const { path, limits = LIMITS, now = Date.now } = options
  const isHistory = path.endsWith('.jsonl')

  async function read() {
    const text = await readText(path)
    return readLines(isHistory ? text : oneLine(text), path, options)
  }

  return {
    name: `file:${path}`,
    layers: folderIndexStore(`${path}.layers`),

    async find(candidates) {
      const records = await read()
      const found = pick(records, candidates)
      const [only] = records
      if (found || isHistory || !only) return found
      return { record: only, ...(only.commit ? { sha: only.commit.sha } : {}) }
    },

    recent: async (count) => (await read()).slice(0, count),

    async save(record) {
      await mkdir(dirname(path), { recursive: true })
      if (!isHistory) return replace(path, `${lineOf(record)}\n`)
      // One write at the end of a file is whole even with several writers.
      await appendFile(path, `${lineOf(record)}\n`)
      const text = await readText(path)
      const kept = mergeLines([text], limits, now())
      // Rewriting could lose what another job appends just now, so it happens rarely.
      if (text.split('\n').length > 2 * kept.length + 1) await replace(path, `${kept.join('\n')}\n`)
    },
  }
}

/** A single record may have been pretty-printed. */
function oneLine(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text.replaceAll('\n', ' ')
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, text)
  await rename(temporary, path)
}
