import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { EmptyState } from '../parts/EmptyState'
import { Page } from '../parts/Page'

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <EmptyState
        action={
          <Button component={Link} to="/">
            Go home
          </Button>
        }
      >
        No page has this address. It may have been renamed or deleted.
      </EmptyState>
    </Page>
  )
}
