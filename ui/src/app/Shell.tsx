import { useDisclosure, useHotkeys, useLocalStorage } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Outlet } from 'react-router'
import { followEvents, type Connection } from '../api/events'
import { BottomBar } from './BottomBar'
import { ConnectionBanner } from './ConnectionBanner'
import { KeysDialog } from './KeysDialog'
import { Navigation } from './Navigation'
import classes from './Shell.module.css'
import { useFocusOnArrival } from './useFocusOnArrival'
import { useGoKeys } from './useGoKeys'

const Commands = lazy(async () => ({ default: (await import('./Commands')).Commands }))

/** What stands around every page: navigation, commands, keys, and the one event stream. */
export function Shell() {
  const client = useQueryClient()
  const [connection, setConnection] = useState<Connection>({ state: 'connecting', lastWordAt: 0 })
  const [narrow, setNarrow] = useLocalStorage({ key: 'studiolo.navigation-narrow', defaultValue: false })
  const [keysShown, keys] = useDisclosure(false)

  useEffect(() => followEvents(client, setConnection), [client])
  useHotkeys([
    ['mod+K', () => spotlight.open()],
    ['shift+?', keys.open],
    ['?', keys.open],
  ])
  useGoKeys()
  useFocusOnArrival()

  return (
    <div className={classes.shell} data-narrow={narrow || undefined}>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <Navigation narrow={narrow} onToggle={() => setNarrow(!narrow)} onKeys={keys.open} />
      <main id="content" className={classes.content} tabIndex={-1}>
        <ConnectionBanner connection={connection} />
        <Outlet />
      </main>
      <BottomBar />
      <KeysDialog opened={keysShown} onClose={keys.close} />
      <Suspense>
        <Commands />
      </Suspense>
    </div>
  )
}
