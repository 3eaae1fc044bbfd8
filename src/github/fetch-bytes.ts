import type { Http } from '../http/http.ts'

/** How long a download may take. */
const TIMEOUT_MS = 120_000

/**
 * What an address answers, at most `limit` bytes: more is not read, whatever the answer's headers say.
 *
 * @throws RangeError when it is larger, Error with the status when it is refused
 */
export async function fetchBytes(
  http: Http,
  url: string,
  limit: number,
  headers: Record<string, string> = {},
): Promise<Buffer> {
  const { status, body } = await http(url, { headers, limit, timeoutMs: TIMEOUT_MS })
  if (status !== 200) throw new Error(`the download was refused (${status})`)
  return body
}
