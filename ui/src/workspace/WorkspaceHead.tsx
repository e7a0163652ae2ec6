import { Anchor, Button, Text, Title } from '@mantine/core'
import { IconPlayerPlay, IconRestore } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMe } from '../api/queries'
import type { Workspace } from '../api/types'
import { StateMark } from '../parts/StateMark'
import { canStart } from '../parts/stateMeaning'
import { Time } from '../parts/Time'
import { AppButtons } from '../workspaces/AppButtons'
import { useVerbs } from '../workspaces/useVerbs'
import { ConnectMenu } from './ConnectMenu'
import { MoreMenu } from './MoreMenu'
import classes from './WorkspaceHead.module.css'

/** What it is, how it is and why, and the one thing to do next. */
export function WorkspaceHead({ workspace }: { workspace: Workspace }) {
  const me = useMe()
  const { name, owner, state, status, description } = workspace
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <Text size="sm" c="dimmed">
          <Anchor component={Link} to="/workspaces" c="inherit">
            Workspaces
          </Anchor>
          {owner !== me?.name && ` / ${owner}`}
        </Text>
        <Title order={1} tabIndex={-1} className={classes.name}>
          {name}
        </Title>
        <div className={classes.state}>
          <StateMark state={state} />
          <Text size="sm" c="dimmed" component="span" className={classes.cause}>
            {state !== 'failed' && `${status.cause} · `}
            <Time at={status.since} />
          </Text>
        </div>
        {description && (
          <Text size="sm" mt={4} className={classes.cause}>
            {description}
          </Text>
        )}
      </div>
      <div className={classes.actions}>
        <NextStep workspace={workspace} />
        <ConnectMenu workspace={workspace} />
        <MoreMenu workspace={workspace} />
      </div>
    </div>
  )
}

function NextStep({ workspace }: { workspace: Workspace }) {
  const { start, restore, busy } = useVerbs()
  if (workspace.state === 'deleted') {
    return (
      <Button
        leftSection={<IconRestore size={16} stroke={1.5} aria-hidden />}
        loading={busy}
        onClick={() => void restore(workspace)}
      >
        Restore workspace
      </Button>
    )
  }
  if (canStart(workspace.state)) {
    return (
      <Button
        leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden />}
        loading={busy}
        onClick={() => void start(workspace)}
      >
        {workspace.state === 'failed' ? 'Retry start' : 'Start workspace'}
      </Button>
    )
  }
  return <AppButtons workspace={workspace} primary />
}
