import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Template } from '../api/types'
import { proposeName } from '../format/name'
import { EMPTY, fromAddress, store, stored, withTemplate, type Draft } from './draft'

function begin(templates: Template[], taken: ReadonlySet<string>, address: URLSearchParams): Draft {
  const asked = templates.find((template) => template.name === address.get('template'))
  const before = stored()
  const known = templates.find((template) => template.name === before?.template)
  const first = templates.find((template) => template.imageState === 'ready') ?? templates[0]
  let draft = before && known && (!asked || asked === known) ? before : EMPTY
  if (draft === EMPTY) {
    const template = asked ?? first
    if (template)
      draft = withTemplate(
        { ...EMPTY, ...(before && { description: before.description, name: before.name }) },
        template,
      )
  }
  if (!draft.name || taken.has(draft.name)) draft = { ...draft, name: proposeName(taken) }
  const template = templates.find((one) => one.name === draft.template)
  return template ? fromAddress(draft, template, address) : draft
}

/** The form's state: begun from the address or the last unsaved form, kept over a reload. */
export function useDraft(templates: Template[], taken: ReadonlySet<string>) {
  const [address] = useSearchParams()
  const [draft, setDraft] = useState(() => begin(templates, taken, address))
  useEffect(() => store(draft), [draft])
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }))
  return { draft, setDraft, change }
}
