import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LogLine, Workspace } from '../src/api/types'
import { eventStream, json, Refusal } from './http'
import { sampleAt } from './usage'
import type { World } from './world'

const asksForStream = (request: IncomingMessage) => request.headers.accept?.includes('text/event-stream')

const every = (ms: number, response: ServerResponse, run: () => void) => {
  const timer = setInterval(run, ms)
  response.on('close', () => clearInterval(timer))
}

export function events(world: World, response: ServerResponse, sees: (workspace: Workspace) => boolean) {
  const write = eventStream(response)
  write('hello', { type: 'hello' })
  const listener = (event: { type: string; workspace?: Workspace }) => {
    if (!event.workspace || sees(event.workspace)) write(event.type, event)
  }
  world.events.on('event', listener)
  response.on('close', () => world.events.off('event', listener))
  // A test cuts the stream by this.
  world.events.once('cut', () => response.destroy())
}

export function usage(workspace: Workspace, url: URL, response: ServerResponse) {
  const step = Number(url.searchParams.get('step') ?? 10)
  const since = Date.parse(url.searchParams.get('since') ?? new Date(Date.now() - 3_600_000).toISOString())
  const samples = []
  const gap = [since + 1_300_000, since + 1_700_000] as const
  for (let at = since; at < Date.now(); at += step * 1000) {
    if (at < gap[0] || at > gap[1]) samples.push(sampleAt(workspace, at))
  }
  const none = workspace.state === 'pending' || workspace.version === 1
  const limits = { cpuLimitMillis: 0, memoryLimitBytes: 0, pidsLimit: workspace.resources.pids }
  const { cpu, memory } = workspace.resources
  limits.cpuLimitMillis = cpu.endsWith('m') ? parseInt(cpu) : Number(cpu) * 1000
  limits.memoryLimitBytes = parseInt(memory) * (memory.endsWith('Gi') ? 2 ** 30 : 2 ** 20)
  json(response, 200, { stepSeconds: step, ...limits, samples: none ? [] : samples })
}

export function usageNow(world: World, workspace: Workspace, request: IncomingMessage, response: ServerResponse) {
  if (workspace.state !== 'running') {
    throw new Refusal(409, 'wrong-state', `“${workspace.name}” is ${workspace.state}; start it to see its use.`)
  }
  if (!asksForStream(request)) {
    json(response, 200, sampleAt(workspace, Date.now()))
    return
  }
  const write = eventStream(response)
  const tick = () => {
    if (world.workspaces.get(workspace.id)?.state !== 'running') response.end()
    else write('usage', sampleAt(workspace, Date.now()))
  }
  tick()
  every(1000, response, tick)
}

const TEXTS = [
  '[I ServerApp] Serving notebooks from local directory: /workspace',
  '[I LabApp] JupyterLab application directory is /opt/venv/share/jupyter/lab',
  '[I ServerApp] Kernel started: 7f0b1b52-6a8f-4a7c-9a51-5d2f5b1c7f10',
  '[I ServerApp] Saving file at /forecast.ipynb',
  '[W ServerApp] Notebook forecast.ipynb is not trusted',
  '<b>bold</b> & <script>nothing</script> stays text',
]

function lines(workspace: Workspace, number: number): LogLine[] {
  const app = workspace.apps[0]?.name ?? 'init'
  return Array.from({ length: number }, (_, i) => ({
    at: new Date(Date.now() - (number - i) * 4_000).toISOString(),
    source: i < 2 ? 'init' : app,
    text: i < 2 ? `init: ${app} started, process ${40 + i}` : (TEXTS[i % TEXTS.length] ?? ''),
  }))
}

export function logs(workspace: Workspace, url: URL, request: IncomingMessage, response: ServerResponse) {
  const wanted = url.searchParams.get('app')
  const all = lines(workspace, 60).filter((line) => !wanted || line.source === wanted)
  if (!asksForStream(request)) {
    json(response, 200, { items: all })
    return
  }
  const write = eventStream(response)
  all.forEach((line) => write('log', line))
  every(1500, response, () => write('log', { ...all.at(-1), at: new Date().toISOString() }))
}

export function imageLog(world: World, request: IncomingMessage, response: ServerResponse) {
  if (!asksForStream(request)) {
    json(response, 200, {
      items: world.imageLog.map((text) => ({ at: new Date().toISOString(), source: 'build', text })),
    })
    return
  }
  const write = eventStream(response)
  let sent = 0
  const flush = () => {
    for (; sent < world.imageLog.length; sent++) {
      write('log', { at: new Date().toISOString(), source: 'build', text: world.imageLog[sent] })
    }
  }
  flush()
  every(200, response, flush)
}
