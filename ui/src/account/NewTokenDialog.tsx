import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/client'
import { keys, useIsAdmin } from '../api/queries'
import type { Permission, Token, TokenRequest } from '../api/types'
import { tokenCommand } from '../format/command'
import { AsCommand } from '../parts/AsCommand'
import { CodeBlock } from '../parts/CodeBlock'
import { ProblemPanel } from '../parts/ProblemPanel'

const SCOPES: Permission[] = [
  'workspace:read',
  'workspace:write',
  'workspace:use',
  'template:read',
  'image:read',
  'target:read',
  'account:read',
  'account:write',
]
const ADMIN_SCOPES: Permission[] = ['image:write', 'user:read', 'user:write']
const LIVES = [
  { value: '1d', label: '1 day' },
  { value: '30d', label: '30 days' },
  { value: '90d', label: '90 days' },
  { value: '366d', label: '1 year' },
]

export function NewTokenDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Create token" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form onClose={onClose} />
    </Modal>
  )
}

function Form({ onClose }: { onClose: () => void }) {
  const admin = useIsAdmin()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [expiresIn, setExpiresIn] = useState('30d')
  const [scopes, setScopes] = useState<string[]>([
    'workspace:read',
    'workspace:write',
    'workspace:use',
    'template:read',
  ])
  const request: TokenRequest = { name, scopes: scopes as Permission[], expiresIn }
  const create = useMutation({
    mutationFn: () => call<Token>('/tokens', { method: 'POST', body: request }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  })

  if (create.data?.token) {
    return (
      <Stack>
        <Text>This is the token {create.data.name}. It is shown this once; keep it in a safe place.</Text>
        <CodeBlock text={create.data.token} what="token" />
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
        create.mutate()
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label="Name"
          description="What it is for, as “laptop” or “nightly build”"
          required
          withAsterisk={false}
          maxLength={64}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="Expires after"
          data={LIVES}
          value={expiresIn}
          allowDeselect={false}
          onChange={(value) => setExpiresIn(value ?? '30d')}
        />
        <Checkbox.Group label="Scopes" value={scopes} onChange={setScopes}>
          <SimpleGrid cols={2} spacing={6} verticalSpacing={6} mt={4}>
            {[...SCOPES, ...(admin ? ADMIN_SCOPES : [])].map((scope) => (
              <Checkbox key={scope} size="xs" value={scope} label={<code>{scope}</code>} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        {create.isError && <ProblemPanel error={create.error} />}
        <AsCommand text={tokenCommand(request)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
