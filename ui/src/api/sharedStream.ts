import { followStream, type StreamHandlers } from './stream'

type Shared = Required<Pick<StreamHandlers, 'onEvent' | 'onWord' | 'onOpen' | 'onCut'>>

type Message =
  | { kind: 'event'; name: string; data: string }
  | { kind: 'word' }
  | { kind: 'open' }
  | { kind: 'cut' }
  | { kind: 'joined' }

/**
 * Follows one event stream for all tabs of this browser: one tab holds it and passes every word on, another takes over
 * when that one closes. A browser opens only six HTTP/1.1 connections to an origin, for all its tabs together.
 */
export function followShared(path: string, handlers: Shared): () => void {
  // Locks exist only in a secure context; without them each tab has a stream of its own.
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return followStream(path, {}, handlers)
  const channel = new BroadcastChannel(`studiolo${path}`)
  const stop = new AbortController()
  let leading = false
  let open = false

  const say = (message: Message) => channel.postMessage(message)

  channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
    if (message.kind === 'joined') {
      if (leading) say({ kind: open ? 'open' : 'cut' })
    } else if (!leading) {
      handlers.onWord()
      if (message.kind === 'event') handlers.onEvent(message.name, message.data)
      if (message.kind === 'open') handlers.onOpen()
      if (message.kind === 'cut') handlers.onCut()
    }
  }

  function lead(): Promise<void> {
    leading = true
    const unfollow = followStream(
      path,
      {},
      {
        onEvent: (name, data) => {
          handlers.onEvent(name, data)
          say({ kind: 'event', name, data })
        },
        onWord: () => {
          handlers.onWord()
          say({ kind: 'word' })
        },
        onOpen: () => {
          open = true
          handlers.onOpen()
          say({ kind: 'open' })
        },
        onCut: (problem) => {
          open = false
          handlers.onCut(problem)
          say({ kind: 'cut' })
        },
      },
    )
    return new Promise((resolve) => {
      stop.signal.addEventListener('abort', () => {
        unfollow()
        resolve()
      })
    })
  }

  say({ kind: 'joined' })
  void navigator.locks.request(`studiolo${path}`, { signal: stop.signal }, lead).catch(() => undefined)
  return () => {
    stop.abort()
    channel.close()
  }
}
