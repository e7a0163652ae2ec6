import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { command } from '../format/command'
import { CodeBlock } from '../parts/CodeBlock'
import { placeOf } from '../workspaces/place'

/** Every way into the workspace, ready to copy. */
export function ConnectMenu({ workspace }: { workspace: Workspace }) {
  const { name, apps } = workspace
  return (
    <Popover
      width={380}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles
      shadow="sm"
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>
          Connect
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Connect" maw="calc(100vw - 32px)">
        <Stack gap="md">
          {apps.map((app) => (
            <div key={app.name}>
              <Text size="sm" fw={500} mb={4}>
                {app.title} in the browser
              </Text>
              <CodeBlock text={app.url} what={`address of ${app.title}`} />
            </div>
          ))}
          <div>
            <Text size="sm" fw={500} mb={4}>
              From the command line
            </Text>
            <CodeBlock
              text={[command('workspace', 'open', name), command('workspace', 'logs', name, '--follow')].join('\n')}
              what="commands"
            />
          </div>
          <Button component={Link} to={placeOf(workspace, 'terminal')} variant="default">
            Terminal in this page
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
