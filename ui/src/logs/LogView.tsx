import { Text } from '@mantine/core'
import { memo, useLayoutEffect, useRef } from 'react'
import type { LogLine } from '../api/types'
import { formatExact } from '../format/time'
import classes from './LogView.module.css'

const SHOWN = 2_000
const NEAR_END_PX = 40

interface Props {
  lines: LogLine[]
  /** Only lines with this text; the text is marked. */
  search?: string
  height?: number | string
  withSource?: boolean
  empty?: string
}

/** Lines of a log, staying at the end while the reader is there. */
export function LogView({ lines, search = '', height = 480, withSource = false, empty = 'No lines yet.' }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const wanted = search.toLowerCase()
  const fitting = wanted ? lines.filter(({ text }) => text.toLowerCase().includes(wanted)) : lines
  const shown = fitting.slice(-SHOWN)

  useLayoutEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [shown.length, lines])

  return (
    <div
      ref={box}
      className={classes.box}
      style={{ height }}
      role="log"
      aria-label="Log"
      aria-live="off"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
      }}
    >
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {wanted ? 'No line has this text.' : empty}
        </Text>
      )}
      {shown.map((line, i) => (
        <Line
          key={`${line.at}-${fitting.length - shown.length + i}`}
          line={line}
          search={wanted}
          withSource={withSource}
        />
      ))}
    </div>
  )
}

const Line = memo(function Line({ line, search, withSource }: { line: LogLine; search: string; withSource: boolean }) {
  return (
    <div className={classes.line}>
      <time dateTime={line.at} title={formatExact(line.at)} className={classes.at}>
        {line.at.slice(11, 19)}
      </time>
      {withSource && <span className={classes.source}>{line.source}</span>}
      <span className={classes.text}>{search ? marked(line.text, search) : line.text}</span>
    </div>
  )
})

function marked(text: string, search: string) {
  const at = text.toLowerCase().indexOf(search)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark className={classes.found}>{text.slice(at, at + search.length)}</mark>
      {text.slice(at + search.length)}
    </>
  )
}
