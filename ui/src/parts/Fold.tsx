import { Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure, useId } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Fold.module.css'

/** Something folded under one line. */
export function Fold({ title, open = false, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  const [opened, { toggle }] = useDisclosure(open)
  const id = useId()
  return (
    <div>
      <UnstyledButton className={classes.title} onClick={toggle} aria-expanded={opened} aria-controls={id}>
        <IconChevronRight
          size={16}
          stroke={1.75}
          aria-hidden
          className={classes.chevron}
          data-open={opened || undefined}
        />
        {title}
      </UnstyledButton>
      <Collapse expanded={opened} id={id} transitionDuration={120}>
        <div className={classes.content}>{opened && children}</div>
      </Collapse>
    </div>
  )
}
