import { IconExternalLink, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { readBytes, readCpu } from '../format/quantity'
import { StateMark } from '../parts/StateMark'
import { canStart, canStop } from '../parts/stateMeaning'
import { Time } from '../parts/Time'
import { placeOf } from './place'
import classes from './WorkspaceTable.module.css'

export type RowVerb = 'start' | 'stop'

interface Props {
  workspace: Workspace
  index: number
  admin: boolean
  selected: boolean
  onToggle: (id: string) => void
  onVerb: (workspace: Workspace, verb: RowVerb) => Promise<unknown>
}

export const TableRow = memo(function TableRow({ workspace, index, admin, selected, onToggle, onVerb }: Props) {
  const { id, name, owner, state, status, template, resources, progress } = workspace
  return (
    <tr aria-rowindex={index} data-selected={selected || undefined}>
      <td className={classes.check}>
        <input
          type="checkbox"
          className={classes.box}
          aria-label={`Select ${name}`}
          checked={selected}
          onChange={() => onToggle(id)}
        />
      </td>
      <td className={classes.name}>
        <Link to={placeOf(workspace)}>{name}</Link>
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
        <Act workspace={workspace} onVerb={onVerb} />
      </td>
    </tr>
  )
})

function Apps({ workspace: { state, apps, name } }: { workspace: Workspace }) {
  if (state !== 'running') return null
  return apps.map((app) => (
    <a
      key={app.name}
      href={app.url}
      target="_blank"
      rel="noopener"
      className={classes.app}
      aria-label={`Open ${app.title} of ${name}`}
    >
      {app.title}
      <IconExternalLink size={14} stroke={1.5} aria-hidden />
    </a>
  ))
}

/** Plain elements: a long table has many of these. */
function Act({ workspace, onVerb }: Pick<Props, 'workspace' | 'onVerb'>) {
  const [busy, setBusy] = useState(false)
  const { name, state } = workspace
  const verb: RowVerb | undefined = canStart(state) ? 'start' : canStop(state) ? 'stop' : undefined
  if (!verb) return null
  const Shown = verb === 'start' ? IconPlayerPlay : IconPlayerStop
  const word = verb === 'start' ? 'Start' : 'Stop'
  return (
    <button
      type="button"
      className={classes.verb}
      title={word}
      aria-label={`${word} ${name}`}
      disabled={busy}
      onClick={() => {
        setBusy(true)
        void onVerb(workspace, verb).finally(() => setBusy(false))
      }}
    >
      <Shown size={17} stroke={1.5} aria-hidden />
    </button>
  )
}
