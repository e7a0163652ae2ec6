import { CodeBlock } from './CodeBlock'
import { Fold } from './Fold'

/** The same action in the command line's words. */
export function AsCommand({ text }: { text: string }) {
  return (
    <Fold title="As command">
      <CodeBlock text={text} what="command" />
    </Fold>
  )
}
