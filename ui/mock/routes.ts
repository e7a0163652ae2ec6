import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Workspace, WorkspaceRequest, WorkspaceUpdate } from '../src/api/types'
import * as account from './account'
import { bodyOf, json, Refusal } from './http'
import { reviewOf, targetOf } from './review'
import * as streams from './streams'
import { fromRequest } from './workspaces'
import type { World } from './world'

export interface Request {
  world: World
  held: account.Held
  method: string
  path: string
  url: URL
  request: IncomingMessage
  response: ServerResponse
}

type Handler = (request: Request, ...parts: string[]) => void | Promise<void>

const admin = ({ world, held }: Request) => account.userOf(world, held.user).role === 'admin'
const sees = (request: Request) => (one: Workspace) => admin(request) || one.owner === request.held.user

function workspace(request: Request, id: string): Workspace {
  const found = request.world.workspaces.get(id)
  if (!found || !sees(request)(found)) throw new Refusal(404, 'not-found', 'There is no such workspace.')
  return found
}

function paged<T>({ url, response }: Request, items: T[]) {
  const limit = Math.min(200, Number(url.searchParams.get('limit') ?? 50))
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const next = from + limit < items.length ? String(from + limit) : undefined
  json(response, 200, { items: items.slice(from, from + limit), next })
}

const listWorkspaces: Handler = (request) => {
  const states = request.url.searchParams.get('state')?.split(',')
  const q = request.url.searchParams.get('q')
  const all = [...request.world.workspaces.values()].filter(sees(request)).filter((one) => {
    if (states ? !states.includes(one.state) : one.state === 'deleted') return false
    return !q || one.name.includes(q)
  })
  paged(request, all)
}

const createWorkspace: Handler = async ({ world, held, url, request, response }) => {
  const body = (await bodyOf(request)) as WorkspaceRequest
  const review = reviewOf(world, body, held.user)
  if (url.searchParams.get('dryRun') === 'true') {
    json(response, 200, review)
    return
  }
  const key = request.headers['idempotency-key'] as string | undefined
  const before = key && world.byKey.get(key)
  if (before) {
    json(response, 202, world.workspaces.get(before.id))
    return
  }
  const [refusal] = review.refusals
  if (refusal) throw new Refusal(refusal.status, refusal.code, refusal.detail, refusal.errors)
  const made = fromRequest(world.next(), body, held.user)
  world.workspaces.set(made.id, made)
  if (key) world.byKey.set(key, made)
  json(response, 202, world.start(made.id, held.user))
}

const changeWorkspace: Handler = async (request, id) => {
  const one = workspace(request, id ?? '')
  const change = (await bodyOf(request.request)) as WorkspaceUpdate
  json(request.response, 200, request.world.change(one, change))
}

const removeWorkspace: Handler = (request, id) => {
  const { world, held, url, response } = request
  const one = workspace(request, id ?? '')
  if (url.searchParams.get('confirm') !== one.name) {
    throw new Refusal(428, 'confirmation-required', `Type the name “${one.name}” to delete it.`)
  }
  if (url.searchParams.get('purge') === 'true') {
    world.workspaces.delete(one.id)
    world.emit({ type: 'workspace-purged', id: one.id })
    json(response, 202, one)
    return
  }
  json(response, 202, one.state === 'deleted' ? one : world.toBin(one.id, held.user))
}

const verb: Handler = (request, id, what) => {
  const { world, held, response } = request
  const one = workspace(request, id ?? '')
  const refuse = () => {
    throw new Refusal(409, 'wrong-state', `“${one.name}” is ${one.state}; wait until that ends, then try again.`)
  }
  if (what === 'restore') {
    if (one.state !== 'deleted') refuse()
    const more = { deletedAt: undefined, purgeAt: undefined }
    json(response, 202, world.to(one.id, 'stopped', held.user, `restored by ${held.user}`, more))
    return
  }
  if (one.state === 'deleted' || one.state === 'deleting') refuse()
  json(response, 202, what === 'stop' ? world.stop(one.id, held.user) : world.start(one.id, held.user))
}

const deleteReview: Handler = (request, id) => {
  const one = workspace(request, id ?? '')
  const dependencies =
    one.state === 'running'
      ? [
          { kind: 'app-session', text: 'You have JupyterLab open in 1 browser.' },
          { kind: 'uncommitted-changes', text: '/workspace/forecast has 2 files that aren’t committed.' },
          { kind: 'data', text: '1.2 GiB of files in /workspace go to the bin with it.' },
        ]
      : [{ kind: 'data', text: '1.2 GiB of files in /workspace go to the bin with it.' }]
  const purgeAt = new Date(Date.now() + 48 * 3_600_000).toISOString()
  json(request.response, 200, { confirm: one.name, dependencies, purgeAt })
}

const imageOf = ({ world }: Request, name: string) => {
  const found = world.images.find((image) => image.name === name)
  if (!found) throw new Refusal(404, 'not-found', `There is no image “${name}”.`)
  return found
}

const gone: Handler = ({ response }) => json(response, 204)

export const routes: [string, RegExp, Handler][] = [
  ['GET', /^\/session$/, ({ world, held, response }) => json(response, 200, account.signedIn(world, held))],
  [
    'PUT',
    /^\/account\/password$/,
    async ({ world, held, request, response }) => {
      account.changePassword(world, held, (await bodyOf(request)) as never)
      json(response, 204)
    },
  ],
  ['GET', /^\/sessions$/, (r) => paged(r, account.sessionsOf(r.world, r.held))],
  [
    'DELETE',
    /^\/sessions\/(.+)$/,
    (r, id) => {
      for (const [cookie, held] of r.world.sessions) if (held.id === id) r.world.sessions.delete(cookie)
      json(r.response, 204)
    },
  ],
  ['DELETE', /^\/sessions$/, gone],
  ['GET', /^\/tokens$/, (r) => paged(r, r.world.tokens)],
  [
    'POST',
    /^\/tokens$/,
    async (r) => json(r.response, 201, account.makeToken(r.world, (await bodyOf(r.request)) as never)),
  ],
  [
    'DELETE',
    /^\/tokens\/(.+)$/,
    (r, id) => {
      const at = r.world.tokens.findIndex((token) => token.id === id)
      if (at >= 0) r.world.tokens.splice(at, 1)
      json(r.response, 204)
    },
  ],
  [
    'GET',
    /^\/users$/,
    (r) => {
      if (!admin(r)) throw new Refusal(403, 'forbidden', 'Only admins see users.')
      paged(
        r,
        r.world.users.map(({ password: _, mustChange: __, ...user }) => user),
      )
    },
  ],
  [
    'POST',
    /^\/users$/,
    async (r) => json(r.response, 201, account.makeUser(r.world, (await bodyOf(r.request)) as never)),
  ],
  ['GET', /^\/templates$/, (r) => paged(r, r.world.templates)],
  ['GET', /^\/images$/, (r) => paged(r, r.world.images)],
  ['POST', /^\/images\/([^/]+)\/build$/, (r, name) => json(r.response, 202, r.world.build(imageOf(r, name ?? '')))],
  ['GET', /^\/images\/([^/]+)\/log$/, (r) => streams.imageLog(r.world, r.request, r.response)],
  ['GET', /^\/target$/, ({ world, response }) => json(response, 200, targetOf(world))],
  ['GET', /^\/workspaces$/, listWorkspaces],
  ['POST', /^\/workspaces$/, createWorkspace],
  [
    'GET',
    /^\/workspaces\/by-name\/([^/]+)\/([^/]+)$/,
    (r, owner, name) => {
      const found = [...r.world.workspaces.values()].find((one) => one.owner === owner && one.name === name)
      json(r.response, 200, workspace(r, found?.id ?? ''))
    },
  ],
  ['GET', /^\/workspaces\/([^/]+)\/delete-review$/, deleteReview],
  ['GET', /^\/workspaces\/([^/]+)\/timeline$/, (r, id) => paged(r, r.world.timelines.get(id ?? '') ?? [])],
  ['GET', /^\/workspaces\/([^/]+)\/usage$/, (r, id) => streams.usage(workspace(r, id ?? ''), r.url, r.response)],
  [
    'GET',
    /^\/workspaces\/([^/]+)\/usage\/now$/,
    (r, id) => streams.usageNow(r.world, workspace(r, id ?? ''), r.request, r.response),
  ],
  [
    'GET',
    /^\/workspaces\/([^/]+)\/logs$/,
    (r, id) => streams.logs(workspace(r, id ?? ''), r.url, r.request, r.response),
  ],
  ['POST', /^\/workspaces\/([^/]+)\/(start|stop|restart|restore)$/, verb],
  ['GET', /^\/workspaces\/([^/]+)$/, (r, id) => json(r.response, 200, workspace(r, id ?? ''))],
  ['PATCH', /^\/workspaces\/([^/]+)$/, changeWorkspace],
  ['DELETE', /^\/workspaces\/([^/]+)$/, removeWorkspace],
  ['GET', /^\/events$/, (r) => streams.events(r.world, r.response, sees(r))],
]
