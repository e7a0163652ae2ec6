import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { review } from '../api/actions'
import type { WorkspaceRequest } from '../api/types'

const WAIT_MS = 200

/** What the create would do, following the form at a short distance. */
export function useReview(request: WorkspaceRequest) {
  const text = JSON.stringify(request)
  const [settled] = useDebouncedValue(text, WAIT_MS)
  const query = useQuery({
    queryKey: ['review', settled],
    queryFn: ({ signal }) => review(JSON.parse(settled) as WorkspaceRequest, signal),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 0,
  })
  return { ...query, upToDate: settled === text && query.isSuccess && !query.isPlaceholderData }
}
