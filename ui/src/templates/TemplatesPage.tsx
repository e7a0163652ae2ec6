import { Anchor, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { templatesQuery } from '../api/queries'
import type { Template } from '../api/types'
import { startWords } from '../create/TemplateChoice'
import { formatBytes } from '../format/quantity'
import { AppIcon } from '../parts/AppIcon'
import { EmptyState } from '../parts/EmptyState'
import { ItemList, ListItem } from '../parts/ListItem'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import classes from './TemplatesPage.module.css'

export function TemplatesPage() {
  const templates = useQuery(templatesQuery)
  return (
    <Page title="Templates">
      {templates.isPending && <Loading height={84} />}
      {templates.isError && <ProblemPanel error={templates.error} />}
      {templates.data?.length === 0 && (
        <EmptyState>There is no template. An admin adds one to the server’s templates folder.</EmptyState>
      )}
      {templates.data && templates.data.length > 0 && (
        <ItemList>
          {templates.data.map((template) => (
            <Row key={template.name} template={template} />
          ))}
        </ItemList>
      )}
    </Page>
  )
}

function Row({ template }: { template: Template }) {
  const { name, title, description, icon, version, apps, imageBytes } = template
  const inside = [apps.map((app) => app.title).join(', '), imageBytes && formatBytes(imageBytes), startWords(template)]
  return (
    <ListItem
      acts={
        <Button component={Link} to={`/workspaces/new?template=${encodeURIComponent(name)}`} variant="default">
          Create workspace
        </Button>
      }
    >
      <div className={classes.row}>
        <span className={classes.icon}>
          <AppIcon name={icon} size={24} />
        </span>
        <div>
          <Anchor component={Link} to={`/templates/${encodeURIComponent(name)}`} c="inherit" fw={600}>
            {title}
          </Anchor>{' '}
          <Text span size="sm" c="dimmed">
            version {version}
          </Text>
          <Text>{description}</Text>
          <Text size="sm" c="dimmed">
            {inside.filter(Boolean).join(' · ')}
          </Text>
        </div>
      </div>
    </ListItem>
  )
}
