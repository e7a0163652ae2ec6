import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import type { Workspace } from '../api/types'
import { count } from '../format/words'
import { canDelete, canStart, canStop } from '../parts/stateMeaning'
import { BulkDeleteDialog } from './BulkDeleteDialog'
import classes from './BulkBar.module.css'
import { useVerbs } from './useVerbs'

const AT_ONCE = 4

/** Runs a verb on many, a few at a time. */
async function onEach(list: Workspace[], run: (workspace: Workspace) => Promise<unknown>) {
  const queue = [...list]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** What can be done with the workspaces that are selected. */
export function BulkBar({ chosen, onClear }: { chosen: Workspace[]; onClear: () => void }) {
  const { start, stop } = useVerbs()
  const [deleting, dialog] = useDisclosure(false)
  if (chosen.length === 0) return null
  const starts = chosen.filter(({ state }) => canStart(state))
  const stops = chosen.filter(({ state }) => canStop(state))
  const deletes = chosen.filter(({ state }) => canDelete(state))
  return (
    <div className={classes.bar} role="region" aria-label="Selected workspaces">
      <Text fw={500}>{count(chosen.length, 'workspace')} selected</Text>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden />}
          disabled={starts.length === 0}
          onClick={() => void onEach(starts, start)}
        >
          Start {starts.length}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} stroke={1.5} aria-hidden />}
          disabled={stops.length === 0}
          onClick={() => void onEach(stops, stop)}
        >
          Stop {stops.length}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
          disabled={deletes.length === 0}
          onClick={dialog.open}
        >
          Delete {deletes.length}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClear}>
          Clear
        </Button>
      </Group>
      <BulkDeleteDialog opened={deleting} onClose={dialog.close} chosen={deletes} onDone={onClear} />
    </div>
  )
}
