import type { QueryClient } from '@tanstack/react-query'
import { afterEvents, inBin, notInBin } from './collection'
import { keys } from './queries'
import { followShared } from './sharedStream'
import type { Image, StudioloEvent, Template, Workspace } from './types'

const BATCH_MS = 100

/** Writes what the server tells into the lists the page has read; nothing is fetched for a change. */
export function applyEvents(client: QueryClient, events: StudioloEvent[]) {
  patch<Workspace[]>(client, keys.workspaces, (list) => afterEvents(list, events, notInBin))
  patch<Workspace[]>(client, keys.bin, (list) => afterEvents(list, events, inBin))
  for (const event of events) {
    if (event.workspace) applyOne(client, event.workspace)
    if (event.image) applyImage(client, event.image)
    if (event.type === 'workspace-purged') void client.invalidateQueries({ queryKey: ['workspace'] })
  }
}

/** Finds the workspace by its id: its name, which its page's key has, may be what changed. */
function applyOne(client: QueryClient, workspace: Workspace) {
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: ['workspace'] })) {
    const known = state.data as Workspace | undefined
    if (known?.id === workspace.id && known.version <= workspace.version) client.setQueryData(queryKey, workspace)
  }
  if (client.getQueryState(keys.timeline(workspace.id))) {
    void client.invalidateQueries({ queryKey: keys.timeline(workspace.id) })
  }
}

function applyImage(client: QueryClient, image: Image) {
  patch<Image[]>(client, keys.images, (list) =>
    list.some((known) => known.name === image.name)
      ? list.map((known) => (known.name === image.name ? image : known))
      : [...list, image],
  )
  patch<Template[]>(client, keys.templates, (list) =>
    list.map((template) =>
      template.image === image.name && template.imageState !== image.state
        ? { ...template, imageState: image.state, imageBytes: image.bytes ?? template.imageBytes }
        : template,
    ),
  )
}

function patch<Data>(client: QueryClient, key: readonly string[], change: (known: Data) => Data) {
  client.setQueryData<Data>(key, (known) => (known === undefined ? known : change(known)))
}

export interface Connection {
  state: 'connecting' | 'open' | 'cut'
  lastWordAt: number
}

/** After a pause nobody knows what was missed. */
function readAnew(client: QueryClient) {
  for (const queryKey of [keys.workspaces, keys.bin, keys.images, ['workspace']]) {
    void client.invalidateQueries({ queryKey })
  }
}

/** Follows everything the caller may see, in batches, so that a storm of changes costs one rendering. */
export function followEvents(client: QueryClient, onConnection: (connection: Connection) => void): () => void {
  let waiting: StudioloEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastWordAt = Date.now()

  function flush() {
    timer = undefined
    const batch = waiting
    waiting = []
    applyEvents(client, batch)
  }

  const stop = followShared('/events', {
    onEvent: (_, data) => {
      const event = JSON.parse(data) as StudioloEvent
      if (event.type === 'hello') {
        readAnew(client)
        return
      }
      waiting.push(event)
      timer ??= setTimeout(flush, BATCH_MS)
    },
    onWord: () => {
      lastWordAt = Date.now()
    },
    onOpen: () => onConnection({ state: 'open', lastWordAt }),
    onCut: () => onConnection({ state: 'cut', lastWordAt }),
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
