import { Button, PasswordInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { call } from '../api/client'
import { useMe } from '../api/queries'
import type { PasswordChange } from '../api/types'
import { ProblemPanel } from '../parts/ProblemPanel'
import { passwordFault } from './passwordFault'

interface Props {
  currentLabel?: string
  verb: string
  onDone: () => void | Promise<void>
}

export function PasswordForm({ currentLabel = 'Current password', verb, onDone }: Props) {
  const me = useMe()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const fault = passwordFault(next, me?.name)

  async function save() {
    setTried(true)
    if (fault) return
    setBusy(true)
    setError(undefined)
    try {
      const body: PasswordChange = { current, next }
      await call('/account/password', { method: 'PUT', body })
      setCurrent('')
      setNext('')
      setTried(false)
      await onDone()
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
        void save()
      }}
    >
      <Stack>
        {error !== undefined && <ProblemPanel error={error} />}
        <input type="hidden" name="username" autoComplete="username" value={me?.name ?? ''} readOnly />
        <PasswordInput
          label={currentLabel}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description="12 to 256 characters. Three unusual words are good."
          autoComplete="new-password"
          value={next}
          error={tried || next.length > 0 ? fault : undefined}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {verb}
        </Button>
      </Stack>
    </form>
  )
}
