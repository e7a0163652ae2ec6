import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { templatesQuery, useMe, workspacesQuery } from '../api/queries'
import { EmptyState } from '../parts/EmptyState'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { CreateForm } from './CreateForm'

export function CreatePage() {
  const me = useMe()
  const templates = useQuery(templatesQuery)
  const workspaces = useQuery(workspacesQuery)
  const taken = new Set((workspaces.data ?? []).filter(({ owner }) => owner === me?.name).map(({ name }) => name))
  return (
    <Page title="Create workspace">
      {templates.isError && <ProblemPanel error={templates.error} />}
      {(templates.isPending || workspaces.isPending) && <Loading height={96} />}
      {templates.data && !workspaces.isPending && templates.data.length > 0 && (
        <CreateForm templates={templates.data} taken={taken} />
      )}
      {templates.data?.length === 0 && (
        <EmptyState
          action={
            <Button component={Link} to="/">
              Go home
            </Button>
          }
        >
          There is no template to create from. An admin adds one to the server’s templates folder.
        </EmptyState>
      )}
    </Page>
  )
}
