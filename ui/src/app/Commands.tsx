import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { doVerb, type Verb } from '../api/actions'
import { applyEvents } from '../api/events'
import { templatesQuery, useIsAdmin, useMe, workspacesQuery } from '../api/queries'
import type { Workspace } from '../api/types'
import { AppIcon } from '../parts/AppIcon'
import { tell, tellProblem } from '../parts/notify'
import { canStart, canStop, wordOf } from '../parts/stateMeaning'
import { ADMIN_PLACES, OWN_PLACES, PLACES } from './places'

const SHOWN = 12

/** Search and commands: go to, open an app, start, stop, create from a template. */
export function Commands() {
  const [query, setQuery] = useState('')
  const navigate = useNavigate()
  const client = useQueryClient()
  const admin = useIsAdmin()
  const me = useMe()
  const workspaces = useQuery(workspacesQuery).data ?? []
  const templates = useQuery(templatesQuery).data ?? []

  async function run(workspace: Workspace, verb: Verb, word: string) {
    try {
      const next = await doVerb(workspace, verb)
      applyEvents(client, [{ type: 'workspace', id: next.id, workspace: next }])
      tell(`${workspace.name} is ${word}.`)
    } catch (error) {
      tellProblem(error)
    }
  }

  function actionsOf(workspace: Workspace): SpotlightActionData[] {
    const { id, name, owner, state } = workspace
    const shown = owner === me?.name ? name : `${owner}/${name}`
    const go: SpotlightActionData = {
      id: `go-${id}`,
      label: shown,
      description: `${wordOf(state)} · ${workspace.template}`,
      onClick: () => void navigate(`/workspaces/${owner}/${name}`),
    }
    const opens = (state === 'running' ? workspace.apps : []).map((app) => ({
      id: `open-${id}-${app.name}`,
      label: `Open ${app.title} of ${shown}`,
      leftSection: <AppIcon name={app.icon} />,
      onClick: () => void window.open(app.url, '_blank', 'noopener'),
    }))
    const verbs: SpotlightActionData[] = []
    if (canStart(state))
      verbs.push({
        id: `start-${id}`,
        label: `Start ${shown}`,
        onClick: () => void run(workspace, 'start', 'starting'),
      })
    if (canStop(state))
      verbs.push({ id: `stop-${id}`, label: `Stop ${shown}`, onClick: () => void run(workspace, 'stop', 'stopping') })
    return [go, ...opens, ...verbs]
  }

  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (action: SpotlightActionData) =>
    words.every((word) => `${action.label} ${action.description ?? ''}`.toLowerCase().includes(word))
  const some = (actions: SpotlightActionData[]) => actions.filter(fits).slice(0, SHOWN)

  const places = [...PLACES, ...OWN_PLACES, ...(admin ? ADMIN_PLACES : [])].map(({ to, title, icon: Shown }) => ({
    id: to,
    label: `Go to ${title.toLowerCase()}`,
    leftSection: <Shown size={18} stroke={1.5} />,
    onClick: () => void navigate(to),
  }))
  const creates = templates.map((template) => ({
    id: `create-${template.name}`,
    label: `Create from ${template.title}`,
    leftSection: <AppIcon name={template.icon} />,
    onClick: () => void navigate(`/workspaces/new?template=${encodeURIComponent(template.name)}`),
  }))
  const groups: SpotlightActionGroupData[] = [
    { group: 'Workspaces', actions: some(workspaces.flatMap(actionsOf)) },
    { group: 'Create', actions: some(creates) },
    { group: 'Go to', actions: some(places) },
  ].filter((group) => group.actions.length > 0)

  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      filter={(_, actions) => actions}
      shortcut={null}
      centered={false}
      yOffset="14vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      maxHeight={420}
      highlightQuery
      nothingFound="Nothing fits. Try a workspace’s name or “create”."
      searchProps={{ placeholder: 'Search, or say what to do', 'aria-label': 'Search and commands' }}
    />
  )
}
