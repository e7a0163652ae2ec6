import type { CreateReview, Problem, Target, WorkspaceRequest } from '../src/api/types'
import { bytes, cpuMillis } from '../src/format/quantity'
import { nameFault } from '../src/format/name'
import { Refusal } from './http'
import { templateOf } from './workspaces'
import type { World } from './world'

const GIB = 2 ** 30

export function targetOf(world: World): Target {
  const running = [...world.workspaces.values()].filter((one) => one.state === 'running')
  const cpu = running.reduce((sum, one) => sum + (cpuMillis(one.resources.cpu) ?? 0), 0)
  const memory = running.reduce((sum, one) => sum + (bytes(one.resources.memory) ?? 0), 0)
  const many = world.scenario === 'many'
  return {
    name: 'local',
    runtime: 'docker',
    reachable: world.scenario !== 'failed',
    version: '20.10.24',
    cpu: { total: many ? 512_000 : 8_000, reserved: cpu, free: many ? 200_000 : 5_200 },
    memory: { total: (many ? 2048 : 24) * GIB, reserved: memory, free: (many ? 900 : 15.5) * GIB },
    disk: { total: 400 * GIB, reserved: 0, free: 212 * GIB },
    running: running.length,
    warnings:
      world.scenario === 'empty'
        ? []
        : ['The size of volumes is not enforced: the data directory is no btrfs. Move it to one.'],
  }
}

export function reviewOf(world: World, request: WorkspaceRequest, owner: string): CreateReview {
  const template = templateOf(request.template)
  const resources = { ...template.resources, ...request.resources }
  const target = targetOf(world)
  const refusals: Problem[] = []
  const refuse = (status: number, code: string, detail: string, field?: string) =>
    refusals.push(new Refusal(status, code, detail, field ? [{ field, message: detail }] : []).problem())
  const fault = nameFault(request.name)
  if (fault) refuse(422, 'invalid-field', fault, 'name')
  for (const one of world.workspaces.values()) {
    if (one.owner === owner && one.name === request.name) {
      refuse(409, 'name-taken', `You have a workspace “${request.name}” already. Choose another name.`, 'name')
    }
  }
  const cpu = cpuMillis(resources.cpu)
  const memory = bytes(resources.memory)
  if (!cpu)
    refuse(422, 'invalid-field', `“${resources.cpu}” is no amount of CPU; write 500m, 1.5 or 2.`, 'resources.cpu')
  else if (cpu > target.cpu.total) {
    refuse(
      409,
      'no-room',
      `${resources.cpu} CPUs are more than the machine’s ${target.cpu.total / 1000}.`,
      'resources.cpu',
    )
  }
  if (!memory) {
    refuse(
      422,
      'invalid-field',
      `“${resources.memory}” is no amount of memory; write 512Mi or 4Gi.`,
      'resources.memory',
    )
  } else if (memory > target.memory.free) {
    const free = Math.round(target.memory.free / GIB)
    refuse(
      409,
      'no-room',
      `${resources.memory} of memory is more than the ${free} GiB that are free. Choose less, or stop a workspace.`,
      'resources.memory',
    )
  }
  const notes =
    template.imageState === 'ready' ? [] : [`The image ${template.image} is built first; this takes minutes.`]
  return { workspace: request, resources, target, refusals, notes }
}
