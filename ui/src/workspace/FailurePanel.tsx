import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { STAGE_WORDS } from '../format/words'
import { CodeBlock } from '../parts/CodeBlock'
import { placeOf } from '../workspaces/place'
import classes from './FailurePanel.module.css'
import { Stages } from './StartProgress'

/** Why it failed in plain words, where, the last lines, and the way out. */
export function FailurePanel({ workspace }: { workspace: Workspace }) {
  const { status, progress } = workspace
  const failed = progress?.stages.find(({ state }) => state === 'failed')
  return (
    <section className={classes.panel} aria-label="Failure">
      <div className={classes.head}>
        <IconAlertTriangle size={18} stroke={1.75} aria-hidden className={classes.icon} />
        <div>
          <Text fw={600}>
            {failed ? `Failed at: ${(STAGE_WORDS[failed.name] ?? failed.name).toLowerCase()}` : 'Failed'}
          </Text>
          <Text className={classes.cause}>{status.cause}</Text>
        </div>
      </div>
      {progress && <Stages progress={progress} />}
      {status.logTail.length > 0 && (
        <div>
          <Text size="sm" fw={500} mb={4}>
            Last lines
          </Text>
          <CodeBlock text={status.logTail.join('\n')} what="last lines" />
        </div>
      )}
      <Group gap="xs">
        <Button component={Link} to={placeOf(workspace, 'logs')} variant="default">
          All logs
        </Button>
        {status.reason && (
          <Text size="xs" c="dimmed" ml="auto">
            Reason: <code>{status.reason}</code>
          </Text>
        )}
      </Group>
    </section>
  )
}
