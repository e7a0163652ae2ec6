import { Anchor, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { imagesQuery, targetQuery } from '../api/queries'
import type { Workspace } from '../api/types'
import { Section } from '../parts/Section'
import { StateMark } from '../parts/StateMark'
import { placeOf } from '../workspaces/place'
import classes from './Attention.module.css'

/** What needs somebody: why, and one button out of it. Nothing at all where nothing does. */
export function Attention({ workspaces, admin }: { workspaces: Workspace[]; admin: boolean }) {
  const images = useQuery({ ...imagesQuery, enabled: admin }).data ?? []
  const target = useQuery({ ...targetQuery, enabled: admin }).data
  const failedImages = images.filter((image) => image.state === 'failed')
  const away = admin && target?.reachable === false
  if (workspaces.length === 0 && failedImages.length === 0 && !away) return null
  return (
    <Section title="Needs attention">
      <div className={classes.list}>
        {away && (
          <Item head={<Fault>The container engine doesn’t answer</Fault>} to="/admin/system" verb="See the system">
            Running workspaces may go on; nothing can be started or stopped until it answers.
          </Item>
        )}
        {workspaces.map((workspace) => (
          <Item
            key={workspace.id}
            head={
              <>
                <Anchor component={Link} to={placeOf(workspace)} c="inherit" fw={600}>
                  {workspace.name}
                </Anchor>
                <StateMark state={workspace.state} />
              </>
            }
            to={placeOf(workspace)}
            verb={workspace.state === 'failed' ? 'See and retry' : 'See what is known'}
          >
            {workspace.status.cause}
          </Item>
        ))}
        {failedImages.map((image) => (
          <Item
            key={image.name}
            head={<Fault>The image {image.name} failed to build</Fault>}
            to="/admin/images"
            verb="See its log"
          >
            {image.detail}
          </Item>
        ))}
      </div>
    </Section>
  )
}

function Fault({ children }: { children: ReactNode }) {
  return (
    <Text component="span" fw={600} className={classes.fault}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {children}
    </Text>
  )
}

function Item({ head, to, verb, children }: { head: ReactNode; to: string; verb: string; children: ReactNode }) {
  return (
    <div className={classes.item}>
      <div className={classes.words}>
        <div className={classes.head}>{head}</div>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      </div>
      <Button component={Link} to={to} variant="default">
        {verb}
      </Button>
    </div>
  )
}
