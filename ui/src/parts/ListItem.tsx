import type { ReactNode } from 'react'
import classes from './list.module.css'

/** Things of one kind, one under the other. */
export function ItemList({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>
}

export function ListItem({ children, acts }: { children: ReactNode; acts?: ReactNode }) {
  return (
    <li className={classes.item}>
      <div className={classes.words}>{children}</div>
      {acts && <div className={classes.acts}>{acts}</div>}
    </li>
  )
}
