import { Progress, Text } from '@mantine/core'
import type { Amount } from '../api/types'
import classes from './CapacityBar.module.css'

interface Props {
  title: string
  amount: Amount
  asked: number
  format: (value: number) => string
}

/** What is asked for beside what running workspaces have reserved, against the machine. */
export function CapacityBar({ title, amount, asked, format }: Props) {
  const share = (value: number) => (amount.total > 0 ? Math.min(100, (value / amount.total) * 100) : 0)
  const reserved = share(amount.reserved)
  const wanted = Math.min(share(asked), 100 - reserved)
  const over = amount.reserved + asked > amount.total
  return (
    <div>
      <div className={classes.line}>
        <Text size="sm" fw={500}>
          {title}
        </Text>
        <Text size="sm" className="figures">
          {asked > 0 ? format(asked) : '–'}{' '}
          <Text span c="dimmed" inherit>
            of {format(amount.total)}
          </Text>
        </Text>
      </div>
      <Progress.Root size={6} className={classes.bar} aria-hidden>
        <Progress.Section value={reserved} color="var(--line-strong)" />
        <Progress.Section value={wanted} color={over ? 'var(--warning)' : 'var(--accent)'} />
      </Progress.Root>
      <Text size="xs" c="dimmed" mt={4} className="figures">
        {format(amount.reserved)} reserved by others, {format(amount.free)} unused now
      </Text>
    </div>
  )
}
