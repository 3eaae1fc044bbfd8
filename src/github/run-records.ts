/** The records that a run's jobs left behind, as texts: nothing is parsed here. */
import { glob, readFile, stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { RecordsError } from '../errors.ts'
import type { Http } from '../http/http.ts'
import type { BuildRecord } from '../record/build-record.ts'
import { MAX_RECORD_BYTES, readRecord } from '../record/schema/validate.ts'
import { explain, patiently } from './answers.ts'
import type { GitHubApi } from './api.ts'
import { RECORD_FILE, recordPrefix } from './artifact-names.ts'
import type { Artifacts } from './artifacts.ts'
import { fetchBytes } from './fetch-bytes.ts'
import { unzipOne } from './zip.ts'
import { errorText } from '../shared/error-text.ts'

/** A record as it was found. */
export interface FoundText {
  /** Name of the artifact or path of the file, for messages. */
  name: string
  text: string
}

/** More records than this are no matrix: GitHub starts at most 256 jobs of one. */
const MOST_RECORDS = 256
/** Bytes of all records of a run together, unpacked. */
const MOST_BYTES = 2 * MAX_RECORD_BYTES
const PAGE = 100

/** Records in files of this machine, by paths or globs relative to the workspace. */
export async function recordsInFiles(patterns: readonly string[], workspace: string): Promise<FoundText[]> {
  const paths = new Set<string>()
  for (const pattern of patterns) {
    for await (const path of glob(pattern, { cwd: workspace })) paths.add(resolve(workspace, path))
  }
  const budget = allowance()
  const found: FoundText[] = []
  for (const path of [...paths].toSorted().slice(0, MOST_RECORDS)) {
    const { size } = await stat(path)
    if (size > budget.left()) throw new RangeError(`${relative(workspace, path)} cannot be read: ${budget.tooLarge}`)
    found.push({ name: relative(workspace, path), text: budget.take(await readFile(path)) })
  }
  return found
}

/** Records that jobs of this very run uploaded. */
export async function recordsOfThisRun(artifacts: Artifacts, reportId: string): Promise<FoundText[]> {
  const ours = (await artifacts.list()).filter(({ name }) => name.startsWith(recordPrefix(reportId)))
  return readAll(ours, (artifact, limit) => artifacts.download(artifact, RECORD_FILE, limit))
}

/** Records of another run of this repository, by GitHub's API; needs `actions: read`. Nothing of them is to be trusted. */
export async function recordsOfRun(
  runId: number,
  reportId: string,
  access: { api: GitHubApi; http: Http; apiUrl: string; repository: string; token: string },
): Promise<FoundText[]> {
  const { api, http, apiUrl, repository, token } = access
  const ours = (await listArtifacts(api, runId)).filter(({ name }) => name.startsWith(recordPrefix(reportId)))
  return readAll(ours, async ({ id }, limit) => {
    // GitHub sends it on to the store, where the token must not go (http.ts).
    const headers = { authorization: `Bearer ${token}` }
    const url = `${apiUrl}/repos/${repository}/actions/artifacts/${id}/zip`
    return unzipOne(await fetchBytes(http, url, limit, headers), RECORD_FILE, limit)
  })
}

interface Listed {
  id: number
  name: string
  size: number
}

async function listArtifacts(api: GitHubApi, runId: number): Promise<Listed[]> {
  const all: Listed[] = []
  for (let page = 1; page * PAGE <= 1000; page++) {
    const path = `actions/runs/${runId}/artifacts?per_page=${PAGE}&page=${page}`
    const answer = await patiently(['GET', path], { api })
    if (answer.status !== 200) throw new Error(`Listing the artifacts of the run: ${explain(answer, 'actions: read')}.`)
    const { artifacts = [] } = answer.data as {
      artifacts?: { id: number; name: string; size_in_bytes: number; expired?: boolean }[]
    }
    for (const { id, name, size_in_bytes: size, expired } of artifacts) {
      if (expired !== true) all.push({ id, name, size })
    }
    if (artifacts.length < PAGE) break
  }
  return all
}

async function readAll<T extends { name: string; size: number }>(
  artifacts: readonly T[],
  read: (artifact: T, limit: number) => Promise<Buffer | undefined>,
): Promise<FoundText[]> {
  if (artifacts.length > MOST_RECORDS) throw new RangeError(`There are more than ${MOST_RECORDS} records.`)
  const budget = allowance()
  const found: FoundText[] = []
  for (const artifact of artifacts) {
    try {
      if (artifact.size > budget.left()) throw new RangeError(budget.tooLarge)
      const content = await read(artifact, budget.left())
      if (content !== undefined) found.push({ name: artifact.name, text: budget.take(content) })
    } catch (error) {
      throw new Error(`The artifact ${artifact.name} cannot be read: ${errorText(error)}.`, { cause: error })
    }
  }
  return found
}

/** What may still be read: one record's limit, and all together's. */
function allowance(): { left: () => number; take: (bytes: Buffer) => string; tooLarge: string } {
  let used = 0
  return {
    left: () => Math.min(MAX_RECORD_BYTES, MOST_BYTES - used),
    take(bytes) {
      used += bytes.length
      return bytes.toString('utf8')
    },
    tooLarge: `it is larger than the ${MAX_RECORD_BYTES / 1024 / 1024} MiB of one record, or than the ${MOST_BYTES / 1024 / 1024} MiB of all`,
  }
}

/**
 * The record of a text, if it is one of this report id.
 *
 * @throws RecordsError naming the artifact or file
 */
export function recordOf({ name, text }: FoundText, reportId: string): BuildRecord {
  let record
  try {
    record = readRecord(text)
  } catch (error) {
    throw new RecordsError(`${name}: ${errorText(error)}`, { cause: error })
  }
  if (record.reportId !== reportId) {
    throw new RecordsError(`${name} is of the report id \`${record.reportId}\`, not \`${reportId}\`.`)
  }
  return record
}
