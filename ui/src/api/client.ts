import type { Page, Problem } from './types'

export const API = '/api/v1'

/** A request that was refused or got no answer; `problem` says what, why and what to do. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
    this.name = 'ApiError'
  }
  get code() {
    return this.problem.code
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: Record<string, string | number | boolean | undefined>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

let csrfToken: string | undefined
const refusedListeners = new Set<(problem: Problem) => void>()

export function rememberCsrfToken(token: string | undefined) {
  csrfToken = token
}

/** Hears of answers that concern the whole page: nobody is signed in, or the password must be changed. */
export function onRefused(listener: (problem: Problem) => void) {
  refusedListeners.add(listener)
  return () => refusedListeners.delete(listener)
}

export function address(path: string, query: Call['query'] = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return API + path + (text ? `?${text}` : '')
}

function noAnswer(status: number, detail: string): Problem {
  return { type: 'about:blank', title: 'No answer', status, detail, code: 'no-answer', errors: [] }
}

export async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('X-Request-Id') ?? undefined
  if (response.headers.get('Content-Type')?.includes('json')) {
    const body = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined
    if (body?.detail && body.code) return { requestId, errors: [], ...body } as Problem
  }
  const detail = `The server answered with status ${response.status} and no explanation. Try again in a moment.`
  return { ...noAnswer(response.status, detail), requestId }
}

export function noticeRefusal(problem: Problem) {
  if (problem.code === 'not-signed-in' || problem.code === 'password-change-required') {
    refusedListeners.forEach((listener) => listener(problem))
  }
}

export async function call<T>(path: string, { method = 'GET', query, body, headers, signal }: Call = {}): Promise<T> {
  const sent: Record<string, string> = { Accept: 'application/json', ...headers }
  if (body !== undefined) sent['Content-Type'] = 'application/json'
  if (method !== 'GET' && csrfToken) sent['X-Csrf-Token'] = csrfToken
  let response: Response
  try {
    response = await fetch(address(path, query), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(noAnswer(0, 'The server can’t be reached. Running workspaces go on; try again in a moment.'))
  }
  if (!response.ok) {
    const problem = await problemOf(response)
    noticeRefusal(problem)
    throw new ApiError(problem)
  }
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** Reads a list to its end; `onPart` sees it grow. */
export async function readAll<T>(path: string, options: Call = {}, onPart?: (items: T[]) => void): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page: Page<T> = await call(path, { ...options, query: { limit: 200, ...options.query, cursor } })
    items.push(...page.items)
    cursor = page.next
    if (cursor) onPart?.([...items])
  } while (cursor)
  return items
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  const detail = error instanceof Error ? error.message : String(error)
  return { ...noAnswer(0, detail), title: 'The page broke', code: 'page-error' }
}
