import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toProblem } from '../api/client'
import { Fold } from './Fold'
import classes from './ProblemPanel.module.css'

/** What happened, why, and what to do; the code and the request id are folded below. */
export function ProblemPanel({ error, children }: { error: unknown; children?: ReactNode }) {
  const problem = toProblem(error)
  return (
    <div className={classes.panel} role="alert">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <Text fw={500}>{problem.detail}</Text>
        {problem.errors.length > 0 && (
          <ul className={classes.fields}>
            {problem.errors
              .filter((one) => one.message !== problem.detail)
              .map((one) => (
                <li key={one.field + one.message}>
                  <code>{one.field}</code>: {one.message}
                </li>
              ))}
          </ul>
        )}
        {children && <Group mt="xs">{children}</Group>}
        <Fold title="Details">
          <Text size="xs" className="mono">
            {problem.code}
            {problem.status > 0 && ` · status ${problem.status}`}
            {problem.requestId && ` · request ${problem.requestId}`}
          </Text>
        </Fold>
      </div>
    </div>
  )
}
