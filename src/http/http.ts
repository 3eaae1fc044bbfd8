/** A request's particulars. */
export interface HttpRequest {
  /** Default GET. */
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** For the whole exchange, the answer's body included. Default {@link TIMEOUT_MS}. */
  timeoutMs?: number
  /** Bytes of the answer that are read at most; more is a RangeError. */
  limit?: number
}

/** An answer, whatever its status. Header names are in lower case. */
export interface HttpAnswer {
  status: number
  headers: Record<string, string | undefined>
  body: Buffer
}

/** The one way out of this process for HTTP. Rejects only when no whole answer came. */
export type Http = (url: string, request?: HttpRequest) => Promise<HttpAnswer>

const TIMEOUT_MS = 20_000

/**
 * Opens the way out.
 *
 * @param env where `https_proxy`, `http_proxy` and `no_proxy` are looked up
 */
export function openHttp(_env: Readonly<Record<string, string | undefined>>): Http {
  return async (url, { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS, limit = Infinity } = {}) => {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length
      // Leaving the loop cancels the download.
      if (bytes > limit) throw new RangeError(`it is larger than ${limit / 1024 / 1024} MiB`)
      chunks.push(chunk)
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.concat(chunks) }
  }
}
