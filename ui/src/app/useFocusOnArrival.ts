import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** The tabs of one workspace are one page. */
function pageOf(path: string): string {
  const [, first, owner, name] = path.split('/')
  return first === 'workspaces' && name ? `/workspaces/${owner}/${name}` : path
}

/** Moves the focus to the new page's heading, so that keyboard and screen reader start where the eye does. */
export function useFocusOnArrival() {
  const page = pageOf(useLocation().pathname)
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    let tries = 0
    const timer = setInterval(() => {
      const heading = document.querySelector<HTMLElement>('main h1')
      if (heading && !document.querySelector('main [data-autofocus]')) heading.focus({ preventScroll: true })
      if (heading || ++tries > 20) clearInterval(timer)
    }, 30)
    window.scrollTo(0, 0)
    return () => clearInterval(timer)
  }, [page])
}
