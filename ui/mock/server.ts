import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import type { SignInRequest } from '../src/api/types'
import { signedIn, signIn } from './account'
import { bodyOf, cookieOf, json, Refusal } from './http'
import { routes } from './routes'
import { echoShell } from './terminal'
import type { Scenario } from './workspaces'
import { World } from './world'

const DIST = join(import.meta.dirname, '..', 'dist')
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** The policy of the real server. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

async function api(world: World, request: IncomingMessage, response: ServerResponse, url: URL) {
  const path = url.pathname.slice('/api/v1'.length)
  const method = request.method ?? 'GET'
  const cookie = cookieOf(request)
  if (path === '/session' && method === 'POST') {
    const made = signIn(world, (await bodyOf(request)) as SignInRequest)
    const set = `studiolo=${made.cookie}; HttpOnly; SameSite=Lax; Path=/`
    json(response, 200, signedIn(world, made.held), { 'Set-Cookie': set })
    return
  }
  const held = cookie ? world.sessions.get(cookie) : undefined
  if (!held) throw new Refusal(401, 'not-signed-in', 'You aren’t signed in. Sign in to go on.')
  if (method !== 'GET' && request.headers['x-csrf-token'] !== held.csrf) {
    throw new Refusal(403, 'cross-origin', 'The CSRF token is missing or wrong. Load the page again.')
  }
  if (path === '/session' && method === 'DELETE') {
    world.sessions.delete(cookie ?? '')
    json(response, 204)
    return
  }
  for (const [verb, pattern, handle] of routes) {
    const match = pattern.exec(path)
    if (match && verb === method) {
      const parts = match.slice(1).map(decodeURIComponent)
      await handle({ world, held, method, path, url, request, response }, ...parts)
      return
    }
  }
  throw new Refusal(404, 'not-found', `Nothing answers ${method} ${path}.`)
}

async function page(response: ServerResponse, url: URL) {
  const path = normalize(url.pathname)
  const file = extname(path) ? path : '/index.html'
  try {
    const body = await readFile(join(DIST, file))
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const cache = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    response
      .writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': cache })
      .end(body)
  } catch {
    response.writeHead(404).end()
  }
}

export interface Mock {
  url: string
  world: World
  close: () => Promise<void>
}

/** Starts a server with a world of its own; port 0 takes a free one. */
export async function startMock(scenario: Scenario = 'full', port = 0): Promise<Mock> {
  const world = new World(scenario)
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const requestId = randomUUID()
    const answer = url.pathname.startsWith('/api/v1/') ? api(world, request, response, url) : page(response, url)
    answer.catch((error: unknown) => {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal', String(error))
      json(response, refusal.status, refusal.problem(requestId), { 'X-Request-Id': requestId })
    })
  })
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'studiolo.terminal.v1' })
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const id = /^\/api\/v1\/workspaces\/([^/]+)\/terminal$/.exec(url.pathname)?.[1]
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const workspace = id ? world.workspaces.get(id) : undefined
      if (!world.sessions.has(cookieOf(request) ?? '')) ws.close(4401, 'session ended')
      else if (!workspace) ws.close(4404, 'workspace gone')
      else if (workspace.state !== 'running') ws.close(4409, 'not running')
      else echoShell(ws, url.searchParams.get('session') ?? 'main')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      world.close()
      sockets.clients.forEach((client) => client.terminate())
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url, world, close }
}
