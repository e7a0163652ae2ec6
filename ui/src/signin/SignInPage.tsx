import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../api/client'
import { keys, remembered } from '../api/queries'
import type { SignedIn, SignInRequest } from '../api/types'
import { ProblemPanel } from '../parts/ProblemPanel'
import { useTitle } from '../parts/title'
import { Entrance } from './Entrance'
import { codeOf, isServersOwn, safeNext } from './next'

export function SignInPage() {
  useTitle('Sign in')
  const [parameters] = useSearchParams()
  const next = safeNext(parameters.get('next'))
  const navigate = useNavigate()
  const client = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>()
  const [code, setCode] = useState(() => codeOf(window.location.hash))
  const [busy, setBusy] = useState(code !== undefined)
  const codeUsed = useRef(false)
  const first = useRef<HTMLInputElement>(null)

  async function signIn(request: SignInRequest) {
    setBusy(true)
    setError(undefined)
    try {
      const signedIn = await call<SignedIn>('/session', { method: 'POST', body: request })
      client.clear()
      client.setQueryData(keys.session, remembered(signedIn))
      if (isServersOwn(next) && !signedIn.passwordChangeRequired) window.location.assign(next)
      else await navigate(next, { replace: true })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    } finally {
      setCode(undefined)
    }
  }

  useEffect(() => first.current?.focus(), [])

  useEffect(() => {
    if (!code || codeUsed.current) return
    codeUsed.current = true
    // A code is used once: it must not stay in the history.
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    void signIn({ code })
  })

  return (
    <Entrance title="Sign in to Studiolo">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void signIn({ username, password })
        }}
      >
        <Stack>
          {error !== undefined && <ProblemPanel error={error} />}
          <TextInput
            label="User name"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            ref={first}
            required
            withAsterisk={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} fullWidth mt={4}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Entrance>
  )
}
