import { useLayoutEffect, useRef, useState } from 'react'

const SPARE = 8
const STEP = 6

/** Which rows of a long table of equal rows are near the window; the others are two spacers. */
export function useVisibleRows<Element extends HTMLElement>(count: number, rowHeight: number) {
  const ref = useRef<Element>(null)
  const [range, setRange] = useState({ first: 0, last: 24 })

  useLayoutEffect(() => {
    function measure() {
      const top = ref.current ? -ref.current.getBoundingClientRect().top : 0
      const from = Math.floor(top / rowHeight / STEP) * STEP - SPARE
      const first = Math.max(0, from)
      const last = from + 2 * SPARE + STEP + Math.ceil(window.innerHeight / rowHeight)
      setRange((known) => (known.first === first && known.last === last ? known : { first, last }))
    }
    measure()
    window.addEventListener('scroll', measure, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      window.removeEventListener('scroll', measure)
      window.removeEventListener('resize', measure)
    }
  }, [count, rowHeight])

  const first = Math.min(range.first, Math.max(0, count - 1))
  const last = Math.min(range.last, count)
  return { ref, first, last, above: first * rowHeight, below: (count - last) * rowHeight }
}
