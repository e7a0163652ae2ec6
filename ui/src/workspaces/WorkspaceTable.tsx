import { UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowDown } from '@tabler/icons-react'
import { useCallback, useEffect, useRef } from 'react'
import type { Workspace } from '../api/types'
import type { Order } from './listView'
import { useVisibleRows } from './useVisibleRows'
import { TableRow, type RowVerb } from './TableRow'
import { useVerbs } from './useVerbs'
import classes from './WorkspaceTable.module.css'

interface Props {
  list: Workspace[]
  admin: boolean
  order: Order
  onOrder: (order: Order) => void
  selected: ReadonlySet<string>
  onSelect: React.Dispatch<React.SetStateAction<ReadonlySet<string>>>
}

const ROW_HEIGHT = 48
const NARROW_ROW_HEIGHT = 76

export function WorkspaceTable({ list, admin, order, onOrder, selected, onSelect }: Props) {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { ref, first, last, above, below } = useVisibleRows<HTMLTableSectionElement>(
    list.length,
    narrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT,
  )
  const all = list.length > 0 && list.every(({ id }) => selected.has(id))
  const some = !all && list.some(({ id }) => selected.has(id))

  const toggle = useCallback(
    (id: string) =>
      onSelect((known) => {
        const next = new Set(known)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [onSelect],
  )

  // One set of verbs for the whole table, the same function for every row.
  const verbs = useVerbs()
  const latest = useRef(verbs)
  useEffect(() => {
    latest.current = verbs
  })
  const run = useCallback((workspace: Workspace, verb: RowVerb) => latest.current[verb](workspace), [])

  return (
    <table className={classes.table} aria-rowcount={list.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <th className={classes.check}>
            <input
              type="checkbox"
              className={classes.box}
              aria-label="Select all that are shown"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = some
              }}
              onChange={() => onSelect(all ? new Set() : new Set(list.map(({ id }) => id)))}
            />
          </th>
          <Head title="Name" value="name" order={order} onOrder={onOrder} />
          <Head title="State" value="state" order={order} onOrder={onOrder} className={classes.stateHead} />
          {admin && <th className={classes.owner}>Owner</th>}
          <th className={classes.template}>Template</th>
          <th className={classes.size}>Size</th>
          <Head title="Since" value="since" order={order} onOrder={onOrder} className={classes.since} />
          <th className={classes.apps}>Apps</th>
          <th className={classes.act}>
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody ref={ref}>
        {above > 0 && (
          <tr aria-hidden style={{ height: above }}>
            <td />
          </tr>
        )}
        {list.slice(first, last).map((workspace, i) => (
          <TableRow
            key={workspace.id}
            workspace={workspace}
            index={first + i + 2}
            admin={admin}
            selected={selected.has(workspace.id)}
            onToggle={toggle}
            onVerb={run}
          />
        ))}
        {below > 0 && (
          <tr aria-hidden style={{ height: below }}>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  )
}

interface HeadProps extends Pick<Props, 'order' | 'onOrder'> {
  title: string
  value: Order
  className?: string
}

function Head({ title, value, order, onOrder, className }: HeadProps) {
  const active = order === value
  const direction = value === 'since' ? 'descending' : 'ascending'
  return (
    <th aria-sort={active ? direction : undefined} className={className}>
      <UnstyledButton className={classes.sort} onClick={() => onOrder(value)}>
        {title}
        {active && <IconArrowDown size={14} stroke={1.75} aria-hidden />}
      </UnstyledButton>
    </th>
  )
}
