import { Skeleton } from '@mantine/core'

/** The outline of rows that are being read. */
export function Loading({ rows = 4, height = 44 }: { rows?: number; height?: number }) {
  return (
    <div aria-busy="true" aria-label="Reading">
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={height} mb={8} radius="sm" />
      ))}
    </div>
  )
}
