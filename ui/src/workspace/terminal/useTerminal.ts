import '@xterm/xterm/css/xterm.css'
import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { Terminal } from '@xterm/xterm'
import { useEffect, useRef, useState } from 'react'
import { TerminalConnection, type Link } from './connection'
import { palette } from './palette'

export interface Shown {
  terminal: Terminal
  fit: FitAddon
  search: SearchAddon
  connection: TerminalConnection
}

interface Options {
  workspace: string
  session: string
  fontSize: number
  active: boolean
  onFind: () => void
  onLeave: () => void
}

/** Keys that belong to the page, not to the shell. */
function isFind(event: KeyboardEvent) {
  return event.ctrlKey && event.shiftKey && event.code === 'KeyF'
}

function isLeave(event: KeyboardEvent) {
  return event.ctrlKey && event.key === 'F6'
}

/** An xterm.js terminal in `box`, connected to its session for as long as it is mounted. */
export function useTerminal({ workspace, session, fontSize, active, onFind, onLeave }: Options) {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<Shown | undefined>(undefined)
  const keys = useRef({ onFind, onLeave })
  const firstFontSize = useRef(fontSize)
  const [link, setLink] = useState<Link>({ state: 'connecting' })

  useEffect(() => {
    keys.current = { onFind, onLeave }
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    const terminal = new Terminal({
      fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
      fontSize: firstFontSize.current,
      theme: palette,
      scrollback: 10_000,
      minimumContrastRatio: 4.5,
      cursorBlink: false,
      allowProposedApi: true,
      screenReaderMode: false,
    })
    const fit = new FitAddon()
    const search = new SearchAddon()
    terminal.loadAddon(fit)
    terminal.loadAddon(search)
    terminal.loadAddon(new WebLinksAddon((_, address) => window.open(address, '_blank', 'noopener')))
    terminal.open(element)
    terminal.textarea?.setAttribute('aria-label', `Terminal ${session}`)
    const connection = new TerminalConnection(workspace, session, {
      onOutput: (data) => terminal.write(data),
      onLink: setLink,
      size: () => ({ columns: terminal.cols, rows: terminal.rows }),
    })
    terminal.onData((data) => connection.type(data))
    terminal.onResize(() => connection.resize())
    terminal.onSelectionChange(() => {
      const text = terminal.getSelection()
      // Without a secure context there is no clipboard; the keys of the browser still copy.
      if (text) void navigator.clipboard?.writeText(text).catch(() => undefined)
    })
    terminal.attachCustomKeyEventHandler((event) => {
      if (event.type !== 'keydown' || !(isFind(event) || isLeave(event))) return true
      event.preventDefault()
      if (isFind(event)) keys.current.onFind()
      else keys.current.onLeave()
      return false
    })
    const sizes = new ResizeObserver(() => {
      if (element.clientHeight > 0) fit.fit()
    })
    sizes.observe(element)
    shown.current = { terminal, fit, search, connection }
    fit.fit()
    connection.connect()
    return () => {
      sizes.disconnect()
      connection.close()
      terminal.dispose()
      shown.current = undefined
    }
  }, [workspace, session])

  useEffect(() => {
    if (!shown.current) return
    shown.current.terminal.options.fontSize = fontSize
    if (active) shown.current.fit.fit()
  }, [fontSize, active])

  useEffect(() => {
    if (active) shown.current?.terminal.focus()
  }, [active])

  return { box, shown, link }
}
