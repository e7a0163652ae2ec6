export type Link =
  | { state: 'connecting' }
  | { state: 'ready' }
  | { state: 'waiting'; retryAt: number }
  | { state: 'exited'; code: number }
  | { state: 'over'; why: string }

interface Handlers {
  onOutput: (data: Uint8Array) => void
  onLink: (link: Link) => void
  size: () => { columns: number; rows: number }
}

const PROTOCOL = 'studiolo.terminal.v1'
const PING_MS = 25_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

/** Close codes after which trying again has no sense. */
const OVER: Record<number, string> = {
  4401: 'Your session has ended. Sign in again to go on.',
  4404: 'The workspace is gone.',
  4409: 'The workspace doesn’t run.',
}

/** One terminal session over a WebSocket that comes back by itself. */
export class TerminalConnection {
  private socket: WebSocket | undefined
  private wait = FIRST_WAIT_MS
  private timer: ReturnType<typeof setTimeout> | undefined
  private ping: ReturnType<typeof setInterval> | undefined
  private closed = false
  private ended = false

  constructor(
    private readonly workspace: string,
    private readonly session: string,
    private readonly handlers: Handlers,
  ) {}

  connect() {
    clearTimeout(this.timer)
    this.socket?.close()
    this.ended = false
    const { columns, rows } = this.handlers.size()
    const query = new URLSearchParams({ session: this.session, columns: String(columns), rows: String(rows) })
    const path = `/api/v1/workspaces/${this.workspace}/terminal?${query}`
    const socket = new WebSocket(new URL(path, window.location.href.replace(/^http/, 'ws')), PROTOCOL)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.handlers.onLink({ state: 'connecting' })
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
      if (typeof data === 'string') this.onWord(data)
      else this.handlers.onOutput(new Uint8Array(data))
    }
    socket.onclose = ({ code }) => {
      if (this.socket === socket) this.onClose(code)
    }
  }

  private onWord(text: string) {
    const word = JSON.parse(text) as { type: string; code?: number; message?: string }
    if (word.type === 'ready') {
      this.wait = FIRST_WAIT_MS
      this.handlers.onLink({ state: 'ready' })
      clearInterval(this.ping)
      this.ping = setInterval(() => this.say({ type: 'ping' }), PING_MS)
    } else if (word.type === 'exit') {
      this.ended = true
      this.handlers.onLink({ state: 'exited', code: word.code ?? 0 })
    } else if (word.type === 'error') {
      this.ended = true
      this.handlers.onLink({ state: 'over', why: word.message ?? 'The terminal failed.' })
    }
  }

  private onClose(code: number) {
    clearInterval(this.ping)
    if (this.closed || this.ended) return
    const why = OVER[code]
    if (why) {
      this.handlers.onLink({ state: 'over', why })
      return
    }
    this.handlers.onLink({ state: 'waiting', retryAt: Date.now() + this.wait })
    this.timer = setTimeout(() => this.connect(), this.wait)
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT_MS)
  }

  private say(word: object) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(word))
  }

  type(keys: string) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(new TextEncoder().encode(keys))
  }

  resize() {
    this.say({ type: 'resize', ...this.handlers.size() })
  }

  close() {
    this.closed = true
    clearTimeout(this.timer)
    clearInterval(this.ping)
    this.socket?.close()
  }
}
