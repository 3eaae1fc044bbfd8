/**
 * Artifacts of the run that is going on, by GitHub's results service, which needs no permission.
 *
 * The protocol is that of `@actions/artifact` 6.2.1 (lib/internal/{upload,find,download}, lib/generated/…/artifact.ts): three
 * JSON calls around an upload of one block. The library itself is not used: docs/decisions.md says why.
 */
import { createHash } from 'node:crypto'
import { blockBlob } from '../http/block-blob.ts'
import type { Http } from '../http/http.ts'
import { twirp } from '../http/twirp.ts'
import { fetchBytes } from './fetch-bytes.ts'
import { tokenClaims } from './runtime-token.ts'
import { unzipOne, zipOne } from './zip.ts'

const SERVICE = 'github.actions.results.api.v1.ArtifactService'
/** Of @actions/artifact 6.2.1, which is what knows `mime_type`; and the one before. */
const VERSION = 7
const OLD_VERSION = 4
/** Azure takes this much in one block (service version 2016-05-31 and later). */
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024

type Env = Readonly<Record<string, string | undefined>>

/** An artifact of this run. `id` is what its page's address ends with. */
export interface Artifact {
  id: number
  name: string
  /** Bytes as stored, that is packed. */
  size: number
  /** The service's id of the job that uploaded it, without which another job cannot download it. */
  job: string
}

/** This run's artifacts. Every function rejects with a sentence a user can act on. */
export interface Artifacts {
  upload(name: string, file: string, content: Buffer): Promise<Artifact>
  list(): Promise<Artifact[]>
  /** One file of an artifact, at most `limit` bytes; undefined when the artifact has no such file. */
  download(artifact: Artifact, file: string, limit: number): Promise<Buffer | undefined>
}

/** The results service of this job, or undefined where there is none: outside of Actions, and on GitHub Enterprise Server. */
export function runArtifacts({ env, http }: { env: Env; http: Http }): Artifacts | undefined {
  const { ACTIONS_RESULTS_URL: url = '', ACTIONS_RUNTIME_TOKEN: token = '' } = env
  const ids = backendIds(token)
  if (url === '' || ids === undefined) return undefined
  const ask = twirp(http, { base: url, service: SERVICE, token })
  const call = async (method: string, body: object): Promise<Record<string, unknown>> => {
    const { status, data, said } = await ask(method, { ...ids, ...body })
    if (status === 200 && data.ok !== false) return data
    throw new Error(`the artifact service said: ${status} ${said}`.trim())
  }
  /** Services of others than GitHub, such as nektos/act's, refuse a field that they do not know. */
  const create = async (name: string): Promise<Record<string, unknown>> => {
    const first = await ask('CreateArtifact', { ...ids, name, version: VERSION, mime_type: 'application/zip' })
    if (first.status === 200 && first.data.ok !== false) return first.data
    return await call('CreateArtifact', { name, version: OLD_VERSION })
  }
  return {
    async upload(name, file, content) {
      const packed = await zipOne(file, content)
      if (packed.length > MAX_UPLOAD_BYTES) throw new Error('it is too large for an artifact of one part')
      const created = await create(name)
      // The blob's own type is what tells actions/download-artifact to unpack it.
      const blob = { store: 'the artifact store', contentType: 'application/zip' }
      const upload = blockBlob(http, String(created.signed_upload_url), blob)
      await upload.putBlock(0, packed)
      await upload.commit(1)
      const hash = `sha256:${createHash('sha256').update(packed).digest('hex')}`
      const done = await call('FinalizeArtifact', { name, size: String(packed.length), hash })
      return { id: Number(done.artifact_id), name, size: packed.length, job: ids.workflow_job_run_backend_id }
    },
    async list() {
      const { artifacts = [] } = (await call('ListArtifacts', {})) as { artifacts?: Record<string, unknown>[] }
      return artifacts.map(({ database_id, name, size, workflow_job_run_backend_id }) => ({
        id: Number(database_id),
        name: String(name),
        size: Number(size),
        job: String(workflow_job_run_backend_id),
      }))
    },
    async download({ name, size, job }, file, limit) {
      const { signed_url } = await call('GetSignedArtifactURL', { name, workflow_job_run_backend_id: job })
      if (size > limit) throw new RangeError(`it is larger than ${limit / 1024 / 1024} MiB`)
      return unzipOne(await fetchBytes(http, String(signed_url), limit), file, limit)
    },
  }
}

/** Ids of run and job are in the runtime token's scopes: `… Actions.Results:<run>:<job>`. */
function backendIds(
  token: string,
): { workflow_run_backend_id: string; workflow_job_run_backend_id: string } | undefined {
  const [, run, job] = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(String(tokenClaims(token).scp)) ?? []
  if (run === undefined || job === undefined) return undefined
  return { workflow_run_backend_id: run, workflow_job_run_backend_id: job }
}
