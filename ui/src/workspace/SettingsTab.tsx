import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Workspace, WorkspaceUpdate } from '../api/types'
import { command } from '../format/command'
import { nameFault } from '../format/name'
import { AsCommand } from '../parts/AsCommand'
import { tell, tellProblem } from '../parts/notify'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Section } from '../parts/Section'
import { canDelete } from '../parts/stateMeaning'
import { DeleteDialog } from '../workspaces/DeleteDialog'
import { placeOf } from '../workspaces/place'
import { useVerbs } from '../workspaces/useVerbs'
import { useShownWorkspace } from './useShownWorkspace'

export function SettingsTab() {
  const workspace = useShownWorkspace()
  const [deleting, dialog] = useDisclosure(false)
  return (
    <div style={{ maxWidth: 640 }}>
      <Section title="Name and description">
        <Words key={workspace.id} workspace={workspace} />
      </Section>
      <Section title="Delete">
        <Text mb="sm">
          A deleted workspace lies in the bin for a while with its configuration and data, and can be restored in one
          step.
        </Text>
        <Button variant="default" c="var(--bad)" disabled={!canDelete(workspace.state)} onClick={dialog.open}>
          Delete workspace
        </Button>
        <DeleteDialog workspace={workspace} opened={deleting} onClose={dialog.close} />
      </Section>
    </div>
  )
}

function Words({ workspace }: { workspace: Workspace }) {
  const { edit } = useVerbs()
  const navigate = useNavigate()
  const [name, setName] = useState(workspace.name)
  const [description, setDescription] = useState(workspace.description)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const fault = nameFault(name)
  const renamed = name !== workspace.name
  const described = description !== workspace.description

  async function apply(from: Workspace, change: WorkspaceUpdate) {
    const next = await edit(from, change)
    if (next && next.name !== from.name) await navigate(placeOf(next, 'settings'), { replace: true })
    return next
  }

  async function save() {
    setBusy(true)
    setError(undefined)
    try {
      const next = await apply(workspace, { ...(renamed && { name }), ...(described && { description }) })
      const before: WorkspaceUpdate = { name: workspace.name, description: workspace.description }
      tell(renamed ? `Renamed to ${name}.` : 'Description saved.', {
        label: 'Undo',
        run: () => void (next && apply(next, before).catch(tellProblem)),
      })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!fault && (renamed || described)) void save()
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="The addresses of its apps change with it."
          value={name}
          error={fault}
          onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <Textarea
          label="Description"
          autosize
          minRows={2}
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {error !== undefined && <ProblemPanel error={error} />}
        <Group>
          <Button type="submit" loading={busy} disabled={fault !== undefined || (!renamed && !described)}>
            Save changes
          </Button>
        </Group>
        <AsCommand
          text={command(
            ...['workspace', 'update', workspace.name],
            ...(renamed ? ['--name', name] : []),
            ...(described || !renamed ? ['--description', description] : []),
          )}
        />
      </Stack>
    </form>
  )
}
