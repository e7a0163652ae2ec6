import type { Call } from '../api/client'
import { LogView } from './LogView'
import { useLogStream } from './useLogStream'

interface Props {
  path: string
  query?: Call['query']
  height?: number
}

/** A log that is followed as long as it is shown. */
export function LogStream({ path, query, height }: Props) {
  const { lines, problem } = useLogStream(path, query)
  return <LogView lines={lines} height={height} withSource empty={problem?.detail} />
}
