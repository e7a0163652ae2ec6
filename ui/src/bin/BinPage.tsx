import { Anchor, Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { IconRestore } from '@tabler/icons-react'
import { Link } from 'react-router'
import { purge, useWorkspaceMutation } from '../api/actions'
import { binQuery, useIsAdmin } from '../api/queries'
import type { Workspace } from '../api/types'
import { command } from '../format/command'
import { formatUntil } from '../format/time'
import { AsCommand } from '../parts/AsCommand'
import { EmptyState } from '../parts/EmptyState'
import { ItemList, ListItem } from '../parts/ListItem'
import { Loading } from '../parts/Loading'
import { tell } from '../parts/notify'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Time } from '../parts/Time'
import { TypedNameDialog } from '../parts/TypedNameDialog'
import { placeOf } from '../workspaces/place'
import { useVerbs } from '../workspaces/useVerbs'

export function BinPage() {
  const bin = useQuery(binQuery)
  const newestFirst = [...(bin.data ?? [])].sort((a, b) => (b.deletedAt ?? '').localeCompare(a.deletedAt ?? ''))
  return (
    <Page title="Bin">
      {bin.isPending && <Loading />}
      {bin.isError && <ProblemPanel error={bin.error} />}
      {bin.isSuccess && newestFirst.length === 0 && (
        <EmptyState
          action={
            <Button component={Link} to="/workspaces" variant="default">
              All workspaces
            </Button>
          }
        >
          The bin is empty. A deleted workspace lies here for a while with its configuration and data.
        </EmptyState>
      )}
      {newestFirst.length > 0 && (
        <ItemList>
          {newestFirst.map((workspace) => (
            <Binned key={workspace.id} workspace={workspace} />
          ))}
        </ItemList>
      )}
    </Page>
  )
}

function Binned({ workspace }: { workspace: Workspace }) {
  const { name, owner, template, deletedAt, purgeAt } = workspace
  const admin = useIsAdmin()
  const { restore, busy } = useVerbs()
  const purging = useWorkspaceMutation(purge)
  const [opened, dialog] = useDisclosure(false)
  return (
    <ListItem
      acts={
        <>
          <Button
            variant="default"
            leftSection={<IconRestore size={16} stroke={1.5} aria-hidden />}
            loading={busy}
            aria-label={`Restore ${name}`}
            onClick={() => void restore(workspace)}
          >
            Restore
          </Button>
          <Button variant="subtle" color="gray" aria-label={`Delete for good: ${name}`} onClick={dialog.open}>
            Delete for good
          </Button>
        </>
      }
    >
      <Anchor component={Link} to={placeOf(workspace)} c="inherit" fw={600}>
        {name}
      </Anchor>
      <Text size="sm" c="dimmed">
        {template}
        {admin && ` · ${owner}`}
        {deletedAt && (
          <>
            {' · deleted '}
            <Time at={deletedAt} />
          </>
        )}
        {purgeAt && ` · kept until ${formatUntil(purgeAt)}`}
      </Text>
      <TypedNameDialog
        opened={opened}
        onClose={dialog.close}
        title={`Delete ${name} for good`}
        word={name}
        verb="Delete for good"
        onConfirm={async () => {
          await purging.mutateAsync(workspace)
          tell(`${name} is being deleted for good.`)
        }}
      >
        <Text>Its configuration and every file in it are gone then. This can’t be undone.</Text>
        <AsCommand text={command('workspace', 'delete', name, '--purge', '--confirm', name)} />
      </TypedNameDialog>
    </ListItem>
  )
}
