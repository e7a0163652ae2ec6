import { Button, Group, Select, Switch, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../api/client'
import type { LogLine, Page } from '../api/types'
import { LogView } from '../logs/LogView'
import { useLogStream } from '../logs/useLogStream'
import { tellProblem } from '../parts/notify'
import { useShownWorkspace } from './useShownWorkspace'

const TAIL = 1_000
const DOWNLOAD_TAIL = 10_000

export function LogsTab() {
  const { id, name, state, apps } = useShownWorkspace()
  const [app, setApp] = useState('')
  const [search, setSearch] = useState('')
  const [follow, setFollow] = useState(true)
  const path = `/workspaces/${id}/logs`
  const live = follow && ['running', 'starting', 'stopping'].includes(state)
  const stream = useLogStream(path, { app, tail: TAIL }, live)
  const read = useQuery({
    queryKey: ['logs', id, app, state],
    queryFn: ({ signal }) => call<Page<LogLine>>(path, { query: { app, tail: TAIL }, signal }),
    enabled: !live,
    staleTime: 0,
  })
  const lines = live ? stream.lines : stream.lines.length > 0 && !read.data ? stream.lines : (read.data?.items ?? [])

  async function download() {
    try {
      const page = await call<Page<LogLine>>(path, { query: { app, tail: DOWNLOAD_TAIL } })
      const text = page.items.map((line) => `${line.at} ${line.source} ${line.text}\n`).join('')
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
      link.download = `${name}${app && `-${app}`}.log`
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      tellProblem(error)
    }
  }

  return (
    <>
      <Group mb="sm" gap="sm">
        <TextInput
          type="search"
          aria-label="Search the log"
          placeholder="Search"
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          aria-label="App"
          w={170}
          allowDeselect={false}
          value={app}
          onChange={(value) => setApp(value ?? '')}
          data={[
            { value: '', label: 'All sources' },
            ...apps.map((one) => ({ value: one.name, label: one.title })),
            { value: 'init', label: 'init' },
          ]}
        />
        <Switch label="Follow" checked={follow} onChange={(event) => setFollow(event.currentTarget.checked)} />
        <Button
          variant="default"
          ml="auto"
          leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
          onClick={() => void download()}
        >
          Download
        </Button>
      </Group>
      <LogView
        lines={lines}
        search={search}
        withSource
        height="calc(100dvh - 330px)"
        empty={read.error?.message ?? stream.problem?.detail ?? 'No lines yet. What the workspace writes appears here.'}
      />
      <Text size="xs" c="dimmed" mt={6} role="status">
        {live ? (stream.cut ? 'The stream is cut; it mends itself.' : 'Live') : 'Not followed'} · times in UTC
      </Text>
    </>
  )
}
