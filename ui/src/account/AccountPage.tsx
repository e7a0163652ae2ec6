import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call, rememberCsrfToken } from '../api/client'
import { useMe } from '../api/queries'
import { Fact, Facts } from '../parts/Facts'
import { tell, tellProblem } from '../parts/notify'
import { Page } from '../parts/Page'
import { Section } from '../parts/Section'
import { Time } from '../parts/Time'
import { PasswordForm } from '../signin/PasswordForm'
import { Sessions } from './Sessions'
import { Tokens } from './Tokens'

export function AccountPage() {
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()

  async function signOut() {
    try {
      await call('/session', { method: 'DELETE' })
      rememberCsrfToken(undefined)
      client.clear()
      await navigate('/signin')
    } catch (error) {
      tellProblem(error)
    }
  }

  return (
    <Page
      title="Account"
      actions={
        <Button variant="default" onClick={() => void signOut()}>
          Sign out
        </Button>
      }
    >
      <div style={{ maxWidth: 800 }}>
        <Section title="Profile">
          {me && (
            <Facts>
              <Fact name="Name">{me.displayName}</Fact>
              <Fact name="User name">
                <code>{me.name}</code>
              </Fact>
              <Fact name="Role">{me.role === 'admin' ? 'Admin' : 'Member'}</Fact>
              <Fact name="Since">
                <Time at={me.createdAt} />
              </Fact>
            </Facts>
          )}
        </Section>
        <Tokens />
        <Sessions />
        <Section title="Password">
          <div style={{ maxWidth: 420 }}>
            <PasswordForm
              verb="Change password"
              onDone={() => tell('The password is changed; every other session of yours has ended.')}
            />
          </div>
        </Section>
      </div>
    </Page>
  )
}
