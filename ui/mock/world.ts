import { EventEmitter } from 'node:events'
import type { Image, Progress, StudioloEvent, TimelineEntry, Token, Workspace, WorkspaceState } from '../src/api/types'
import { images, templates, users, id } from './templates'
import { initial, type Scenario } from './workspaces'

const STAGES = ['queue', 'image', 'volume', 'container', 'apps']
const DETAIL = ['', 'python-data-science is ready', 'made', 'network joined', 'jupyterlab: waiting for an answer']

/** Everything the mock server knows; a world lives as long as one server. */
export class World {
  readonly events = new EventEmitter().setMaxListeners(0)
  readonly templates = structuredClone(templates)
  readonly images = structuredClone(images)
  readonly users = structuredClone(users)
  readonly sessions = new Map<string, { user: string; id: string; csrf: string; code?: string }>()
  readonly tokens: Token[] = []
  readonly byKey = new Map<string, Workspace>()
  readonly timelines = new Map<string, TimelineEntry[]>()
  readonly workspaces = new Map<string, Workspace>()
  readonly imageLog: string[] = ['#1 load build definition from Dockerfile', '#1 done', '#2 RUN apt-get update']
  /** Length of one stage of a start. */
  stageMs = 300
  private timers = new Set<NodeJS.Timeout>()
  private counter = 100

  constructor(readonly scenario: Scenario) {
    for (const workspace of initial(scenario)) {
      this.workspaces.set(workspace.id, workspace)
      this.timelines.set(workspace.id, this.history(workspace))
    }
  }

  next(): number {
    return this.counter++
  }

  private history(workspace: Workspace): TimelineEntry[] {
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const entry = (
      minutes: number,
      to: WorkspaceState,
      from: WorkspaceState | undefined,
      actor: string,
      cause: string,
    ) => ({
      id: this.next(),
      at: at(minutes),
      kind: 'state',
      from,
      to,
      actor,
      cause,
    })
    return [
      {
        ...entry(12, workspace.state, 'starting', workspace.status.actor, workspace.status.cause),
        at: workspace.status.since,
      },
      entry(800, 'starting', 'pending', 'system', 'image ready, volume made'),
      { id: this.next(), at: at(801), kind: 'change', actor: 'ada', cause: 'description changed' },
      entry(802, 'pending', undefined, workspace.owner, `created from ${workspace.template} version 3`),
    ]
  }

  later(ms: number, run: () => void) {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      run()
    }, ms)
    this.timers.add(timer)
  }

  close() {
    this.timers.forEach(clearTimeout)
    this.events.removeAllListeners()
  }

  emit(event: StudioloEvent) {
    this.events.emit('event', event)
  }

  /** Stores a new form of a workspace and tells everybody. */
  change(workspace: Workspace, change: Partial<Workspace>): Workspace {
    const next = { ...workspace, ...change, version: workspace.version + 1 }
    if (change.progress === undefined && 'progress' in change) delete next.progress
    this.workspaces.set(next.id, next)
    this.emit({ type: 'workspace', id: next.id, workspace: next })
    return next
  }

  to(key: string, state: WorkspaceState, actor: string, cause: string, more: Partial<Workspace> = {}): Workspace {
    const workspace = this.workspaces.get(key)
    if (!workspace) throw new Error(`no workspace ${key}`)
    const since = new Date().toISOString()
    const list = this.timelines.get(key) ?? []
    list.unshift({ id: this.next(), at: since, kind: 'state', from: workspace.state, to: state, actor, cause })
    this.timelines.set(key, list)
    const health = state === 'running' ? 'healthy' : state === 'starting' ? 'starting' : 'stopped'
    return this.change(workspace, {
      state,
      status: { cause, actor, since, logTail: [] },
      apps: workspace.apps.map((app) => ({ ...app, health })),
      startedAt: state === 'running' ? since : undefined,
      progress: undefined,
      ...more,
    })
  }

  start(key: string, actor: string): Workspace {
    const first = this.to(key, 'starting', actor, `started by ${actor}`, { progress: progressAt(0, 0) })
    for (let stage = 0; stage < STAGES.length; stage++) {
      this.later(this.stageMs * stage, () => {
        const now = this.workspaces.get(key)
        if (now?.state === 'starting') this.change(now, { progress: progressAt(stage, this.stageMs * stage) })
      })
    }
    this.later(this.stageMs * STAGES.length, () => {
      if (this.workspaces.get(key)?.state === 'starting') this.to(key, 'running', 'system', 'every app answers')
    })
    return first
  }

  stop(key: string, actor: string): Workspace {
    const next = this.to(key, 'stopping', actor, `stopped by ${actor}`)
    this.later(this.stageMs, () => {
      if (this.workspaces.get(key)?.state === 'stopping') this.to(key, 'stopped', actor, `stopped by ${actor}`)
    })
    return next
  }

  toBin(key: string, actor: string): Workspace {
    const next = this.to(key, 'deleting', actor, `deleted by ${actor}`)
    this.later(this.stageMs, () =>
      this.to(key, 'deleted', actor, `deleted by ${actor}`, {
        deletedAt: new Date().toISOString(),
        purgeAt: new Date(Date.now() + 48 * 3_600_000).toISOString(),
      }),
    )
    return next
  }

  build(image: Image): Image {
    const set = (change: Partial<Image>) => {
      Object.assign(image, change)
      this.emit({ type: 'image', image: { ...image } })
    }
    this.imageLog.length = 0
    set({ state: 'building', percent: 0, detail: 'step 1 of 9' })
    for (let step = 1; step <= 9; step++) {
      this.later(step * this.stageMs, () => {
        this.imageLog.push(`#${step} RUN step ${step} of 9`)
        set({ percent: Math.round((step / 9) * 100), detail: `step ${step} of 9` })
      })
    }
    this.later(10 * this.stageMs, () =>
      set({
        state: 'ready',
        percent: undefined,
        detail: undefined,
        bytes: 292_000_000,
        builtAt: new Date().toISOString(),
      }),
    )
    return image
  }

  newId(): string {
    return id(5000 + this.next())
  }
}

export function progressAt(stage: number, elapsedMs: number): Progress {
  return {
    percent: stage * 20 + 6,
    elapsedMs,
    estimateMs: 1_400,
    stages: STAGES.map((name, i) => ({
      name,
      state: i < stage ? 'done' : i === stage ? 'active' : 'waiting',
      percent: i < stage ? 100 : i === stage ? 40 : 0,
      detail: i <= stage ? (DETAIL[i] ?? '') : '',
    })),
  }
}
