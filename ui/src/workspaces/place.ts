import type { Workspace } from '../api/types'

type Named = Pick<Workspace, 'owner' | 'name'>

/** The address of a workspace's page or of one of its tabs. */
export function placeOf({ owner, name }: Named, tab?: string): string {
  const page = `/workspaces/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`
  return tab ? `${page}/${tab}` : page
}
