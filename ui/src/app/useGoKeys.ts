import { useEffect } from 'react'
import { useNavigate } from 'react-router'

const GOALS: Record<string, string> = { h: '/', w: '/workspaces', t: '/templates', b: '/bin', a: '/account' }
const PAIR_MS = 1_000

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null)

/** Single keys that lead somewhere: `c` creates, `g` and a letter go. */
export function useGoKeys() {
  const navigate = useNavigate()
  useEffect(() => {
    let wentAt = 0
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const goal = GOALS[event.key]
      if (Date.now() - wentAt < PAIR_MS && goal) {
        event.preventDefault()
        void navigate(goal)
        wentAt = 0
      } else if (event.key === 'g') {
        wentAt = Date.now()
      } else if (event.key === 'c') {
        event.preventDefault()
        void navigate('/workspaces/new')
      } else if (event.key === '/') {
        const filter = document.querySelector<HTMLInputElement>('input[type="search"]')
        if (filter) {
          event.preventDefault()
          filter.focus()
        }
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
}
