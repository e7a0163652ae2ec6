import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ProblemPanel } from './ProblemPanel'

interface Props {
  opened: boolean
  onClose: () => void
  title: string
  /** What must be typed. */
  word: string
  verb: string
  onConfirm: () => Promise<unknown>
  children: ReactNode
}

/** For what can't be undone by one click: the name must be typed. */
export function TypedNameDialog(props: Props) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form {...props} />
    </Modal>
  )
}

function Form({ onClose, word, verb, onConfirm, children }: Props) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  async function confirm() {
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm()
      onClose()
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
        if (typed === word && !busy) void confirm()
      }}
    >
      <Stack>
        {children}
        <TextInput
          data-autofocus
          label={
            <>
              Type <code>{word}</code> to confirm
            </>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        {error !== undefined && <ProblemPanel error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red.8" disabled={typed !== word} loading={busy}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
