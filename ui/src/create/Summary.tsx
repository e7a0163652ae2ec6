import { Skeleton, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { CreateReview, Template, WorkspaceRequest } from '../api/types'
import { createCommand } from '../format/command'
import { bytes, cpuMillis, formatBytes, formatCpu } from '../format/quantity'
import { toYaml } from '../format/yaml'
import { CodeBlock } from '../parts/CodeBlock'
import { ProblemPanel } from '../parts/ProblemPanel'
import { CapacityBar } from './CapacityBar'
import classes from './Summary.module.css'
import { startWords } from './TemplateChoice'

interface Props {
  template: Template
  request: WorkspaceRequest
  review: CreateReview | undefined
  error: unknown
}

/** Secrets never leave the form: in YAML their values are left for the person to fill in. */
function shownRequest(request: WorkspaceRequest): WorkspaceRequest {
  const names = Object.keys(request.secretEnv ?? {})
  return { ...request, secretEnv: names.length > 0 ? Object.fromEntries(names.map((name) => [name, ''])) : undefined }
}

/** What the form amounts to, following every keystroke. */
export function Summary({ template, request, review, error }: Props) {
  return (
    <aside className={classes.summary} aria-label="Summary">
      <Title order={2}>Summary</Title>
      {error !== null && <ProblemPanel error={error} />}
      {!review && error === null && <Skeleton height={180} />}
      {review && <Room review={review} />}
      <div aria-live="polite">
        {review?.refusals.map((refusal) => (
          <div key={refusal.code + refusal.detail} className={classes.refusal}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
            <div>
              <Text size="sm">{refusal.detail}</Text>
              <Text size="xs" c="dimmed">
                Rule: {refusal.title} (<code>{refusal.code}</code>)
              </Text>
            </div>
          </div>
        ))}
      </div>
      {[startWords(template), ...(review?.notes ?? [])].map((note) => (
        <div key={note} className={classes.note}>
          <IconInfoCircle size={16} stroke={1.5} aria-hidden />
          <Text size="sm">{note}</Text>
        </div>
      ))}
      <Tabs defaultValue="command" variant="default">
        <Tabs.List>
          <Tabs.Tab value="command">As command</Tabs.Tab>
          <Tabs.Tab value="yaml">As YAML</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="command" pt="sm">
          <CodeBlock text={createCommand(request)} what="command" />
        </Tabs.Panel>
        <Tabs.Panel value="yaml" pt="sm">
          <CodeBlock text={toYaml({ ...shownRequest(request) })} what="YAML" />
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}

function Room({ review: { resources, target } }: { review: CreateReview }) {
  return (
    <Stack gap="sm">
      <CapacityBar title="CPU" amount={target.cpu} asked={cpuMillis(resources.cpu) ?? 0} format={formatCpu} />
      <CapacityBar title="Memory" amount={target.memory} asked={bytes(resources.memory) ?? 0} format={formatBytes} />
      <Text size="sm" c="dimmed">
        Disk: {formatBytes(target.disk.free)} of {formatBytes(target.disk.total)} free
        {!target.reachable && '. The engine doesn’t answer; these amounts are the last known ones.'}
      </Text>
    </Stack>
  )
}
