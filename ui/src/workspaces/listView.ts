import type { Workspace, WorkspaceState } from '../api/types'
import { isWorking, wordOf } from '../parts/stateMeaning'

export type Group = 'all' | 'running' | 'working' | 'stopped' | 'attention'
export type Order = 'name' | 'state' | 'since'

export interface View {
  text: string
  group: Group
  owner: string
  order: Order
}

const IN_GROUP: Record<Group, (state: WorkspaceState) => boolean> = {
  all: () => true,
  running: (state) => state === 'running',
  working: isWorking,
  stopped: (state) => state === 'stopped' || state === 'dormant',
  attention: (state) => state === 'failed' || state === 'unknown',
}

export const GROUP_WORDS: Record<Group, string> = {
  all: 'All',
  running: 'Running',
  working: 'On the way',
  stopped: 'Stopped',
  attention: 'Needs attention',
}

export const GROUPS = Object.keys(IN_GROUP) as Group[]

/** Reads the view from the address; what it doesn't know is the default. */
export function viewOf(parameters: URLSearchParams): View {
  const group = parameters.get('state') as Group
  const order = parameters.get('sort') as Order
  return {
    text: parameters.get('q') ?? '',
    group: GROUPS.includes(group) ? group : 'all',
    owner: parameters.get('owner') ?? '',
    order: ['name', 'state', 'since'].includes(order) ? order : 'name',
  }
}

const COMPARE: Record<Order, (a: Workspace, b: Workspace) => number> = {
  name: (a, b) => compare(a.name, b.name) || compare(a.owner, b.owner),
  state: (a, b) => compare(wordOf(a.state), wordOf(b.state)) || compare(a.name, b.name),
  since: (a, b) => compare(b.status.since, a.status.since),
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Fits the words and the owner, whatever the state. */
export function matching(workspaces: Workspace[], { text, owner }: View): Workspace[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return workspaces.filter((one) => {
    if (owner && one.owner !== owner) return false
    const haystack = `${one.owner}/${one.name} ${one.template} ${one.description}`.toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}

export function shown(matched: Workspace[], { group, order }: View): Workspace[] {
  return matched.filter((one) => IN_GROUP[group](one.state)).sort(COMPARE[order])
}

export function counts(matched: Workspace[]): Record<Group, number> {
  const result = { all: 0, running: 0, working: 0, stopped: 0, attention: 0 }
  for (const { state } of matched) for (const group of GROUPS) if (IN_GROUP[group](state)) result[group]++
  return result
}
