import { Badge, Button, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/client'
import { keys, sessionsQuery } from '../api/queries'
import { ItemList, ListItem } from '../parts/ListItem'
import { Loading } from '../parts/Loading'
import { tellProblem } from '../parts/notify'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Section } from '../parts/Section'
import { Time } from '../parts/Time'

export function Sessions() {
  const client = useQueryClient()
  const sessions = useQuery(sessionsQuery)
  const end = useMutation({
    mutationFn: (id?: string) => call(id ? `/sessions/${id}` : '/sessions', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sessions }),
    onError: tellProblem,
  })
  return (
    <Section
      title="Sessions"
      aside={
        (sessions.data?.length ?? 0) > 1 && (
          <Button variant="subtle" size="compact-sm" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            End all others
          </Button>
        )
      }
    >
      {sessions.isPending && <Loading rows={2} />}
      {sessions.isError && <ProblemPanel error={sessions.error} />}
      <ItemList>
        {sessions.data?.map(({ id, device, address, lastSeenAt, createdAt, current }) => (
          <ListItem
            key={id}
            acts={
              current ? (
                <Badge variant="default" tt="none" fw={500}>
                  This one
                </Badge>
              ) : (
                <Button variant="default" size="xs" aria-label={`End ${device}`} onClick={() => end.mutate(id)}>
                  End
                </Button>
              )
            }
          >
            <Text fw={500}>{device}</Text>
            <Text size="sm" c="dimmed">
              {address} · last seen <Time at={lastSeenAt} /> · signed in <Time at={createdAt} />
            </Text>
          </ListItem>
        ))}
      </ItemList>
    </Section>
  )
}
