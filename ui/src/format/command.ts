import type { TokenRequest, UserRequest, WorkspaceRequest } from '../api/types'

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

export const command = (...words: string[]) => ['studiolo', ...words.map(shellWord)].join(' ')

const pairs = (flag: string, map: Record<string, string> | undefined) =>
  Object.entries(map ?? {}).map(([name, value]) => `${flag} ${shellWord(`${name}=${value}`)}`)

/** The create form as a command. Secrets are named, never written: the command reads each from a file. */
export function createCommand(request: WorkspaceRequest): string {
  const parts = [
    `studiolo workspace create ${shellWord(request.name || 'NAME')}`,
    `--template ${shellWord(request.template)}`,
  ]
  const { cpu, memory, pids } = request.resources ?? {}
  if (cpu) parts.push(`--cpu ${shellWord(cpu)}`)
  if (memory) parts.push(`--memory ${shellWord(memory)}`)
  if (pids) parts.push(`--pids ${pids}`)
  if (request.type) parts.push(`--type ${request.type}`)
  if (request.description) parts.push(`--description ${shellWord(request.description)}`)
  parts.push(...pairs('--param', request.parameters), ...pairs('--env', request.env))
  parts.push(...Object.keys(request.secretEnv ?? {}).map((name) => `--secret-env ${shellWord(`${name}=@FILE`)}`))
  parts.push('--wait')
  return parts.join(' \\\n  ')
}

export function tokenCommand(request: TokenRequest): string {
  const scopes = request.scopes?.length ? ['--scope', request.scopes.join(',')] : []
  return command('token', 'create', request.name || 'NAME', ...scopes, '--expires', request.expiresIn ?? '30d')
}

export function userCommand(request: UserRequest): string {
  const shown = request.displayName ? ['--display-name', request.displayName] : []
  return command('user', 'create', request.name || 'NAME', ...shown, '--role', request.role ?? 'member')
}
