import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Mark } from '../parts/Mark'
import classes from './Entrance.module.css'

/** The frame of the pages before the shell. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={classes.entrance}>
      <div className={classes.room}>
        <div className={classes.head}>
          <Mark size={44} />
          <Title order={1}>{title}</Title>
        </div>
        {children}
      </div>
    </main>
  )
}
