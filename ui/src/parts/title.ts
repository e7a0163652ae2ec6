import { useEffect } from 'react'
import type { Meaning } from './stateMeaning'

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title ? `${title} · Studiolo` : 'Studiolo'
  }, [title])
}

/** Shows a workspace's state as the dot of the tab's icon while the page is open. */
export function useStateIcon(meaning: Meaning | undefined) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (!link || !meaning) return
    link.href = `/favicon/${meaning}.svg`
    return () => {
      link.href = '/favicon/plain.svg'
    }
  }, [meaning])
}
