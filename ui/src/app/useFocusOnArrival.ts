import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

const EVERY_MS = 40
const PATIENCE_MS = 4_000

/** The tabs of one workspace are one page. */
function pageOf(path: string): string {
  const [, first, owner, name] = path.split('/')
  return first === 'workspaces' && name ? `/workspaces/${owner}/${name}` : path
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

/**
 * Moves the focus to the new page's heading, so that keyboard and screen reader start where the eye does; and again if
 * that heading is replaced once the page has read its data. Whatever the person does first ends it.
 */
export function useFocusOnArrival() {
  const page = pageOf(useLocation().pathname)
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    let arrived = false
    const focus = () => {
      const heading = document.querySelector<HTMLElement>('main h1')
      if (!heading || (arrived && !isNowhere())) return
      arrived = true
      heading.focus({ preventScroll: true })
    }
    const end = () => {
      clearInterval(timer)
      clearTimeout(limit)
      window.removeEventListener('keydown', end)
      window.removeEventListener('pointerdown', end)
    }
    const timer = setInterval(focus, EVERY_MS)
    const limit = setTimeout(end, PATIENCE_MS)
    window.addEventListener('keydown', end)
    window.addEventListener('pointerdown', end)
    window.scrollTo(0, 0)
    focus()
    return end
  }, [page])
}
