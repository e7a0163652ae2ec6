import { formatExact, formatRelative } from '../format/time'
import { useNow } from './now'

/** A moment as people say it, with the exact time on hover. */
export function Time({ at }: { at: string | number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)}>
      {formatRelative(at, now)}
    </time>
  )
}
