import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Page.module.css'
import { useTitle } from './title'

interface Props {
  title: string
  /** Shown in place of the title where the page's head is more than words. */
  head?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** One page of the shell: its title in the tab, its heading (which takes the focus on arrival), its content. */
export function Page({ title, head, actions, wide = false, children }: Props) {
  useTitle(title)
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.head}>
        {head ?? (
          <Title order={1} tabIndex={-1}>
            {title}
          </Title>
        )}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
