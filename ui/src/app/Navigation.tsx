import { Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import {
  IconKeyboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react'
import { Link, NavLink } from 'react-router'
import { useIsAdmin } from '../api/queries'
import { Mark } from '../parts/Mark'
import classes from './Navigation.module.css'
import { ADMIN_PLACES, OWN_PLACES, PLACES, type Place } from './places'
import { SchemeMenu } from './SchemeMenu'

interface Props {
  narrow: boolean
  onToggle: () => void
  onKeys: () => void
}

const STROKE = 1.5
const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

export function Navigation({ narrow, onToggle, onKeys }: Props) {
  const admin = useIsAdmin()
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={classes.navigation} aria-label="Main" data-narrow={narrow || undefined}>
      <Link to="/" className={classes.brand} aria-label="Studiolo, home">
        <Mark />
        <span className={classes.word}>Studiolo</span>
      </Link>
      <Hint label="Search and commands" narrow={narrow}>
        <UnstyledButton
          className={classes.search}
          onClick={spotlight.open}
          aria-label={narrow ? 'Search and commands' : undefined}
        >
          <IconSearch size={18} stroke={STROKE} aria-hidden />
          <span className={classes.word}>Search</span>
          <span className={classes.keys} aria-hidden>
            <Kbd size="xs">{modKey}</Kbd> <Kbd size="xs">K</Kbd>
          </span>
        </UnstyledButton>
      </Hint>
      <Entries places={PLACES} narrow={narrow} />
      {admin && (
        <>
          <div className={classes.group} id="admin-entries">
            Admin
          </div>
          <Entries places={ADMIN_PLACES} narrow={narrow} />
        </>
      )}
      <div className={classes.foot}>
        <Entries places={OWN_PLACES} narrow={narrow} />
        <SchemeMenu narrow={narrow} className={classes.entry} wordClass={classes.word} />
        <Hint label="Keys" narrow={narrow}>
          <UnstyledButton className={classes.entry} onClick={onKeys} aria-label="Keys">
            <IconKeyboard size={18} stroke={STROKE} aria-hidden />
            <span className={classes.word}>Keys</span>
          </UnstyledButton>
        </Hint>
        <Hint label="Widen the navigation" narrow={narrow}>
          <UnstyledButton
            className={classes.entry}
            onClick={onToggle}
            aria-label={narrow ? 'Widen the navigation' : undefined}
          >
            <Toggle size={18} stroke={STROKE} aria-hidden />
            <span className={classes.word}>Collapse</span>
          </UnstyledButton>
        </Hint>
      </div>
    </nav>
  )
}

function Entries({ places, narrow }: { places: Place[]; narrow: boolean }) {
  return (
    <ul className={classes.list}>
      {places.map(({ to, title, icon: Shown }) => (
        <li key={to}>
          <Hint label={title} narrow={narrow}>
            <NavLink to={to} end={to === '/'} className={classes.entry} aria-label={title}>
              <Shown size={18} stroke={STROKE} aria-hidden />
              <span className={classes.word}>{title}</span>
            </NavLink>
          </Hint>
        </li>
      ))}
    </ul>
  )
}

function Hint({ label, narrow, children }: { label: string; narrow: boolean; children: React.ReactElement }) {
  return (
    <Tooltip label={label} position="right" disabled={!narrow}>
      {children}
    </Tooltip>
  )
}
