import { ActionIcon, Button, Group, Input, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Pair } from './draft'

interface Props {
  title: string
  description?: string
  what: string
  secret?: boolean
  pairs: Pair[]
  faultOf: (name: string) => string | undefined
  onChange: (pairs: Pair[]) => void
}

/** Names and values, as many as wanted. */
export function PairsInput({ title, description, what, secret = false, pairs, faultOf, onChange }: Props) {
  const set = (at: number, part: Partial<Pair>) =>
    onChange(pairs.map((pair, i) => (i === at ? { ...pair, ...part } : pair)))
  const Value = secret ? PasswordInput : TextInput
  return (
    <Stack gap={6} role="group" aria-label={title}>
      <div>
        <Input.Label component="div">{title}</Input.Label>
        {description && <Input.Description>{description}</Input.Description>}
      </div>
      {pairs.map((pair, i) => (
        <Group key={i} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            flex="1 1 40%"
            aria-label={`Name of ${what} ${i + 1}`}
            placeholder="NAME"
            className="mono"
            value={pair.name}
            error={faultOf(pair.name)}
            onChange={(event) => set(i, { name: event.currentTarget.value })}
          />
          <Value
            flex="1 1 60%"
            aria-label={`Value of ${what} ${i + 1}`}
            placeholder="value"
            autoComplete="off"
            value={pair.value}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => set(i, { value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={`Remove ${what} ${i + 1}`}
            onClick={() => onChange(pairs.filter((_, at) => at !== i))}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
          onClick={() => onChange([...pairs, { name: '', value: '' }])}
        >
          Add {what}
        </Button>
      </div>
    </Stack>
  )
}
