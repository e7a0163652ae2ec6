import type { StudioloEvent, Workspace } from './types'

/** Of two readings of the same workspaces, each one's newer form; unchanged ones keep their identity. */
export function newest(read: Workspace[], known: Workspace[] | undefined): Workspace[] {
  if (!known || known.length === 0) return read
  const before = new Map(known.map((workspace) => [workspace.id, workspace]))
  return read.map((workspace) => {
    const other = before.get(workspace.id)
    if (!other || other.version < workspace.version) return workspace
    if (other.version > workspace.version) return other
    return same(other, workspace) ? other : workspace
  })
}

function same(a: Workspace, b: Workspace) {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What is left after a batch of events, in one pass; `keep` says which workspaces belong to this list. */
export function afterEvents(
  list: Workspace[],
  events: StudioloEvent[],
  keep: (workspace: Workspace) => boolean,
): Workspace[] {
  const changed = new Map<string, Workspace | undefined>()
  for (const event of events) {
    if (event.type === 'workspace' && event.workspace) changed.set(event.workspace.id, event.workspace)
    else if (event.type === 'workspace-purged' && event.id) changed.set(event.id, undefined)
  }
  if (changed.size === 0) return list
  const result: Workspace[] = []
  let different = false
  for (const known of list) {
    if (!changed.has(known.id)) {
      result.push(known)
      continue
    }
    const next = changed.get(known.id)
    changed.delete(known.id)
    const newer = next && next.version >= known.version ? next : next && known
    if (newer && keep(newer)) result.push(newer)
    if (newer !== known) different = true
  }
  for (const added of changed.values()) {
    if (added && keep(added)) {
      result.push(added)
      different = true
    }
  }
  return different ? result : list
}

export const inBin = (workspace: Workspace) => workspace.state === 'deleted'
export const notInBin = (workspace: Workspace) => workspace.state !== 'deleted'
