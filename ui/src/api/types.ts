/**
 * The wire records of `api/src/main/java/io/studiolo/api`, written once and here only.
 * `npm run gen:api` makes `openapi.ts` from the server's own description, to be compared with this file.
 */

export type WorkspaceState =
  | 'pending'
  | 'starting'
  | 'running'
  | 'stopping'
  | 'stopped'
  | 'deleting'
  | 'deleted'
  | 'failed'
  | 'dormant'
  | 'unknown'
export type WorkspaceType = 'development' | 'data-science' | 'computational' | 'collaborative'
export type AppHealth = 'stopped' | 'starting' | 'healthy' | 'unhealthy' | 'unknown'
export type ImageState = 'missing' | 'building' | 'ready' | 'failed' | 'unknown'
export type StageState = 'waiting' | 'active' | 'done' | 'failed'
export type PlatformRole = 'admin' | 'member'
export type Permission =
  | 'workspace:read'
  | 'workspace:write'
  | 'workspace:use'
  | 'template:read'
  | 'image:read'
  | 'image:write'
  | 'target:read'
  | 'user:read'
  | 'user:write'
  | 'account:read'
  | 'account:write'

/** RFC 3339 in UTC. */
export type Instant = string

export interface Page<T> {
  items: T[]
  next?: string
}

export interface FieldError {
  field: string
  message: string
}

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId?: string
  errors: FieldError[]
}

export interface Resources {
  cpu: string
  memory: string
  pids: number
}

export interface WorkspaceStatus {
  cause: string
  reason?: string
  actor: string
  since: Instant
  logTail: string[]
}

export interface WorkspaceApp {
  name: string
  title: string
  icon: string
  port: number
  url: string
  health: AppHealth
}

export interface Stage {
  name: string
  state: StageState
  percent: number
  detail: string
}

export interface Progress {
  percent: number
  elapsedMs: number
  estimateMs?: number
  stages: Stage[]
}

export interface Workspace {
  id: string
  name: string
  owner: string
  description: string
  type: WorkspaceType
  template: string
  templateVersion: number
  state: WorkspaceState
  status: WorkspaceStatus
  resources: Resources
  parameters: Record<string, string>
  env: Record<string, string>
  secretEnv: string[]
  apps: WorkspaceApp[]
  progress?: Progress
  createdAt: Instant
  startedAt?: Instant
  deletedAt?: Instant
  purgeAt?: Instant
  version: number
}

export interface WorkspaceRequest {
  name: string
  template: string
  type?: WorkspaceType
  description?: string
  resources?: { cpu?: string; memory?: string; pids?: number }
  parameters?: Record<string, string>
  env?: Record<string, string>
  secretEnv?: Record<string, string>
}

export interface WorkspaceUpdate {
  name?: string
  description?: string
}

export interface Amount {
  total: number
  reserved: number
  free: number
}

export interface Target {
  name: string
  runtime: string
  reachable: boolean
  version: string
  cpu: Amount
  memory: Amount
  disk: Amount
  running: number
  warnings: string[]
}

export interface CreateReview {
  workspace: WorkspaceRequest
  resources: Resources
  target: Target
  refusals: Problem[]
  notes: string[]
}

export interface DeleteReview {
  confirm: string
  dependencies: { kind: string; text: string }[]
  purgeAt: Instant
}

export interface TimelineEntry {
  id: number
  at: Instant
  kind: string
  from?: WorkspaceState
  to?: WorkspaceState
  actor: string
  cause: string
}

export interface UsageSample {
  at: Instant
  cpuMillis: number
  memoryBytes: number
  networkRxBytesPerSecond: number
  networkTxBytesPerSecond: number
  blockReadBytesPerSecond: number
  blockWriteBytesPerSecond: number
  diskBytes: number
  processes: number
}

export interface Usage {
  stepSeconds: number
  cpuLimitMillis: number
  memoryLimitBytes: number
  pidsLimit: number
  samples: UsageSample[]
}

export interface LogLine {
  at: Instant
  source: string
  text: string
}

export interface TemplateParameter {
  name: string
  title: string
  description: string
  type: string
  fallback: string
  choices: string[]
  pattern?: string
  min?: number
  max?: number
}

export interface Template {
  name: string
  title: string
  description: string
  icon: string
  type: WorkspaceType
  version: number
  image: string
  imageState: ImageState
  imageBytes?: number
  startEstimateMs?: number
  resources: Resources
  presets: { name: string; cpu: string; memory: string }[]
  parameters: TemplateParameter[]
  apps: { name: string; title: string; icon: string; port: number }[]
  readme: string
}

export interface Image {
  name: string
  reference: string
  state: ImageState
  bytes?: number
  builtAt?: Instant
  percent?: number
  detail?: string
}

export interface User {
  id: string
  name: string
  displayName: string
  role: PlatformRole
  createdAt: Instant
}

export interface UserRequest {
  name: string
  displayName?: string
  password?: string
  role?: PlatformRole
}

export interface CreatedUser {
  user: User
  oneTimePassword?: string
}

export interface SignInRequest {
  username?: string
  password?: string
  code?: string
}

export interface SignedIn {
  user: User
  csrfToken?: string
  passwordChangeRequired: boolean
  expiresAt?: Instant
}

export interface PasswordChange {
  current: string
  next: string
}

export interface Session {
  id: string
  device: string
  address: string
  createdAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
  current: boolean
}

export interface Token {
  id: string
  name: string
  prefix: string
  scopes: Permission[]
  createdAt: Instant
  expiresAt?: Instant
  lastUsedAt?: Instant
  token?: string
}

export interface TokenRequest {
  name: string
  scopes?: Permission[]
  expiresIn?: string
}

export interface StudioloEvent {
  type: 'workspace' | 'workspace-purged' | 'image' | 'hello'
  id?: string
  workspace?: Workspace
  image?: Image
}
