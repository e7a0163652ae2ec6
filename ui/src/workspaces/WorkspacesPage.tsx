import { Button, Checkbox, ScrollArea, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useIsAdmin, useMe, workspacesQuery } from '../api/queries'
import { EmptyState } from '../parts/EmptyState'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { BulkBar } from './BulkBar'
import { counts, GROUP_WORDS, GROUPS, matching, shown, viewOf, type Group } from './listView'
import { WorkspaceTable } from './WorkspaceTable'
import classes from './WorkspacesPage.module.css'

const ADDRESS_WAIT_MS = 250
const NONE: ReadonlySet<string> = new Set()

export function WorkspacesPage() {
  const admin = useIsAdmin()
  const me = useMe()
  const query = useQuery(workspacesQuery)
  const [parameters, setParameters] = useSearchParams()
  const view = viewOf(parameters)
  const [text, setText] = useState(view.text)
  const [selected, setSelected] = useState(NONE)

  const { group, owner, order } = view
  const matched = useMemo(
    () => matching(query.data ?? [], { text, group, owner, order }),
    [query.data, text, group, owner, order],
  )
  const number = useMemo(() => counts(matched), [matched])
  const list = useMemo(() => shown(matched, { text: '', group, owner: '', order }), [matched, group, order])
  const chosen = useMemo(() => (query.data ?? []).filter((one) => selected.has(one.id)), [query.data, selected])

  function setParameter(name: string, value: string) {
    setParameters(
      (known) => {
        const next = new URLSearchParams(known)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  }
  const writeText = useDebouncedCallback((value: string) => setParameter('q', value), ADDRESS_WAIT_MS)

  const none = query.isSuccess && query.data.length === 0
  const create = (
    <Button component={Link} to="/workspaces/new" leftSection={<IconPlus size={16} stroke={1.75} />}>
      Create workspace
    </Button>
  )

  return (
    <Page title="Workspaces" wide actions={!none && create}>
      {query.isError && <ProblemPanel error={query.error} />}
      {query.isPending && <Loading rows={8} />}
      {none && <EmptyState action={create}>There is no workspace yet. The first one is four fields away.</EmptyState>}
      {query.data && !none && (
        <>
          <div className={classes.filters}>
            <TextInput
              type="search"
              aria-label="Filter by name, owner or template"
              placeholder="Filter by name or template"
              leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
              className={classes.text}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value)
                writeText(event.currentTarget.value)
              }}
            />
            <ScrollArea type="never" className={classes.groups}>
              <SegmentedControl
                aria-label="State"
                value={group}
                onChange={(value) => setParameter('state', value === 'all' ? '' : value)}
                data={GROUPS.map((value: Group) => ({
                  value,
                  label: (
                    <span className="figures">
                      {GROUP_WORDS[value]} <span className={classes.count}>{number[value]}</span>
                    </span>
                  ),
                }))}
              />
            </ScrollArea>
            {admin && (
              <Checkbox
                label="Only mine"
                checked={owner !== '' && owner === me?.name}
                onChange={(event) => setParameter('owner', event.currentTarget.checked ? (me?.name ?? '') : '')}
              />
            )}
          </div>
          <BulkBar chosen={chosen} onClear={() => setSelected(NONE)} />
          {list.length > 0 ? (
            <WorkspaceTable
              list={list}
              admin={admin}
              order={order}
              onOrder={(value) => setParameter('sort', value === 'name' ? '' : value)}
              selected={selected}
              onSelect={setSelected}
            />
          ) : (
            <EmptyState
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setText('')
                    setParameters({}, { replace: true })
                  }}
                >
                  Clear the filter
                </Button>
              }
            >
              No workspace fits this filter.
            </EmptyState>
          )}
          <div className="visually-hidden" role="status">
            {list.length} workspaces shown
          </div>
        </>
      )}
    </Page>
  )
}
