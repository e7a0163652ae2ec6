import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import type { TemplateParameter } from '../api/types'

interface Props {
  parameter: TemplateParameter
  value: string
  fault?: string
  onChange: (value: string) => void
}

/** The rule of a text parameter, checked while typing. */
export function parameterFault({ pattern }: TemplateParameter, value: string): string | undefined {
  if (!pattern || value === '') return undefined
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value) ? undefined : `The value must fit ${pattern}`
  } catch {
    // A pattern that this browser doesn't know is checked by the server alone.
    return undefined
  }
}

/** A template's parameter as the input of its type. */
export function ParameterInput({ parameter, value, fault, onChange }: Props) {
  const { title, description, type, choices, min, max } = parameter
  if (type === 'boolean') {
    return (
      <Switch
        label={title}
        description={description}
        error={fault}
        checked={value === 'true'}
        onChange={(event) => onChange(String(event.currentTarget.checked))}
      />
    )
  }
  const shared = { label: title, description, error: fault, maw: 420 }
  if (type === 'choice') {
    return (
      <Select
        {...shared}
        data={choices}
        value={value}
        allowDeselect={false}
        onChange={(next) => onChange(next ?? '')}
      />
    )
  }
  if (type === 'number') {
    return <NumberInput {...shared} value={value} min={min} max={max} onChange={(next) => onChange(String(next))} />
  }
  return (
    <TextInput
      {...shared}
      value={value}
      error={fault ?? parameterFault(parameter, value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
