import { ActionIcon, Button, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Link } from './connection'
import classes from './TerminalTab.module.css'
import { useTerminal } from './useTerminal'

interface Props {
  workspace: string
  session: string
  active: boolean
  fontSize: number
  onLeave: () => void
}

export function TerminalPane({ workspace, session, active, fontSize, onLeave }: Props) {
  const [searching, setSearching] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { box, shown, link } = useTerminal({
    workspace,
    session,
    fontSize,
    active,
    onFind: () => {
      setSearching(true)
      setTimeout(() => field.current?.focus())
    },
    onLeave,
  })

  function find(text: string, forward: boolean) {
    const search = shown.current?.search
    if (text) void (forward ? search?.findNext(text) : search?.findPrevious(text))
  }

  function endSearch() {
    setSearching(false)
    shown.current?.search.clearDecorations()
    shown.current?.terminal.focus()
  }

  return (
    <div className={classes.pane} hidden={!active}>
      {searching && (
        <div className={classes.search}>
          <TextInput
            ref={field}
            size="xs"
            aria-label="Search the terminal"
            onKeyDown={(event) => {
              if (event.key === 'Enter') find(event.currentTarget.value, !event.shiftKey)
              if (event.key === 'Escape') endSearch()
            }}
          />
          <ActionIcon size="sm" aria-label="Previous match" onClick={() => find(field.current?.value ?? '', false)}>
            <IconChevronUp size={16} />
          </ActionIcon>
          <ActionIcon size="sm" aria-label="Next match" onClick={() => find(field.current?.value ?? '', true)}>
            <IconChevronDown size={16} />
          </ActionIcon>
          <ActionIcon size="sm" aria-label="End the search" onClick={endSearch}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      )}
      <div ref={box} className={classes.box} />
      <LinkLine link={link} onRetry={() => shown.current?.connection.connect()} />
    </div>
  )
}

function LinkLine({ link, onRetry }: { link: Link; onRetry: () => void }) {
  const words = {
    connecting: 'Connecting…',
    ready: '',
    waiting: 'The connection is cut. The shell goes on; the page tries again by itself.',
    exited: link.state === 'exited' ? `The shell ended with code ${link.code}.` : '',
    over: link.state === 'over' ? link.why : '',
  }[link.state]
  const verb = { connecting: '', ready: '', waiting: 'Try now', exited: 'New shell', over: 'Try again' }[link.state]
  return (
    <div role="status" className={words ? classes.link : undefined}>
      {words && <Text size="sm">{words}</Text>}
      {verb && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {verb}
        </Button>
      )}
    </div>
  )
}
