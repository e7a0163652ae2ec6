import { CopyButton } from './CopyButton'
import classes from './CodeBlock.module.css'

/** Text for a shell or a file, ready to copy. */
export function CodeBlock({ text, what }: { text: string; what: string }) {
  return (
    <div className={classes.block}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keys */}
      <pre className={classes.text} data-lines={text.includes('\n') || undefined} tabIndex={0} aria-label={what}>
        {text}
      </pre>
      <div className={classes.copy}>
        <CopyButton text={text} what={what} />
      </div>
    </div>
  )
}
