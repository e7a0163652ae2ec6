import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { call } from '../api/client'
import { keys, tokensQuery } from '../api/queries'
import type { Token } from '../api/types'
import { ItemList, ListItem } from '../parts/ListItem'
import { Loading } from '../parts/Loading'
import { tell, tellProblem } from '../parts/notify'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Section } from '../parts/Section'
import { Time } from '../parts/Time'
import { NewTokenDialog } from './NewTokenDialog'

export function Tokens() {
  const client = useQueryClient()
  const tokens = useQuery(tokensQuery)
  const [opened, dialog] = useDisclosure(false)
  const revoke = useMutation({
    mutationFn: (token: Token) => call(`/tokens/${token.id}`, { method: 'DELETE' }),
    onSuccess: (_, token) => {
      tell(`The token ${token.name} is revoked.`)
      return client.invalidateQueries({ queryKey: keys.tokens })
    },
    onError: tellProblem,
  })
  return (
    <Section
      title="API tokens"
      aside={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
          onClick={dialog.open}
        >
          Create token
        </Button>
      }
    >
      {tokens.isPending && <Loading rows={2} />}
      {tokens.isError && <ProblemPanel error={tokens.error} />}
      {tokens.data?.length === 0 && (
        <Text c="dimmed">No token yet. A token lets a program or the command line act as you.</Text>
      )}
      {tokens.data && tokens.data.length > 0 && (
        <ItemList>
          {tokens.data.map((token) => (
            <ListItem
              key={token.id}
              acts={
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Revoke ${token.name}`}
                  onClick={() => revoke.mutate(token)}
                >
                  Revoke
                </Button>
              }
            >
              <Text fw={500}>{token.name}</Text>
              <Text size="sm" c="dimmed">
                <code>{token.prefix}…</code> · {token.scopes.length} scopes
                {token.expiresAt && (
                  <>
                    {' · expires '}
                    <Time at={token.expiresAt} />
                  </>
                )}
                {token.lastUsedAt ? (
                  <>
                    {' · last used '}
                    <Time at={token.lastUsedAt} />
                  </>
                ) : (
                  ' · never used'
                )}
              </Text>
            </ListItem>
          ))}
        </ItemList>
      )}
      <NewTokenDialog opened={opened} onClose={dialog.close} />
    </Section>
  )
}
