import { useSyncExternalStore } from 'react'

const TICK_MS = 15_000

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    listeners.forEach((one) => one())
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The time, moving on every quarter of a minute for the whole page at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
