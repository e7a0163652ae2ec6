import { Anchor, Button, Progress, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { readBytes, readCpu } from '../format/quantity'
import { StateMark } from '../parts/StateMark'
import { canStart } from '../parts/stateMeaning'
import { Time } from '../parts/Time'
import { AppButtons } from '../workspaces/AppButtons'
import { placeOf } from '../workspaces/place'
import { useVerbs } from '../workspaces/useVerbs'
import classes from './rows.module.css'

/** A workspace as one line: what it is, how it is, and its one next step. */
export const WorkspaceRow = memo(function WorkspaceRow({ workspace }: { workspace: Workspace }) {
  const { start, busy } = useVerbs()
  const { name, description, template, state, status, resources, progress } = workspace
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <Anchor component={Link} to={placeOf(workspace)} className={classes.name}>
          {name}
        </Anchor>
        <Text size="sm" c="dimmed" truncate>
          {description || template}
        </Text>
      </div>
      <div className={classes.state}>
        <StateMark state={state} />
        <Text size="xs" c="dimmed" component="div">
          {progress ? (
            <Progress value={progress.percent} size={4} w={120} mt={6} aria-label={`Start of ${name}`} />
          ) : (
            <Time at={status.since} />
          )}
        </Text>
      </div>
      <Text size="sm" c="dimmed" className={classes.size}>
        {readCpu(resources.cpu)} · {readBytes(resources.memory)}
      </Text>
      <div className={classes.next}>
        {canStart(state) ? (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden />}
            loading={busy}
            aria-label={`Start ${name}`}
            onClick={() => void start(workspace)}
          >
            Start
          </Button>
        ) : (
          <AppButtons workspace={workspace} primary />
        )}
      </div>
    </div>
  )
})
