import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { ApiError, call, readAll, rememberCsrfToken } from './client'
import { newest } from './collection'
import type * as T from './types'

export const keys = {
  session: ['session'],
  workspaces: ['workspaces'],
  bin: ['bin'],
  workspace: (owner: string, name: string) => ['workspace', owner, name],
  timeline: (id: string) => ['timeline', id],
  templates: ['templates'],
  images: ['images'],
  target: ['target'],
  users: ['users'],
  sessions: ['sessions'],
  tokens: ['tokens'],
} as const

const LIVE = { staleTime: Infinity } as const

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }) => remembered(await call<T.SignedIn>('/session', { signal })),
  staleTime: 5 * 60_000,
  retry: (failures, error) => !(error instanceof ApiError && error.problem.status === 401) && failures < 2,
})

export function remembered(signedIn: T.SignedIn): T.SignedIn {
  rememberCsrfToken(signedIn.csrfToken)
  return signedIn
}

function workspaceList(queryKey: readonly string[], state?: string) {
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }: { client: QueryClient; signal: AbortSignal }) => {
      const known = () => client.getQueryData<T.Workspace[]>(queryKey)
      const first = known() === undefined
      const all = await readAll<T.Workspace>('/workspaces', { query: { state }, signal }, (part) => {
        if (first) client.setQueryData(queryKey, newest(part, known()))
      })
      return newest(all, known())
    },
    structuralSharing: false,
    ...LIVE,
  })
}

export const workspacesQuery = workspaceList(keys.workspaces)
export const binQuery = workspaceList(keys.bin, 'deleted')

export const workspaceQuery = (owner: string, name: string) =>
  queryOptions({
    queryKey: keys.workspace(owner, name),
    queryFn: ({ signal }) =>
      call<T.Workspace>(`/workspaces/by-name/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`, { signal }),
    ...LIVE,
  })

const listOf = <Item>(queryKey: readonly string[], path: string, staleTime: number) =>
  queryOptions({ queryKey, queryFn: ({ signal }) => readAll<Item>(path, { signal }), staleTime })

export const templatesQuery = listOf<T.Template>(keys.templates, '/templates', 60_000)
export const imagesQuery = listOf<T.Image>(keys.images, '/images', Infinity)
export const usersQuery = listOf<T.User>(keys.users, '/users', 30_000)
export const sessionsQuery = listOf<T.Session>(keys.sessions, '/sessions', 10_000)
export const tokensQuery = listOf<T.Token>(keys.tokens, '/tokens', 10_000)
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: keys.timeline(id),
    queryFn: ({ signal }) =>
      call<T.Page<T.TimelineEntry>>(`/workspaces/${id}/timeline`, { query: { limit: 200 }, signal }),
    staleTime: 0,
  })

export const targetQuery = queryOptions({
  queryKey: keys.target,
  queryFn: ({ signal }) => call<T.Target>('/target', { signal }),
  staleTime: 5_000,
})

export function useMe(): T.User | undefined {
  return useQuery(sessionQuery).data?.user
}

export function useIsAdmin(): boolean {
  return useMe()?.role === 'admin'
}
