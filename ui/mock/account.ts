import { randomUUID } from 'node:crypto'
import type {
  CreatedUser,
  PasswordChange,
  SignedIn,
  SignInRequest,
  Token,
  TokenRequest,
  UserRequest,
} from '../src/api/types'
import { Refusal } from './http'
import type { World } from './world'

export type Held = World['sessions'] extends Map<string, infer S> ? S : never

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

export function signedIn(world: World, held: Held): SignedIn {
  const user = userOf(world, held.user)
  const { password: _, mustChange, ...shown } = user
  return { user: shown, csrfToken: held.csrf, passwordChangeRequired: mustChange === true, expiresAt: inDays(7) }
}

export function userOf(world: World, name: string) {
  const user = world.users.find((one) => one.name === name)
  if (!user) throw new Refusal(404, 'not-found', `There is no user “${name}”.`)
  return user
}

export function signIn(world: World, request: SignInRequest): { cookie: string; held: Held } {
  const byCode = request.code === 'welcome-code' ? 'ada' : undefined
  const user = world.users.find((one) => one.name === (byCode ?? request.username))
  if (!user || (!byCode && user.password !== request.password)) {
    const detail = request.code
      ? 'This sign-in code is used up or expired. Sign in with user name and password.'
      : 'The user name or the password is wrong. Check both and try again.'
    throw new Refusal(401, 'wrong-credentials', detail)
  }
  const held = { user: user.name, id: world.newId(), csrf: randomUUID() }
  const cookie = randomUUID()
  world.sessions.set(cookie, held)
  return { cookie, held }
}

export function changePassword(world: World, held: Held, change: PasswordChange) {
  const user = userOf(world, held.user)
  if (user.password !== change.current) {
    throw new Refusal(422, 'invalid-field', 'The current password is wrong.', [
      { field: 'current', message: 'The current password is wrong.' },
    ])
  }
  user.password = change.next
  user.mustChange = false
}

export function makeToken(world: World, request: TokenRequest): Token {
  const secret = `stl_${randomUUID().replaceAll('-', '')}`
  const token: Token = {
    id: world.newId(),
    name: request.name,
    prefix: secret.slice(0, 8),
    scopes: request.scopes ?? ['workspace:read', 'workspace:write', 'workspace:use'],
    createdAt: new Date().toISOString(),
    expiresAt: inDays(30),
  }
  world.tokens.push(token)
  return { ...token, token: secret }
}

export function makeUser(world: World, request: UserRequest): CreatedUser {
  if (world.users.some((user) => user.name === request.name)) {
    throw new Refusal(409, 'name-taken', `There is a user “${request.name}” already. Choose another name.`)
  }
  const user = {
    id: world.newId(),
    name: request.name,
    displayName: request.displayName ?? request.name,
    role: request.role ?? ('member' as const),
    createdAt: new Date().toISOString(),
  }
  world.users.push({ ...user, password: 'fern-lantern-quill-harbour', mustChange: true })
  return { user, oneTimePassword: request.password ? undefined : 'fern-lantern-quill-harbour' }
}

export function sessionsOf(world: World, held: Held) {
  const hour = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const own = [...world.sessions.values()].filter((one) => one.user === held.user)
  return own.map((one, i) => ({
    id: one.id,
    device: i % 2 ? 'Firefox on macOS' : 'Chromium on Linux',
    address: `192.0.2.${10 + i}`,
    createdAt: hour(i * 5 + 1),
    lastSeenAt: hour(i),
    expiresAt: inDays(7),
    current: one === held,
  }))
}
