import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCopy, IconDots, IconPencil, IconPlayerStop, IconRefresh, IconTrash } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { command } from '../format/command'
import { tell } from '../parts/notify'
import { canDelete, canStop } from '../parts/stateMeaning'
import { DeleteDialog } from '../workspaces/DeleteDialog'
import { placeOf } from '../workspaces/place'
import { useVerbs } from '../workspaces/useVerbs'

const icon = { size: 16, stroke: 1.5 } as const

export function MoreMenu({ workspace }: { workspace: Workspace }) {
  const { stop, restart } = useVerbs()
  const [deleting, dialog] = useDisclosure(false)
  const { state, name } = workspace
  const verb = canStop(state) ? 'stop' : 'start'

  function copyCommand() {
    void navigator.clipboard.writeText(command('workspace', verb, name))
    tell(`Copied: ${command('workspace', verb, name)}`)
  }

  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More">
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlayerStop {...icon} />}
            disabled={!canStop(state)}
            onClick={() => void stop(workspace)}
          >
            Stop workspace
          </Menu.Item>
          <Menu.Item
            leftSection={<IconRefresh {...icon} />}
            disabled={state !== 'running'}
            onClick={() => void restart(workspace)}
          >
            Restart workspace
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...icon} />} component={Link} to={placeOf(workspace, 'settings')}>
            Rename or describe
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={copyCommand}>
            Copy the {verb} command
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash {...icon} />}
            c="var(--bad)"
            disabled={!canDelete(state)}
            onClick={dialog.open}
          >
            Delete workspace
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DeleteDialog workspace={workspace} opened={deleting} onClose={dialog.close} />
    </>
  )
}
