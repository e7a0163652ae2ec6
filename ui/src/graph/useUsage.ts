import { useDocumentVisibility } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../api/client'
import { followStream } from '../api/stream'
import type { Usage, UsageSample, Workspace } from '../api/types'
import { joined } from './columns'

const POINTS = 360

/** The use of the last minutes and, while the workspace runs, every second since. */
export function useUsage({ id, state }: Workspace, minutes: number) {
  const windowMs = minutes * 60_000
  const running = state === 'running'
  const seen = useDocumentVisibility() === 'visible'
  const stepSeconds = Math.max(1, Math.round(windowMs / 1000 / POINTS))
  const history = useQuery({
    queryKey: ['usage', id, minutes, running],
    queryFn: ({ signal }) =>
      call<Usage>(`/workspaces/${id}/usage`, {
        query: { since: new Date(Date.now() - windowMs).toISOString(), step: stepSeconds },
        signal,
      }),
    staleTime: 0,
    gcTime: 60_000,
  })
  const [live, setLive] = useState<{ of: string; samples: UsageSample[] }>({ of: id, samples: [] })

  useEffect(() => {
    if (!running || !seen) return
    return followStream(
      `/workspaces/${id}/usage/now`,
      {},
      {
        onEvent: (name, data) => {
          if (name !== 'usage') return
          const sample = JSON.parse(data) as UsageSample
          const from = Date.now() - windowMs
          setLive((known) => ({
            of: id,
            samples: [...(known.of === id ? known.samples : []).filter((one) => Date.parse(one.at) > from), sample],
          }))
        },
      },
    )
  }, [id, running, seen, windowMs])

  const liveSamples = live.of === id ? live.samples : []
  const last = liveSamples.at(-1) ?? history.data?.samples.at(-1)
  // The window ends now, or, where nothing is live, when the history was read.
  const now = Math.max(history.dataUpdatedAt, last ? Date.parse(last.at) : 0)
  return {
    usage: history.data,
    samples: joined(history.data?.samples ?? [], liveSamples, windowMs, now),
    stepSeconds: history.data?.stepSeconds ?? stepSeconds,
    from: (now - windowMs) / 1000,
    to: now / 1000,
    latest: running ? liveSamples.at(-1) : undefined,
    error: history.error,
  }
}
