import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/client'
import type { DeleteReview, Workspace } from '../api/types'
import { command } from '../format/command'
import { formatUntil } from '../format/time'
import { AsCommand } from '../parts/AsCommand'
import { Loading } from '../parts/Loading'
import { ProblemPanel } from '../parts/ProblemPanel'
import { TypedNameDialog } from '../parts/TypedNameDialog'
import { useVerbs } from './useVerbs'

interface Props {
  workspace: Workspace
  opened: boolean
  onClose: () => void
}

/** Says what hangs on the workspace and until when it can be restored, before it goes to the bin. */
export function DeleteDialog({ workspace, opened, onClose }: Props) {
  const { remove } = useVerbs()
  const { id, name } = workspace
  const review = useQuery({
    queryKey: ['delete-review', id],
    queryFn: ({ signal }) => call<DeleteReview>(`/workspaces/${id}/delete-review`, { signal }),
    enabled: opened,
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <TypedNameDialog
      opened={opened}
      onClose={onClose}
      title={`Delete ${name}`}
      word={name}
      verb="Move to the bin"
      onConfirm={() => remove(workspace)}
    >
      {review.isPending && <Loading rows={2} height={24} />}
      {review.isError && <ProblemPanel error={review.error} />}
      {review.data && (
        <>
          {review.data.dependencies.length > 0 ? (
            <List spacing={4}>
              {review.data.dependencies.map(({ kind, text }) => (
                <List.Item key={kind + text}>{text}</List.Item>
              ))}
            </List>
          ) : (
            <Text>Nobody is connected and nothing hangs on it.</Text>
          )}
          <Text>
            It lies in the bin until <strong>{formatUntil(review.data.purgeAt)}</strong> with its configuration and
            data, and can be restored in one step.
          </Text>
        </>
      )}
      <AsCommand text={command('workspace', 'delete', name, '--confirm', name)} />
    </TypedNameDialog>
  )
}
