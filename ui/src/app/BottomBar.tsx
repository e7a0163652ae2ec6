import { Menu, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconDots, IconSearch } from '@tabler/icons-react'
import { Link, NavLink } from 'react-router'
import { useIsAdmin } from '../api/queries'
import classes from './BottomBar.module.css'
import { ADMIN_PLACES, OWN_PLACES, PLACES } from './places'
import { SchemeMenu } from './SchemeMenu'

/** The navigation of narrow screens, under the thumb. */
export function BottomBar() {
  const admin = useIsAdmin()
  const direct = PLACES.slice(0, 3)
  const rest = [...PLACES.slice(3), ...OWN_PLACES, ...(admin ? ADMIN_PLACES : [])]
  return (
    <nav className={classes.bar} aria-label="Main, narrow">
      {direct.map(({ to, title, icon: Shown }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.entry}>
          <Shown size={20} stroke={1.5} aria-hidden />
          {title}
        </NavLink>
      ))}
      <UnstyledButton className={classes.entry} onClick={spotlight.open}>
        <IconSearch size={20} stroke={1.5} aria-hidden />
        Search
      </UnstyledButton>
      <Menu position="top-end">
        <Menu.Target>
          <UnstyledButton className={classes.entry}>
            <IconDots size={20} stroke={1.5} aria-hidden />
            More
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map(({ to, title, icon: Shown }) => (
            <Menu.Item key={to} component={Link} to={to} leftSection={<Shown size={16} stroke={1.5} />}>
              {title}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <SchemeMenu narrow={false} className={classes.scheme} />
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
