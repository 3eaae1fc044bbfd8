/** The edges of history/ over a real repository: the git binary, and GitHub's API answered from that repository. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import type { Git } from '../../src/git/git.ts'
import type { GitHubApi } from '../../src/github/api.ts'
import { answerGit } from '../support/git-api.ts'

/** Git in a folder, as the action runs it. */
export function gitIn(dir: string): Git {
  return async (args) => (await promisify(execFile)('git', ['-C', dir, ...args])).stdout
}

/** GitHub's API of a repository that holds `dir`'s commits. Every request is added to `log`. */
export function apiOver(dir: string, log: string[] = []): GitHubApi {
  return async (method, path, { body = {}, raw = false } = {}) => {
    log.push(`${method} ${path}`)
    const url = new URL(path, 'http://github.test/')
    const answer = await answerGit(dir, {
      method,
      path: decodeURIComponent(url.pathname.slice(1)),
      query: url.searchParams,
      body: body as Record<string, unknown>,
      raw,
    })
    const { status = 404, body: data, headers = {} } = answer ?? {}
    return { status, data: Buffer.isBuffer(data) ? data.toString() : data, headers }
  }
}
