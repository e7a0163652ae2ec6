import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconAppWindow, IconPencil, IconTool, type Icon } from '@tabler/icons-react'
import { timelineQuery } from '../api/queries'
import type { TimelineEntry } from '../api/types'
import { Loading } from '../parts/Loading'
import { ProblemPanel } from '../parts/ProblemPanel'
import { StateMark } from '../parts/StateMark'
import { Time } from '../parts/Time'
import classes from './TimelineTab.module.css'
import { useShownWorkspace } from './useShownWorkspace'

const KINDS: Record<string, [Icon, string]> = {
  app: [IconAppWindow, 'App'],
  change: [IconPencil, 'Changed'],
  drift: [IconTool, 'Drift mended'],
  'out-of-memory': [IconAlertTriangle, 'Out of memory'],
}

export function TimelineTab() {
  const { id } = useShownWorkspace()
  const timeline = useQuery(timelineQuery(id))
  if (timeline.isPending) return <Loading />
  if (timeline.isError) return <ProblemPanel error={timeline.error} />
  return (
    <ol className={classes.list}>
      {timeline.data.items.map((entry) => (
        <li key={entry.id} className={classes.entry}>
          <Kind entry={entry} />
          <Text className={classes.cause}>{entry.cause}</Text>
          <Text size="sm" c="dimmed" className={classes.who}>
            {entry.actor}
          </Text>
          <Text size="sm" c="dimmed" className={classes.when}>
            <Time at={entry.at} />
          </Text>
        </li>
      ))}
    </ol>
  )
}

function Kind({ entry }: { entry: TimelineEntry }) {
  if (entry.to) return <StateMark state={entry.to} past />
  const [Shown, word] = KINDS[entry.kind] ?? [IconPencil, entry.kind]
  return (
    <span className={classes.kind}>
      <Shown size={16} stroke={1.5} aria-hidden />
      {word}
    </span>
  )
}
