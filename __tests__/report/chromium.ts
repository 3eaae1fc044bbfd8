/** A headless Chromium spoken to by the DevTools protocol; no driver needed. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The browser's path, or undefined where there is none: tests that need it are then skipped. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

interface Message {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: Record<string, unknown>
  error?: { message: string }
}

/** One page of a browser of its own. */
export class Page implements AsyncDisposable {
  /** Everything that went wrong or was said in the page: exceptions, console lines, blocked loads. */
  readonly said: string[] = []
  /** Addresses the page asked for, besides itself. */
  readonly requests: string[] = []
  readonly #waiting = new Map<number, (message: Message) => void>()
  readonly #socket: WebSocket
  readonly #process: ChildProcess
  readonly #profile: string
  #next = 0

  private constructor(socket: WebSocket, child: ChildProcess, profile: string) {
    this.#socket = socket
    this.#process = child
    this.#profile = profile
    socket.addEventListener('message', (event) => this.#receive(JSON.parse(String(event.data)) as Message))
  }

  /** Starts the browser with an empty page. */
  static async open(width = 1200, height = 900): Promise<Page> {
    const profile = mkdtempSync(join(tmpdir(), 'report-page-'))
    const args = [
      ...QUIET,
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      `--window-size=${width},${height}`,
    ]
    const child = spawn(CHROMIUM!, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
    const port = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stderr.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        const found = /listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1]
        if (found !== undefined) resolve(found)
      })
      child.once('exit', () => reject(new Error(`chromium ended: ${text}`)))
    })
    const list = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
      type: string
      webSocketDebuggerUrl: string
    }[]
    const socket = new WebSocket(list.find((target) => target.type === 'page')!.webSocketDebuggerUrl)
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
    const page = new Page(socket, child, profile)
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(`${domain}.enable`)
    return page
  }

  /** One command of the protocol. */
  async send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = ++this.#next
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params }))
    const message = await answer
    if (message.error !== undefined) throw new Error(`${method}: ${message.error.message}`)
    return message.result ?? {}
  }

  /** Shows a file and waits until its script has drawn it and the browser has painted that. */
  async show(file: string): Promise<void> {
    await this.send('Page.navigate', { url: `file://${file}` })
    const painted = 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(true))))'
    for (let tries = 0; tries < 400; tries++) {
      const ready = `document.documentElement.dataset.ready === 'true' && location.href === 'file://${file}' && ${painted}`
      if (await this.run<boolean>(ready).catch(() => false)) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`the page never became ready: ${this.said.join('\n')}`)
  }

  /** CPU time the page's main thread has used so far, in ms. */
  async cpuMs(): Promise<number> {
    await this.send('Performance.enable', { timeDomain: 'threadTicks' })
    const { metrics } = (await this.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] }
    return Math.round((metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000)
  }

  /** The value of an expression in the page. */
  async run<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    const { result, exceptionDetails } = answer as {
      result: { value: T }
      exceptionDetails?: { exception?: { description?: string }; text: string }
    }
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  #receive(message: Message): void {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message)
      this.#waiting.delete(message.id)
      return
    }
    const said = [
      'Runtime.exceptionThrown',
      'Runtime.consoleAPICalled',
      'Log.entryAdded',
      'Page.javascriptDialogOpening',
    ]
    if (said.includes(message.method ?? '')) this.said.push(JSON.stringify(message.params))
    if (message.method !== 'Network.requestWillBeSent') return
    const { request } = message.params as { request: { url: string } }
    if (!request.url.startsWith('file://')) this.requests.push(request.url)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.close()
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill('SIGKILL')
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
