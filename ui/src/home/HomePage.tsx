import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useIsAdmin, useMe, workspacesQuery } from '../api/queries'
import type { Workspace } from '../api/types'
import { EmptyState } from '../parts/EmptyState'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Section } from '../parts/Section'
import { Attention } from './Attention'
import { WorkspaceRow } from './WorkspaceRow'
import rows from './rows.module.css'

const RECENT = 8

const newestFirst = (a: Workspace, b: Workspace) => b.status.since.localeCompare(a.status.since)
const isOn = ({ state }: Workspace) => ['running', 'starting', 'pending', 'stopping'].includes(state)

function CreateButton({ quiet = false }: { quiet?: boolean }) {
  return (
    <Button
      component={Link}
      variant={quiet ? 'default' : 'filled'}
      to="/workspaces/new"
      leftSection={<IconPlus size={16} stroke={1.75} />}
    >
      Create workspace
    </Button>
  )
}

export function HomePage() {
  const me = useMe()
  const admin = useIsAdmin()
  const workspaces = useQuery(workspacesQuery)
  const mine = (workspaces.data ?? []).filter((one) => one.owner === me?.name).sort(newestFirst)
  const needing = mine.filter(({ state }) => state === 'failed' || state === 'unknown')
  const on = mine.filter(isOn)
  const resting = mine.filter((one) => !isOn(one) && !needing.includes(one))
  const rest = resting.slice(0, RECENT)
  const empty = workspaces.isSuccess && mine.length === 0

  return (
    <Page title="Home" actions={!empty && <CreateButton quiet={on.length > 0} />}>
      {workspaces.isError && <ProblemPanel error={workspaces.error} />}
      {workspaces.isPending && <Loading />}
      <Attention workspaces={needing} admin={admin} />
      {empty && (
        <EmptyState action={<CreateButton />}>
          You have no workspace yet. A workspace is a room of your own with its tools ready: choose a template and it is
          open in seconds.
        </EmptyState>
      )}
      {on.length > 0 && (
        <Section title="Running">
          <div className={rows.rows}>
            {on.map((workspace) => (
              <WorkspaceRow key={workspace.id} workspace={workspace} />
            ))}
          </div>
        </Section>
      )}
      {rest.length > 0 && (
        <Section
          title={on.length > 0 ? 'Recent' : 'My workspaces'}
          aside={
            resting.length > RECENT && (
              <Button component={Link} to="/workspaces" variant="subtle" size="compact-sm">
                All {mine.length}
              </Button>
            )
          }
        >
          <div className={rows.rows}>
            {rest.map((workspace) => (
              <WorkspaceRow key={workspace.id} workspace={workspace} />
            ))}
          </div>
        </Section>
      )}
    </Page>
  )
}
