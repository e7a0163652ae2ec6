import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mark } from './Mark'
import classes from './EmptyState.module.css'

/** One sentence on why there is nothing, and one button out of it. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span className={classes.mark}>
        <Mark size={36} />
      </span>
      <Text maw={420}>{children}</Text>
      {action}
    </div>
  )
}
