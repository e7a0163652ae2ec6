import { Anchor, Button, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, useParams } from 'react-router'
import { templatesQuery } from '../api/queries'
import type { Template } from '../api/types'
import { startWords } from '../create/TemplateChoice'
import { formatBytes, readBytes, readCpu } from '../format/quantity'
import { IMAGE_WORDS, TYPE_WORDS } from '../format/words'
import { Fact, Facts } from '../parts/Facts'
import { EmptyState } from '../parts/EmptyState'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Section } from '../parts/Section'
import classes from './TemplatePage.module.css'

const Readme = lazy(() => import('./Readme'))

export function TemplatePage() {
  const { name = '' } = useParams()
  const templates = useQuery(templatesQuery)
  const template = templates.data?.find((one) => one.name === name)
  return (
    <Page
      title={template?.title ?? name}
      actions={
        template && (
          <Button component={Link} to={`/workspaces/new?template=${encodeURIComponent(name)}`}>
            Create workspace
          </Button>
        )
      }
    >
      {templates.isPending && <Loading />}
      {templates.isError && <ProblemPanel error={templates.error} />}
      {templates.data && !template && (
        <EmptyState
          action={
            <Button component={Link} to="/templates" variant="default">
              All templates
            </Button>
          }
        >
          There is no template “{name}”.
        </EmptyState>
      )}
      {template && <Content template={template} />}
    </Page>
  )
}

function Content({ template }: { template: Template }) {
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <Text mb="lg">{template.description}</Text>
        <div className={classes.readme}>
          <Suspense fallback={<Skeleton height={160} />}>
            <Readme text={template.readme} />
          </Suspense>
        </div>
        {template.parameters.length > 0 && (
          <Section title="Parameters">
            <Facts>
              {template.parameters.map((parameter) => (
                <Fact key={parameter.name} name={parameter.title}>
                  {parameter.description}{' '}
                  <Text span c="dimmed">
                    {parameter.choices.length > 0 ? parameter.choices.join(', ') : parameter.type}; without a choice{' '}
                    <code>{parameter.fallback || 'empty'}</code>
                  </Text>
                </Fact>
              ))}
            </Facts>
          </Section>
        )}
      </div>
      <aside aria-label="Details">
        <Facts>
          <Fact name="Name">
            <code>{template.name}</code>
          </Fact>
          <Fact name="Version">{template.version}</Fact>
          <Fact name="Type">{TYPE_WORDS[template.type]}</Fact>
          <Fact name="Apps">
            {template.apps.map(({ title, port }) => `${title} (port ${port})`).join(', ') || 'none'}
          </Fact>
          <Fact name="Image">
            <code>{template.image}</code>, {IMAGE_WORDS[template.imageState].toLowerCase()}
            {template.imageBytes !== undefined && `, ${formatBytes(template.imageBytes)}`}
          </Fact>
          <Fact name="Start">{startWords(template)}</Fact>
          <Fact name="Sizes">
            {template.presets.map(({ name, cpu, memory }) => (
              <div key={name}>
                {name}: {readCpu(cpu)} · {readBytes(memory)}
              </div>
            ))}
          </Fact>
        </Facts>
        <Anchor component={Link} to="/templates" size="sm" mt="sm" display="inline-block">
          All templates
        </Anchor>
      </aside>
    </div>
  )
}
