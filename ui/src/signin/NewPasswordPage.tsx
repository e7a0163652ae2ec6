import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { keys, useMe } from '../api/queries'
import { useTitle } from '../parts/title'
import { Entrance } from './Entrance'
import { isServersOwn, safeNext } from './next'
import { PasswordForm } from './PasswordForm'

/** Where an account with a one-time password chooses its own. */
export function NewPasswordPage() {
  useTitle('Choose a password')
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const next = safeNext(parameters.get('next'))
  return (
    <Entrance title="Choose a password">
      <Text c="dimmed" mb="md">
        The one-time password let you in once. From now on you sign in as <code>{me?.name}</code> with the one you
        choose here.
      </Text>
      <PasswordForm
        currentLabel="One-time password"
        verb="Save and go on"
        onDone={async () => {
          await client.refetchQueries({ queryKey: keys.session })
          if (isServersOwn(next)) window.location.assign(next)
          else await navigate(next, { replace: true })
        }}
      />
    </Entrance>
  )
}
