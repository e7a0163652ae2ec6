import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import type { Template, WorkspaceType } from '../api/types'
import { TYPE_WORDS } from '../format/words'
import type { Draft } from './draft'
import { PairsInput } from './PairsInput'
import { ParameterInput } from './ParameterInput'

interface Props {
  template: Template
  draft: Draft
  faults: Record<string, string>
  change: (part: Partial<Draft>) => void
}

const LONGEST_DESCRIPTION = 500

export function Advanced({ template, draft, faults, change }: Props) {
  return (
    <Stack gap="lg" maw={640}>
      {template.parameters.map((parameter) => (
        <ParameterInput
          key={parameter.name}
          parameter={parameter}
          value={draft.parameters[parameter.name] ?? parameter.fallback}
          fault={faults[`parameters.${parameter.name}`]}
          onChange={(value) => change({ parameters: { ...draft.parameters, [parameter.name]: value } })}
        />
      ))}
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxLength={LONGEST_DESCRIPTION}
        value={draft.description}
        error={faults.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <Select
        label="Type"
        description="Sets defaults, not abilities"
        data={Object.entries(TYPE_WORDS).map(([value, label]) => ({ value, label }))}
        value={draft.type || template.type}
        allowDeselect={false}
        onChange={(value) => change({ type: value === template.type ? '' : ((value ?? '') as WorkspaceType) })}
        maw={280}
      />
      <PairsInput
        title="Environment"
        what="variable"
        pairs={draft.env}
        faultOf={(name) => faults[`env.${name}`]}
        onChange={(env) => change({ env })}
      />
      <PairsInput
        title="Secret environment"
        description="Stored encrypted and never shown again. A reload of this page forgets the values."
        what="secret"
        secret
        pairs={draft.secretEnv}
        faultOf={(name) => faults[`secretEnv.${name}`]}
        onChange={(secretEnv) => change({ secretEnv })}
      />
      <TextInput
        label="Processes and threads at most"
        inputMode="numeric"
        placeholder={String(template.resources.pids)}
        value={draft.pids}
        error={faults['resources.pids']}
        onChange={(event) => change({ pids: event.currentTarget.value.replace(/\D/g, '') })}
        maw={280}
      />
    </Stack>
  )
}
