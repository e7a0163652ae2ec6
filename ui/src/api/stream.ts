import { address, noticeRefusal, problemOf } from './client'
import { eventReader } from './eventReader'
import type { Call } from './client'
import type { Problem } from './types'

export interface StreamHandlers {
  onEvent: (name: string, data: string) => void
  /** Any byte counts as a word from the server, comments too. */
  onWord?: () => void
  onOpen?: () => void
  onCut?: (problem?: Problem) => void
  /** The server closed the stream in good order; without this handler the stream reconnects. */
  onEnd?: () => void
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

/**
 * Follows a server-sent event stream until the returned function is called; reconnects with back-off.
 * Written over fetch, as EventSource tells neither the status of a refusal nor the time of the last word.
 */
export function followStream(path: string, query: Call['query'], handlers: StreamHandlers): () => void {
  const stop = new AbortController()
  let wait = FIRST_WAIT_MS

  async function once(): Promise<'again' | 'over'> {
    const response = await fetch(address(path, query), {
      headers: { Accept: 'text/event-stream' },
      credentials: 'same-origin',
      signal: stop.signal,
    })
    if (!response.ok || !response.body) {
      const problem = await problemOf(response)
      noticeRefusal(problem)
      handlers.onCut?.(problem)
      return response.status >= 500 || response.status === 429 ? 'again' : 'over'
    }
    wait = FIRST_WAIT_MS
    handlers.onOpen?.()
    handlers.onWord?.()
    const read = eventReader(handlers.onEvent)
    const decoder = new TextDecoder()
    const reader = response.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      handlers.onWord?.()
      read(decoder.decode(value, { stream: true }))
    }
    if (handlers.onEnd) {
      handlers.onEnd()
      return 'over'
    }
    handlers.onCut?.()
    return 'again'
  }

  async function loop() {
    while (!stop.signal.aborted) {
      try {
        if ((await once()) === 'over') return
      } catch {
        if (stop.signal.aborted) return
        handlers.onCut?.()
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }
  void loop()
  return () => stop.abort()
}
