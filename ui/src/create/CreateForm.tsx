import { Button, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { create, useWorkspaceMutation } from '../api/actions'
import { toProblem } from '../api/client'
import { keys } from '../api/queries'
import type { Template, WorkspaceRequest } from '../api/types'
import { nameFault } from '../format/name'
import { Fold } from '../parts/Fold'
import { ProblemPanel } from '../parts/ProblemPanel'
import { placeOf } from '../workspaces/place'
import { Advanced } from './Advanced'
import classes from './CreateForm.module.css'
import { forget, requestOf, withSize, withTemplate } from './draft'
import { SizeChoice } from './SizeChoice'
import { Summary } from './Summary'
import { TemplateChoice } from './TemplateChoice'
import { useDraft } from './useDraft'
import { useReview } from './useReview'

export function CreateForm({ templates, taken }: { templates: Template[]; taken: ReadonlySet<string> }) {
  const { draft, setDraft, change } = useDraft(templates, taken)
  const template = templates.find((one) => one.name === draft.template)
  return template ? (
    <Fields
      templates={templates}
      template={template}
      taken={taken}
      draft={draft}
      change={change}
      onTemplate={(next) => setDraft((known) => withTemplate(known, next))}
      onSize={(size) => setDraft((known) => withSize(known, template, size))}
    />
  ) : null
}

interface Props extends Pick<ReturnType<typeof useDraft>, 'draft' | 'change'> {
  templates: Template[]
  template: Template
  taken: ReadonlySet<string>
  onTemplate: (template: Template) => void
  onSize: (size: string) => void
}

function Fields({ templates, template, taken, draft, change, onTemplate, onSize }: Props) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const request = requestOf(draft, template)
  const review = useReview(request)
  const attempt = useRef({ body: '', key: '' })
  const mutation = useWorkspaceMutation((input: { request: WorkspaceRequest; key: string }) =>
    create(input.request, input.key),
  )
  const [tried, setTried] = useState(false)

  const refusals = review.data?.refusals ?? []
  const refused = mutation.error ? [toProblem(mutation.error), ...refusals] : refusals
  const faults: Record<string, string> = {}
  for (const { field, message } of refused.flatMap(({ errors }) => errors)) faults[field] ??= message
  const nameError = nameFault(draft.name, taken) ?? faults.name

  async function submit() {
    setTried(true)
    if (nameError) return
    const body = JSON.stringify(request)
    // The same form sent twice is one attempt; a changed form is another.
    if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() }
    try {
      const made = await mutation.mutateAsync({ request, key: attempt.current.key })
      forget()
      client.setQueryData(keys.workspace(made.owner, made.name), made)
      await navigate(placeOf(made))
    } catch {
      // The panel above the button shows it.
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="xl" className={classes.fields}>
        <TemplateChoice templates={templates} value={template.name} onChange={onTemplate} />
        <TextInput
          label="Name"
          description="Part of its addresses: a–z, 0–9 and hyphens, at most 27"
          value={draft.name}
          error={draft.name !== '' || tried ? nameError : undefined}
          onChange={(event) => change({ name: event.currentTarget.value.toLowerCase() })}
          autoComplete="off"
          spellCheck={false}
          maw={420}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <SizeChoice template={template} draft={draft} faults={faults} change={change} onSize={onSize} />
        <Fold title="Advanced">
          <Advanced template={template} draft={draft} faults={faults} change={change} />
        </Fold>
        {mutation.isError && <ProblemPanel error={mutation.error} />}
        <div className={classes.submit}>
          <Button type="submit" loading={mutation.isPending} disabled={refusals.length > 0 && review.upToDate}>
            Create workspace
          </Button>
        </div>
      </Stack>
      <Summary template={template} request={request} review={review.data} error={review.error} />
    </form>
  )
}
