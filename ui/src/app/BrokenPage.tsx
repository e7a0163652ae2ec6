import { Button } from '@mantine/core'
import { useRouteError } from 'react-router'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'

/** Shown when the page itself fails, as when a newer version has replaced its files. */
export function BrokenPage() {
  const error = useRouteError()
  return (
    <Page title="This page broke">
      <ProblemPanel error={error}>
        <Button variant="default" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </ProblemPanel>
    </Page>
  )
}
