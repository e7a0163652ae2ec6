import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/client'
import { keys } from '../api/queries'
import type { CreatedUser, PlatformRole, UserRequest } from '../api/types'
import { userCommand } from '../format/command'
import { AsCommand } from '../parts/AsCommand'
import { CodeBlock } from '../parts/CodeBlock'
import { ProblemPanel } from '../parts/ProblemPanel'
import { userNameFault } from './userNameFault'

export function NewUserDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Create user" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form onClose={onClose} />
    </Modal>
  )
}

function Form({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [role, setRole] = useState<PlatformRole>('member')
  const fault = userNameFault(name)
  const request: UserRequest = { name, displayName: displayName || undefined, role }
  const create = useMutation({
    mutationFn: () => call<CreatedUser>('/users', { method: 'POST', body: request }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.users }),
  })

  if (create.data) {
    const { user, oneTimePassword } = create.data
    return (
      <Stack>
        <Text>
          {user.displayName} can sign in as <code>{user.name}</code> with this one-time password. It is shown this once,
          and must be changed at the first sign-in.
        </Text>
        {oneTimePassword && <CodeBlock text={oneTimePassword} what="one-time password" />}
        <Group justify="flex-end">
          <Button onClick={onClose}>I have copied it</Button>
        </Group>
      </Stack>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!fault) create.mutate()
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label="User name"
          description="2 to 20 of a–z, 0–9 and hyphens; part of the addresses of apps"
          value={name}
          error={name ? fault : undefined}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
        />
        <TextInput
          label="Name"
          autoComplete="off"
          value={displayName}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <Select
          label="Role"
          data={[
            { value: 'member', label: 'Member: has workspaces of their own' },
            { value: 'admin', label: 'Admin: sees and does everything' },
          ]}
          value={role}
          allowDeselect={false}
          onChange={(value) => setRole((value ?? 'member') as PlatformRole)}
        />
        {create.isError && <ProblemPanel error={create.error} />}
        <AsCommand text={userCommand(request)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={fault !== undefined}>
            Create user
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
