import { ActionIcon, Anchor, Checkbox, Tooltip } from '@mantine/core'
import { IconExternalLink, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { readBytes, readCpu } from '../format/quantity'
import { StateMark } from '../parts/StateMark'
import { canStart, canStop } from '../parts/stateMeaning'
import { Time } from '../parts/Time'
import { placeOf } from './place'
import { useVerbs } from './useVerbs'
import classes from './WorkspaceTable.module.css'

interface Props {
  workspace: Workspace
  index: number
  admin: boolean
  selected: boolean
  onToggle: (id: string) => void
}

export const TableRow = memo(function TableRow({ workspace, index, admin, selected, onToggle }: Props) {
  const { id, name, owner, state, status, template, resources, progress } = workspace
  return (
    <tr aria-rowindex={index} data-selected={selected || undefined}>
      <td className={classes.check}>
        <Checkbox size="xs" aria-label={`Select ${name}`} checked={selected} onChange={() => onToggle(id)} />
      </td>
      <td className={classes.name}>
        <Anchor component={Link} to={placeOf(workspace)} c="inherit" fw={500}>
          {name}
        </Anchor>
      </td>
      <td className={classes.state}>
        <StateMark state={state} detail={progress && state !== 'failed' ? `${progress.percent} %` : undefined} />
      </td>
      {admin && <td className={classes.owner}>{owner}</td>}
      <td className={classes.template}>{template}</td>
      <td className={classes.size}>
        {readCpu(resources.cpu)} · {readBytes(resources.memory)}
      </td>
      <td className={classes.since}>
        <Time at={status.since} />
      </td>
      <td className={classes.apps}>
        <Apps workspace={workspace} />
      </td>
      <td className={classes.act}>
        <Act workspace={workspace} />
      </td>
    </tr>
  )
})

function Apps({ workspace: { state, apps, name } }: { workspace: Workspace }) {
  if (state !== 'running') return null
  return apps.map((app) => (
    <Anchor
      key={app.name}
      href={app.url}
      target="_blank"
      rel="noopener"
      className={classes.app}
      aria-label={`Open ${app.title} of ${name}`}
    >
      {app.title}
      <IconExternalLink size={14} stroke={1.5} aria-hidden />
    </Anchor>
  ))
}

function Act({ workspace }: { workspace: Workspace }) {
  const { start, stop, busy } = useVerbs()
  const { name, state } = workspace
  if (canStart(state)) {
    return (
      <Tooltip label="Start">
        <ActionIcon aria-label={`Start ${name}`} loading={busy} onClick={() => void start(workspace)}>
          <IconPlayerPlay size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    )
  }
  if (!canStop(state)) return null
  return (
    <Tooltip label="Stop">
      <ActionIcon aria-label={`Stop ${name}`} loading={busy} onClick={() => void stop(workspace)}>
        <IconPlayerStop size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
