import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Section.module.css'

/** A part of a page under a heading of its own. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        {aside}
      </div>
      {children}
    </section>
  )
}
