import { Badge, Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { usersQuery } from '../api/queries'
import { ItemList, ListItem } from '../parts/ListItem'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Time } from '../parts/Time'
import { NewUserDialog } from './NewUserDialog'

export function UsersPage() {
  const users = useQuery(usersQuery)
  const [opened, dialog] = useDisclosure(false)
  return (
    <Page
      title="Users"
      actions={
        <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={dialog.open}>
          Create user
        </Button>
      }
    >
      {users.isPending && <Loading />}
      {users.isError && <ProblemPanel error={users.error} />}
      {users.data && (
        <ItemList>
          {users.data.map((user) => (
            <ListItem
              key={user.id}
              acts={
                <Badge variant="default" tt="none" fw={500}>
                  {user.role === 'admin' ? 'Admin' : 'Member'}
                </Badge>
              }
            >
              <Text fw={500}>{user.displayName}</Text>
              <Text size="sm" c="dimmed">
                <code>{user.name}</code> · since <Time at={user.createdAt} />
              </Text>
            </ListItem>
          ))}
        </ItemList>
      )}
      <NewUserDialog opened={opened} onClose={dialog.close} />
    </Page>
  )
}
