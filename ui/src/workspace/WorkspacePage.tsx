import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { workspaceQuery } from '../api/queries'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { meaningOf } from '../parts/stateMeaning'
import { useStateIcon } from '../parts/title'
import { placeOf } from '../workspaces/place'
import { StartOffer } from './StartOffer'
import { WorkspaceHead } from './WorkspaceHead'
import classes from './WorkspacePage.module.css'

const TABS = [
  ['', 'Overview'],
  ['terminal', 'Terminal'],
  ['monitor', 'Monitor'],
  ['logs', 'Logs'],
  ['timeline', 'Timeline'],
  ['settings', 'Settings'],
] as const

export function WorkspacePage() {
  const { owner = '', name = '' } = useParams()
  const query = useQuery(workspaceQuery(owner, name))
  const workspace = query.data
  const navigate = useNavigate()
  const { pathname } = useLocation()
  useStateIcon(workspace && meaningOf(workspace.state))

  // Renamed elsewhere: the address follows.
  const newName = workspace?.name
  useEffect(() => {
    if (newName && newName !== name) void navigate(placeOf({ owner, name: newName }), { replace: true })
  }, [newName, name, owner, navigate])

  if (!workspace) {
    return (
      <Page title={name}>
        {query.isError ? (
          <ProblemPanel error={query.error}>
            <Button component={Link} to="/workspaces" variant="default">
              All workspaces
            </Button>
          </ProblemPanel>
        ) : (
          <Loading height={96} rows={3} />
        )}
      </Page>
    )
  }
  const tab = TABS.find(([path]) => path !== '' && pathname.endsWith(`/${path}`))
  return (
    <Page title={tab ? `${name}: ${tab[1].toLowerCase()}` : name} head={<WorkspaceHead workspace={workspace} />}>
      <StartOffer workspace={workspace} />
      <nav className={classes.tabs} aria-label={`Workspace ${name}`}>
        {TABS.map(([path, title]) => (
          <NavLink key={path} to={placeOf(workspace, path)} end className={classes.tab} preventScrollReset>
            {title}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Outlet context={workspace} />
      </Suspense>
    </Page>
  )
}
