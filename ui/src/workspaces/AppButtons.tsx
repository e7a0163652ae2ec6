import { Button, Tooltip, type ButtonProps } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { AppHealth, Workspace, WorkspaceApp } from '../api/types'
import { AppIcon } from '../parts/AppIcon'
import classes from './AppButtons.module.css'

const HEALTH_WORDS: Record<AppHealth, string> = {
  stopped: 'doesn’t run',
  starting: 'starting',
  healthy: 'answers',
  unhealthy: 'doesn’t answer now',
  unknown: 'unknown',
}

interface Props {
  workspace: Workspace
  size?: ButtonProps['size']
  /** The first app as the page's one filled button. */
  primary?: boolean
}

/** The apps of a workspace as buttons; each opens in a tab of its own, on its own origin. */
export function AppButtons({ workspace, size = 'sm', primary = false }: Props) {
  return workspace.apps.map((app, i) => (
    <AppButton key={app.name} app={app} workspace={workspace} size={size} primary={primary && i === 0} />
  ))
}

function AppButton({ app, workspace, size, primary }: Props & { app: WorkspaceApp }) {
  const open = workspace.state === 'running' && app.health !== 'starting'
  const label = `${app.title}: ${HEALTH_WORDS[app.health]}`
  const look = {
    size,
    variant: primary && open ? 'filled' : 'default',
    leftSection: (
      <span className={classes.icon}>
        <AppIcon name={app.icon} size={16} />
        {app.health !== 'healthy' && <span className={classes.dot} data-health={app.health} />}
      </span>
    ),
  }
  if (!open) {
    return (
      <Tooltip label={label}>
        <Button {...look} disabled aria-label={label}>
          {app.title}
        </Button>
      </Tooltip>
    )
  }
  return (
    <Tooltip label={`${label}; opens in a new tab`}>
      <Button
        {...look}
        component="a"
        href={app.url}
        target="_blank"
        rel="noopener"
        rightSection={<IconExternalLink size={14} stroke={1.5} aria-hidden />}
        aria-label={`Open ${app.title} of ${workspace.name}, ${HEALTH_WORDS[app.health]}`}
      >
        {primary ? `Open ${app.title}` : app.title}
      </Button>
    </Tooltip>
  )
}
