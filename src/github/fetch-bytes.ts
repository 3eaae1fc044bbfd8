/** How long a download may take. */
const TIMEOUT_MS = 120_000

/**
 * What an address answers, at most `limit` bytes: more is not read, whatever the answer's headers say.
 *
 * @throws RangeError when it is larger, Error with the status when it is refused
 */
export async function fetchBytes(url: string, limit: number, headers: Record<string, string> = {}): Promise<Buffer> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new Error(`the download was refused (${response.status})`)
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.length
    // Leaving the loop cancels the download.
    if (bytes > limit) throw new RangeError(`it is larger than ${limit / 1024 / 1024} MiB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
