import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import { newBlob, signedPath } from './azure-blob.ts'
import type { Blob } from './azure-blob.ts'

/** A finished artifact. `size` is in bytes, as stored. */
export interface StoredArtifact {
  id: number
  /** GitHub's number of the run it belongs to. */
  runId: number
  name: string
  size: number
  /** The results service's id of the job that uploaded it. */
  job: string
  blob: Blob
}

/** An answer as Twirp gives it. */
export interface TwirpAnswer {
  status: number
  body: object
}

/** The artifacts of all runs of one repository. */
export interface ArtifactService {
  /** Finished artifacts, oldest first; of one run if it is given. */
  artifacts(runId?: number): StoredArtifact[]
  /** Puts an artifact there as somebody else's job could: any name, any bytes. */
  add(runId: number, name: string, content: Buffer): StoredArtifact
  /** Answers a call; `base` is the server's address, for signed URLs. */
  answer(method: string, req: IncomingMessage, body: Buffer, base: string): TwirpAnswer
  blob(id: string): Blob | undefined
}

export const ARTIFACT_SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/'

type Json = Record<string, unknown>

/** Characters GitHub refuses in names (@actions/artifact 6.2.1, path-and-artifact-name-validation.ts). */
const FORBIDDEN = /["<>|*?\r\n\\/:]/

/**
 * The artifact half of GitHub's results service, as `@actions/artifact` 6.2.1 speaks it. Ids of run and job must be those of
 * the token, names are unique within a run, and a size or hash that does not fit what was uploaded is refused.
 */
export function createArtifactService(): ArtifactService {
  const stored: (StoredArtifact & { finalized: boolean })[] = []
  let lastId = 0

  function create(runId: number, name: string, job: string): StoredArtifact & { finalized: boolean } {
    const artifact = { id: ++lastId, runId, name, job, size: 0, blob: newBlob(), finalized: false }
    stored.push(artifact)
    return artifact
  }

  function call(method: string, runId: number, args: Json, base: string): TwirpAnswer {
    const name = typeof args.name === 'string' ? args.name : ''
    switch (method) {
      case 'CreateArtifact': {
        if (name === '' || FORBIDDEN.test(name))
          return refused(400, 'invalid_argument', `artifact name ${name} is not valid`)
        if (args.version !== 7 && args.version !== 4) return refused(400, 'invalid_argument', 'version is not known')
        if (stored.some((it) => it.runId === runId && it.name === name)) {
          return refused(409, 'already_exists', 'an artifact with this name already exists on the workflow run')
        }
        return ok({
          ok: true,
          signed_upload_url: base + signedPath(create(runId, name, String(args.workflow_job_run_backend_id)).blob, 'w'),
        })
      }
      case 'FinalizeArtifact': {
        const artifact = stored.find((it) => it.runId === runId && it.name === name && !it.finalized)
        const content = artifact?.blob.content
        if (!artifact || !content) return refused(404, 'not_found', 'no upload of this name is under way')
        // int64 is a string in protobuf's JSON.
        if (args.size !== String(content.length))
          return refused(400, 'invalid_argument', `size is ${String(args.size)}`)
        artifact.size = content.length
        artifact.finalized = true
        return ok({ ok: true, artifact_id: String(artifact.id) })
      }
      case 'ListArtifacts':
        return ok({
          artifacts: finished(runId).map((it) => ({
            workflow_run_backend_id: args.workflow_run_backend_id,
            workflow_job_run_backend_id: it.job,
            database_id: String(it.id),
            name: it.name,
            size: String(it.size),
          })),
        })
      case 'GetSignedArtifactURL': {
        const artifact = finished(runId).find((it) => it.name === name && it.job === args.workflow_job_run_backend_id)
        return artifact
          ? ok({ signed_url: base + signedPath(artifact.blob, 'r') })
          : refused(404, 'not_found', 'artifact not found')
      }
      default:
        return refused(404, 'bad_route', `no handler for ${method}`)
    }
  }

  const finished = (runId?: number): StoredArtifact[] =>
    stored.filter((it) => it.finalized && (runId === undefined || it.runId === runId))

  return {
    artifacts: finished,
    add(runId, name, content) {
      const artifact = create(runId, name, randomUUID())
      artifact.blob.content = content
      return Object.assign(artifact, { size: content.length, finalized: true })
    },
    answer(method, req, body, base) {
      const ids = backendIds(req)
      if (ids === undefined) return refused(401, 'unauthenticated', 'bearer token is missing or malformed')
      const args = parse(body)
      if (args === undefined) return refused(400, 'malformed', 'the body is not JSON')
      // A download names the job that uploaded; everything else is done in one's own name.
      const own = method === 'GetSignedArtifactURL' || args.workflow_job_run_backend_id === ids.job
      if (args.workflow_run_backend_id !== ids.run || !own) {
        return refused(403, 'permission_denied', 'the token is of another run or job')
      }
      return call(method, Number(/^run-(\d+)$/.exec(ids.run)?.[1] ?? -1), args, base)
    },
    blob: (id) => stored.find((it) => it.blob.id === id)?.blob,
  }
}

/** The scope of a runtime token by which jobs of a run find their artifacts. */
export function resultsScope(runId?: string): string {
  return `Actions.Results:${runId === undefined ? randomUUID() : `run-${runId}`}:${randomUUID()}`
}

function backendIds(req: IncomingMessage): { run: string; job: string } | undefined {
  const claims = /^Bearer [^.]+\.([^.]+)\./i.exec(req.headers.authorization ?? '')?.[1] ?? ''
  try {
    const { scp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { scp: string }
    const [, run, job] = /Actions\.Results:([^: ]+):([^: ]+)/.exec(scp) ?? []
    return run === undefined || job === undefined ? undefined : { run, job }
  } catch {
    return undefined
  }
}

function parse(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString()) as Json
  } catch {
    return undefined
  }
}

function ok(body: object): TwirpAnswer {
  return { status: 200, body }
}

function refused(status: number, code: string, msg: string): TwirpAnswer {
  return { status, body: { code, msg } }
}
