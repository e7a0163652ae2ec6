import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import { applyEvents } from './events'
import type * as T from './types'

export type Verb = 'start' | 'stop' | 'restart' | 'restore'

const one = (workspace: T.Workspace) => `/workspaces/${workspace.id}`

export const doVerb = (workspace: T.Workspace, verb: Verb) =>
  call<T.Workspace>(`${one(workspace)}/${verb}`, { method: 'POST' })

export const toBin = (workspace: T.Workspace) =>
  call<T.Workspace>(one(workspace), { method: 'DELETE', query: { confirm: workspace.name } })

export const purge = (workspace: T.Workspace) =>
  call<T.Workspace | undefined>(one(workspace), { method: 'DELETE', query: { confirm: workspace.name, purge: true } })

export const update = (workspace: T.Workspace, change: T.WorkspaceUpdate) =>
  call<T.Workspace>(one(workspace), {
    method: 'PATCH',
    body: change,
    headers: { 'If-Match': `"${workspace.version}"` },
  })

export const create = (request: T.WorkspaceRequest, idempotencyKey: string) =>
  call<T.Workspace>('/workspaces', {
    method: 'POST',
    body: request,
    headers: { 'Idempotency-Key': idempotencyKey },
  })

export const review = (request: T.WorkspaceRequest, signal?: AbortSignal) =>
  call<T.CreateReview>('/workspaces', { method: 'POST', body: request, query: { dryRun: true }, signal })

/** A change whose answer is a workspace; the answer is in every list before the event stream tells of it. */
export function useWorkspaceMutation<Input, Result extends T.Workspace | undefined>(
  run: (input: Input) => Promise<Result>,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (workspace) => {
      if (workspace) applyEvents(client, [{ type: 'workspace', id: workspace.id, workspace }])
    },
  })
}
