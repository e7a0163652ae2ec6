import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FieldError, Problem } from '../src/api/types'

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail)
  }
  problem(requestId?: string): Problem {
    const words = this.code.replaceAll('-', ' ')
    const title = words.charAt(0).toUpperCase() + words.slice(1)
    const type = `https://studiolo.invalid/problems/${this.code}`
    return { type, title, status: this.status, detail: this.message, code: this.code, requestId, errors: this.errors }
  }
}

export function json(response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}) {
  if (body === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response
    .writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers })
    .end(JSON.stringify(body))
}

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  if (parts.length === 0) return undefined
  try {
    return JSON.parse(Buffer.concat(parts).toString())
  } catch {
    throw new Refusal(400, 'malformed-body', 'The request body can’t be read as JSON.')
  }
}

export function cookieOf(request: IncomingMessage): string | undefined {
  return /(?:^|; )studiolo=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
}

/** Answers with an event stream; the returned function writes one event. */
export function eventStream(response: ServerResponse): (name: string, data: unknown) => void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': open\n\n')
  const beat = setInterval(() => response.write(': beat\n\n'), 10_000)
  response.on('close', () => clearInterval(beat))
  return (name, data) => void response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}
