import { ActionIcon, Button, Kbd, Text, Tooltip } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconPlus, IconTextDecrease, IconTextIncrease, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { EmptyState } from '../../parts/EmptyState'
import { canStart, wordOf } from '../../parts/stateMeaning'
import { useVerbs } from '../../workspaces/useVerbs'
import { useShownWorkspace } from '../useShownWorkspace'
import { nextSession } from './sessions'
import { TerminalPane } from './TerminalPane'
import classes from './TerminalTab.module.css'

const SMALLEST = 10
const LARGEST = 24

export function TerminalTab() {
  const workspace = useShownWorkspace()
  const { start, busy } = useVerbs()
  if (workspace.state !== 'running') {
    return (
      <EmptyState
        action={
          canStart(workspace.state) && (
            <Button loading={busy} onClick={() => void start(workspace)}>
              Start workspace
            </Button>
          )
        }
      >
        A terminal needs a running workspace; {workspace.name} is {wordOf(workspace.state).toLowerCase()}.
      </EmptyState>
    )
  }
  return <Terminals key={workspace.id} id={workspace.id} />
}

/** The terminals of one workspace as tabs; which ones are open survives a reload, and so do their shells. */
function Terminals({ id }: { id: string }) {
  const [sessions, setSessions] = useLocalStorage({
    key: `studiolo.terminals.${id}`,
    defaultValue: ['main'],
    getInitialValueInEffect: false,
  })
  const [fontSize, setFontSize] = useLocalStorage({
    key: 'studiolo.terminal-font-size',
    defaultValue: 14,
    getInitialValueInEffect: false,
  })
  const [chosen, setChosen] = useState(sessions[0] ?? 'main')
  const active = sessions.includes(chosen) ? chosen : (sessions[0] ?? 'main')
  const tabs = useRef<HTMLDivElement>(null)

  function open() {
    const session = nextSession(sessions)
    setSessions([...sessions, session])
    setChosen(session)
  }

  function close(session: string) {
    setSessions(sessions.filter((one) => one !== session))
  }

  const zoom = (by: number) => setFontSize(Math.min(LARGEST, Math.max(SMALLEST, fontSize + by)))

  return (
    <div className={classes.terminals}>
      <div className={classes.bar} ref={tabs}>
        {sessions.map((session) => (
          <span key={session} className={classes.session} data-active={session === active || undefined}>
            <button
              type="button"
              className={classes.name}
              aria-pressed={session === active}
              aria-label={`Terminal ${session}`}
              onClick={() => setChosen(session)}
            >
              {session}
            </button>
            {sessions.length > 1 && (
              <ActionIcon size="xs" aria-label={`Close terminal ${session}`} onClick={() => close(session)}>
                <IconX size={12} />
              </ActionIcon>
            )}
          </span>
        ))}
        <Tooltip label="New terminal">
          <ActionIcon size="md" aria-label="New terminal" onClick={open}>
            <IconPlus size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Text size="xs" c="dimmed" className={classes.keys}>
          <Kbd size="xs">Ctrl ⇧ F</Kbd> search, <Kbd size="xs">Ctrl F6</Kbd> leave
        </Text>
        <Tooltip label="Smaller text">
          <ActionIcon size="md" aria-label="Smaller text" onClick={() => zoom(-1)}>
            <IconTextDecrease size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Larger text">
          <ActionIcon size="md" aria-label="Larger text" onClick={() => zoom(1)}>
            <IconTextIncrease size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      {sessions.map((session) => (
        <TerminalPane
          key={session}
          workspace={id}
          session={session}
          active={session === active}
          fontSize={fontSize}
          onLeave={() => tabs.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()}
        />
      ))}
    </div>
  )
}
