import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Connection } from '../api/events'
import { formatClock } from '../format/time'
import classes from './ConnectionBanner.module.css'

const PATIENCE_MS = 1_500

/** A quiet line while the event stream is cut; a cut that mends at once isn't worth a word. */
export function ConnectionBanner({ connection }: { connection: Connection }) {
  const cut = connection.state === 'cut'
  return <div role="status">{cut && <Line key={connection.lastWordAt} lastWordAt={connection.lastWordAt} />}</div>
}

function Line({ lastWordAt }: { lastWordAt: number }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div className={classes.banner}>
      <IconPlugConnectedX size={16} stroke={1.5} aria-hidden />
      <span>
        No connection to the server. What you see is from {formatClock(lastWordAt)}; it mends itself when the server
        answers.
      </span>
    </div>
  )
}
