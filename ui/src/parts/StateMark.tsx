import {
  IconAlertTriangle,
  IconCircleArrowRight,
  IconCircleCheck,
  IconHelpCircle,
  IconLoader2,
  IconMoon,
  IconPlayerStop,
  IconTrash,
  type Icon,
} from '@tabler/icons-react'
import type { WorkspaceState } from '../api/types'
import { inkOf, meaningOf, wordOf } from './stateMeaning'
import classes from './StateMark.module.css'

const ICONS: Record<WorkspaceState, Icon> = {
  pending: IconLoader2,
  starting: IconLoader2,
  running: IconCircleCheck,
  stopping: IconLoader2,
  stopped: IconPlayerStop,
  deleting: IconLoader2,
  deleted: IconTrash,
  failed: IconAlertTriangle,
  dormant: IconMoon,
  unknown: IconHelpCircle,
}

interface Props {
  state: WorkspaceState
  detail?: string
  /** A state of the past: nothing turns any more. */
  past?: boolean
}

/** A workspace's state as icon and word. */
export function StateMark({ state, detail, past = false }: Props) {
  const meaning = meaningOf(state)
  const working = meaning === 'working'
  const Mark = past && working ? IconCircleArrowRight : ICONS[state]
  return (
    <span className={classes.mark} style={{ color: inkOf(meaning) }} data-state={state}>
      <Mark size={16} stroke={1.75} aria-hidden className={working && !past ? classes.turning : undefined} />
      <span>{wordOf(state)}</span>
      {detail && <span className={classes.detail}>{detail}</span>}
    </span>
  )
}
