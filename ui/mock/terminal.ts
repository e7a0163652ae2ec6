import type { WebSocket } from 'ws'

const PROMPT = '\x1b[36mworkspace\x1b[0m:\x1b[34m/workspace\x1b[0m$ '

const ANSWERS: Record<string, string> = {
  ls: 'data  figures  forecast.ipynb  README.md',
  'git status': 'On branch main\r\nnothing to commit, working tree clean',
  'cat README.md': 'See https://example.org/gauge for the data.',
}

/** A shell that knows three commands and repeats everything else. */
export function echoShell(socket: WebSocket, session: string) {
  let line = ''
  const write = (text: string) => socket.send(Buffer.from(text))
  socket.send(JSON.stringify({ type: 'ready', session }))
  write(PROMPT)
  socket.on('message', (data: Buffer, binary) => {
    if (!binary) {
      const message = JSON.parse(data.toString()) as { type: string }
      if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }))
      return
    }
    for (const char of data.toString()) {
      if (char === '\r') {
        write(`\r\n${answer(line)}${PROMPT}`)
        line = ''
      } else if (char === '\x7f') {
        if (line) write('\b \b')
        line = line.slice(0, -1)
      } else {
        line += char
        write(char)
      }
    }
  })
}

function answer(line: string): string {
  if (line.trim() === '') return ''
  if (line.startsWith('echo ')) return `${line.slice(5)}\r\n`
  return `${ANSWERS[line.trim()] ?? `sh: ${line}: not found`}\r\n`
}
