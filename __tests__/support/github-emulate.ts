import { createPrivateKey, sign } from 'node:crypto'

import { createEmulator } from 'emulate'

const PERSON = 'octo'
/** emulate's token of a person, who opens pull requests and comments. */
export const PERSON_TOKEN = 'ghp_person'
/**
 * Starts `emulate` with one repository, and an app whose token makes it comment as GitHub Actions does.
 *
 * emulate must stay pinned to 0.12.2: npm's `latest` of that name is an unrelated package.
 */
export async function startEmulate(owner: string, name: string) {
  const emulator = await createEmulator({ service: 'github', port: 0, seed: seed(owner, name) })
  const botToken = await installationToken(emulator.url, emulator.generatedSecrets[0]?.value ?? '')
  return { emulator, botToken }
}

function seed(owner: string, name: string) {
  const write = { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write', statuses: 'write' }
  const logins = [...new Set([owner, PERSON])]
  return {
    tokens: { [PERSON_TOKEN]: { login: PERSON, scopes: ['repo'] } },
    github: {
      users: logins.map((login) => ({ login })),
      repos: [{ owner, name, auto_init: true }],
      apps: [
        {
          app_id: 7,
          slug: 'github-actions',
          name: 'GitHub Actions',
          permissions: { ...write, metadata: 'read' },
          installations: [{ installation_id: 100, account: owner, repository_selection: 'all' as const }],
        },
      ],
    },
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A token of the seeded app, so that comments are by `github-actions[bot]`, a Bot. */
async function installationToken(url: string, privateKey: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: 7, iat: now - 60, exp: now + 540 })}`
  const signature = sign('RSA-SHA256', Buffer.from(unsigned), createPrivateKey(privateKey)).toString('base64url')
  const response = await fetch(`${url}/app/installations/100/access_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${unsigned}.${signature}` },
  })
  if (!response.ok) throw new Error(`emulate gave no token: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { token: string }).token
}
