import { Button, Group, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import type { Workspace } from '../api/types'
import { canStart, wordOf } from '../parts/stateMeaning'
import { useVerbs } from '../workspaces/useVerbs'
import classes from './StartOffer.module.css'

/** Somebody came from an app that doesn't run: the start is offered and only begun by a click. */
export function StartOffer({ workspace }: { workspace: Workspace }) {
  const [parameters, setParameters] = useSearchParams()
  const { start, busy } = useVerbs()
  if (parameters.get('start') !== '1' || !canStart(workspace.state)) return null
  const done = () => setParameters({}, { replace: true })
  return (
    <div className={classes.offer} role="region" aria-label="Start it?">
      <Text>
        {workspace.name} is {wordOf(workspace.state).toLowerCase()}, so its apps can’t be opened. Start it?
      </Text>
      <Group gap="xs">
        <Button loading={busy} data-autofocus onClick={() => void start(workspace).then(done)}>
          Start workspace
        </Button>
        <Button variant="subtle" color="gray" onClick={done}>
          Not now
        </Button>
      </Group>
    </div>
  )
}
