import { Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { call } from '../api/client'
import type { DeleteReview, Workspace } from '../api/types'
import { formatUntil } from '../format/time'
import { count } from '../format/words'
import { TypedNameDialog } from '../parts/TypedNameDialog'
import classes from './BulkDeleteDialog.module.css'
import { useVerbs } from './useVerbs'

interface Props {
  opened: boolean
  onClose: () => void
  chosen: Workspace[]
  onDone: () => void
}

const REVIEWED = 20

/** Lists what hangs on each workspace before all of them go to the bin. */
export function BulkDeleteDialog({ opened, onClose, chosen, onDone }: Props) {
  const { remove } = useVerbs()
  const listed = chosen.slice(0, REVIEWED)
  const reviews = useQueries({
    queries: listed.map(({ id }) => ({
      queryKey: ['delete-review', id],
      queryFn: () => call<DeleteReview>(`/workspaces/${id}/delete-review`),
      enabled: opened,
      staleTime: 0,
    })),
  })
  const purgeAt = reviews.find((review) => review.data)?.data?.purgeAt
  return (
    <TypedNameDialog
      opened={opened}
      onClose={onClose}
      title={`Delete ${count(chosen.length, 'workspace')}`}
      word={`delete ${chosen.length}`}
      verb="Move to the bin"
      onConfirm={async () => {
        for (const workspace of chosen) await remove(workspace)
        onDone()
      }}
    >
      <ul className={classes.list}>
        {listed.map((workspace, i) => (
          <li key={workspace.id}>
            <Text fw={500}>{workspace.name}</Text>
            {(reviews[i]?.data?.dependencies ?? []).map(({ kind, text }) => (
              <Text key={kind + text} size="sm" c="dimmed">
                {text}
              </Text>
            ))}
          </li>
        ))}
        {chosen.length > REVIEWED && <li>and {chosen.length - REVIEWED} more</li>}
      </ul>
      <Text>They lie in the bin{purgeAt && ` until ${formatUntil(purgeAt)}`} and can be restored from there.</Text>
    </TypedNameDialog>
  )
}
