import { doVerb, toBin, update, useWorkspaceMutation, type Verb } from '../api/actions'
import type { Workspace, WorkspaceUpdate } from '../api/types'
import { tell, tellProblem } from '../parts/notify'

/** The verbs of a workspace with what the page says about them; whatever can be undone offers it. */
export function useVerbs() {
  const verb = useWorkspaceMutation(({ workspace, name }: { workspace: Workspace; name: Verb }) =>
    doVerb(workspace, name),
  )
  const bin = useWorkspaceMutation(toBin)
  const change = useWorkspaceMutation((input: { workspace: Workspace; change: WorkspaceUpdate }) =>
    update(input.workspace, input.change),
  )

  async function quietly(workspace: Workspace, name: Verb): Promise<Workspace | undefined> {
    try {
      return await verb.mutateAsync({ workspace, name })
    } catch (error) {
      tellProblem(error)
      return undefined
    }
  }

  const start = (workspace: Workspace) => quietly(workspace, 'start')
  const restart = (workspace: Workspace) => quietly(workspace, 'restart')

  async function stop(workspace: Workspace) {
    const next = await quietly(workspace, 'stop')
    if (next) tell(`${next.name} is stopping.`, { label: 'Start again', run: () => void start(next) })
  }

  async function restore(workspace: Workspace) {
    const next = await quietly(workspace, 'restore')
    if (next) tell(`${next.name} is back, stopped.`, { label: 'Start it', run: () => void start(next) })
    return next
  }

  async function remove(workspace: Workspace) {
    const next = await bin.mutateAsync(workspace)
    tell(`${workspace.name} is on its way to the bin.`, { label: 'Restore', run: () => void restoreSoon(workspace) })
    return next
  }

  /** A workspace that is still on its way to the bin can't be restored yet. */
  async function restoreSoon(workspace: Workspace, tries = 20) {
    try {
      const next = await verb.mutateAsync({ workspace, name: 'restore' })
      tell(`${next.name} is back, stopped.`)
    } catch (error) {
      if (tries === 0) tellProblem(error)
      else setTimeout(() => void restoreSoon(workspace, tries - 1), 500)
    }
  }

  const edit = (workspace: Workspace, words: WorkspaceUpdate) => change.mutateAsync({ workspace, change: words })

  return { start, stop, restart, restore, remove, edit, busy: verb.isPending || bin.isPending }
}
