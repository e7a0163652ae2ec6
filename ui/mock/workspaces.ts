import type { Template, Workspace, WorkspaceRequest, WorkspaceState } from '../src/api/types'
import { id, templates } from './templates'

export type Scenario = 'full' | 'empty' | 'failed' | 'many'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const CAUSES: Record<WorkspaceState, string> = {
  pending: 'accepted; waiting for the reconciler',
  starting: 'started by ada',
  running: 'every app answers',
  stopping: 'stopped by ada',
  stopped: 'stopped by ada',
  deleting: 'deleted by ada',
  deleted: 'deleted by ada',
  failed:
    'The app JupyterLab never became healthy: it ended with code 1 three times. Read its last lines, mend the cause, then start again.',
  dormant: 'unused for 30 days',
  unknown: 'The container engine doesn’t answer since 14:02. Nothing is lost; the state shows again when it does.',
}

export function templateOf(name: string): Template {
  const found = templates.find((template) => template.name === name) ?? templates[0]
  if (!found) throw new Error('the mock has no template')
  return found
}

export function make(number: number, name: string, state: WorkspaceState, more: Partial<Workspace> = {}): Workspace {
  const template = templateOf(more.template ?? 'python-data-science')
  const owner = more.owner ?? 'ada'
  const workspace: Workspace = {
    id: id(1000 + number),
    name,
    owner,
    description: '',
    type: template.type,
    template: template.name,
    templateVersion: template.version,
    state,
    status: {
      cause: CAUSES[state],
      actor: state === 'running' ? 'system' : 'ada',
      since: ago(12 + number * 7),
      logTail: [],
    },
    resources: template.resources,
    parameters: {},
    env: {},
    secretEnv: [],
    apps: [],
    createdAt: ago(60 * 24 * 4),
    version: 3,
    ...more,
  }
  workspace.apps = template.apps.map((app) => ({
    ...app,
    url: `http://${app.name}--${name}--${owner}.localhost:8081/`,
    health:
      state === 'running' ? 'healthy' : state === 'starting' ? 'starting' : state === 'unknown' ? 'unknown' : 'stopped',
  }))
  if (state === 'running') workspace.startedAt = workspace.status.since
  if (state === 'deleted') {
    workspace.deletedAt = ago(90)
    workspace.purgeAt = new Date(Date.now() + 46.5 * 3_600_000).toISOString()
  }
  return workspace
}

export function fromRequest(number: number, request: WorkspaceRequest, owner: string): Workspace {
  const workspace = make(number, request.name, 'pending', { template: request.template, owner })
  const { resources } = templateOf(request.template)
  return {
    ...workspace,
    description: request.description ?? '',
    type: request.type ?? workspace.type,
    resources: { ...resources, ...request.resources },
    parameters: request.parameters ?? {},
    env: request.env ?? {},
    secretEnv: Object.keys(request.secretEnv ?? {}),
    createdAt: new Date().toISOString(),
    status: { ...workspace.status, since: new Date().toISOString(), actor: owner },
    version: 1,
  }
}

const failure = (): Partial<Workspace> => ({
  status: {
    cause: CAUSES.failed,
    reason: 'app-never-healthy',
    actor: 'system',
    since: ago(6),
    logTail: [
      '[C 2026-10-14 14:01:07.118 ServerApp] Bad config encountered during initialization:',
      "    The 'port' trait of a ServerApp instance expected an int, not the str 'eighty'.",
      'jupyterlab ended with code 1; start 3 of 3',
    ],
  },
  progress: {
    percent: 70,
    elapsedMs: 31_000,
    estimateMs: 1_400,
    stages: [
      { name: 'queue', state: 'done', percent: 100, detail: '' },
      { name: 'image', state: 'done', percent: 100, detail: 'python-data-science is ready' },
      { name: 'volume', state: 'done', percent: 100, detail: '' },
      { name: 'container', state: 'done', percent: 100, detail: '' },
      { name: 'apps', state: 'failed', percent: 0, detail: 'jupyterlab: ended with code 1' },
    ],
  },
})

export function initial(scenario: Scenario): Workspace[] {
  if (scenario === 'empty') return []
  if (scenario === 'many') {
    const states: WorkspaceState[] = ['running', 'stopped', 'stopped', 'running', 'failed', 'stopped', 'unknown']
    return Array.from({ length: 1000 }, (_, i) =>
      make(i, `room-${String(i).padStart(4, '0')}`, states[i % states.length] ?? 'stopped', {
        owner: i % 3 === 0 ? 'lin' : 'ada',
        template: i % 5 === 0 ? 'minimal' : 'python-data-science',
      }),
    )
  }
  const list = [
    make(1, 'calm-heron', 'running', {
      description: 'Forecast of the river gauge',
      env: { REGION: 'north' },
      secretEnv: ['API_KEY'],
    }),
    make(2, 'thesis', 'stopped', { description: 'Chapter 3: figures' }),
    make(3, 'gauge-model', 'running', { resources: { cpu: '2', memory: '4Gi', pids: 512 } }),
    make(4, 'shell', 'stopped', { template: 'minimal' }),
    make(5, 'early-wren', 'running', { owner: 'lin' }),
    make(6, 'old-notes', 'deleted'),
    make(7, 'scratch', 'deleted', { template: 'minimal' }),
  ]
  if (scenario === 'failed') {
    list.push(make(8, 'broken-loom', 'failed', failure()), make(9, 'far-tern', 'unknown'))
  }
  return list
}
