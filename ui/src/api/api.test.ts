import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { make } from '../../mock/workspaces'
import { address, ApiError, call, readAll, rememberCsrfToken } from './client'
import { afterEvents, inBin, newest, notInBin } from './collection'
import { eventReader } from './eventReader'
import { applyEvents } from './events'
import { keys } from './queries'
import type { StudioloEvent, Workspace } from './types'

const changed = (workspace: Workspace): StudioloEvent => ({ type: 'workspace', id: workspace.id, workspace })

describe('reading an event stream', () => {
  it('puts events together that arrive in pieces', () => {
    const seen: string[] = []
    const read = eventReader((name, data) => seen.push(`${name}=${data}`))
    for (const piece of [': beat\n\nev', 'ent: workspace\nda', 'ta: {"a":1}\n', '\ndata: x\ndata: y\r\n\r', '\n'])
      read(piece)
    expect(seen).toEqual(['workspace={"a":1}', 'message=x\ny'])
  })
})

describe('a list that follows events', () => {
  const heron = make(1, 'heron', 'running')
  const wren = make(2, 'wren', 'stopped')
  const list = [heron, wren]

  it('keeps the identity of what did not change', () => {
    const stopped = { ...heron, state: 'stopped' as const, version: 4 }
    const next = afterEvents(list, [changed(stopped)], notInBin)
    expect(next[0]).toBe(stopped)
    expect(next[1]).toBe(wren)
    expect(afterEvents(list, [], notInBin)).toBe(list)
  })

  it('lets nothing older overwrite something newer', () => {
    const old = { ...heron, state: 'starting' as const, version: 2 }
    expect(afterEvents(list, [changed(old)], notInBin)).toBe(list)
    expect(newest([old], [heron])[0]).toBe(heron)
  })

  it('moves a deleted workspace from the list into the bin, and forgets a purged one', () => {
    const deleted = { ...heron, state: 'deleted' as const, version: 5 }
    expect(afterEvents(list, [changed(deleted)], notInBin)).toEqual([wren])
    expect(afterEvents([], [changed(deleted)], inBin)).toEqual([deleted])
    expect(afterEvents([deleted], [{ type: 'workspace-purged', id: deleted.id }], inBin)).toEqual([])
  })

  it('adds a workspace that somebody has created', () => {
    const fresh = make(3, 'finch', 'pending')
    expect(afterEvents(list, [changed(fresh)], notInBin)).toEqual([heron, wren, fresh])
  })

  it('shows a renamed workspace on the page that was opened under its old name', () => {
    const client = new QueryClient()
    client.setQueryData(keys.workspace('ada', 'heron'), heron)
    const renamed = { ...heron, name: 'egret', version: 4 }
    applyEvents(client, [changed(renamed)])
    expect(client.getQueryData(keys.workspace('ada', 'heron'))).toEqual(renamed)
  })
})

describe('calls', () => {
  afterEach(() => vi.unstubAllGlobals())

  function answering(...answers: Response[]) {
    const sent = vi.fn((..._: unknown[]) => Promise.resolve(answers.shift()))
    vi.stubGlobal('fetch', sent)
    return sent
  }

  it('leave empty parameters out of the address', () =>
    expect(address('/workspaces', { q: '', state: undefined, limit: 5 })).toBe('/api/v1/workspaces?limit=5'))

  it('carry the CSRF token when they change something, and only then', async () => {
    rememberCsrfToken('token')
    const sent = answering(Response.json({}), Response.json({}))
    await call('/x')
    await call('/x', { method: 'POST', body: {} })
    const headers = sent.mock.calls.map((one) => (one[1] as RequestInit).headers as Record<string, string>)
    expect(headers[0]?.['X-Csrf-Token']).toBeUndefined()
    expect(headers[1]?.['X-Csrf-Token']).toBe('token')
  })

  it('throw the problem that the server told', async () => {
    const problem = { type: 't', title: 'No room', status: 409, detail: 'No room for 4Gi', code: 'no-room', errors: [] }
    answering(Response.json(problem, { status: 409 }))
    const error = await call('/x').catch((one: unknown) => one)
    expect(error).toBeInstanceOf(ApiError)
    expect((error as ApiError).code).toBe('no-room')
  })

  it('say so when an answer is no problem document', async () => {
    answering(new Response('<h1>bad gateway</h1>', { status: 502, headers: { 'X-Request-Id': 'r1' } }))
    const error = (await call('/x').catch((one: unknown) => one)) as ApiError
    expect(error.problem).toMatchObject({ status: 502, code: 'no-answer', requestId: 'r1' })
  })

  it('read a list to its end', async () => {
    answering(Response.json({ items: [1, 2], next: 'c' }), Response.json({ items: [3] }))
    const parts: number[] = []
    expect(await readAll<number>('/x', {}, (part) => parts.push(part.length))).toEqual([1, 2, 3])
    expect(parts).toEqual([2])
  })
})
