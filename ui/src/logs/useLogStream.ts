import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { followStream } from '../api/stream'
import type { Call } from '../api/client'
import type { LogLine, Problem } from '../api/types'

const KEPT = 5_000
const BATCH_MS = 120

/** The lines of a followed log; after a cut the stream begins with its tail again, and so do we. */
export function useLogStream(path: string, query: Call['query'], enabled = true) {
  const [lines, setLines] = useState<LogLine[]>([])
  const [problem, setProblem] = useState<Problem>()
  const [cut, setCut] = useState(false)
  const seen = useDocumentVisibility() === 'visible'
  const queryText = JSON.stringify(query ?? {})

  useEffect(() => {
    if (!enabled || !seen) return
    let waiting: LogLine[] = []
    let fresh = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      const batch = waiting
      const begin = fresh
      waiting = []
      fresh = false
      setLines((known) => (begin ? batch : [...known, ...batch]).slice(-KEPT))
    }
    const stop = followStream(path, JSON.parse(queryText) as Call['query'], {
      onEvent: (name, data) => {
        if (name !== 'log') return
        waiting.push(JSON.parse(data) as LogLine)
        timer ??= setTimeout(flush, BATCH_MS)
      },
      onOpen: () => {
        fresh = true
        waiting = []
        setCut(false)
        setProblem(undefined)
      },
      onCut: (why) => {
        setCut(true)
        setProblem(why)
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [path, queryText, enabled, seen])

  return { lines, problem, cut }
}
