import { Group, Input, Radio, Text, TextInput } from '@mantine/core'
import type { Template } from '../api/types'
import { readBytes, readCpu } from '../format/quantity'
import { CUSTOM, type Draft } from './draft'
import classes from './SizeChoice.module.css'

interface Props {
  template: Template
  draft: Draft
  faults: Record<string, string>
  change: (part: Partial<Draft>) => void
  onSize: (size: string) => void
}

export function SizeChoice({ template, draft, faults, change, onSize }: Props) {
  return (
    <div>
      <Radio.Group label="Size" value={draft.size} onChange={onSize}>
        <div className={classes.sizes}>
          {template.presets.map(({ name, cpu, memory }) => (
            <Radio.Card key={name} value={name} className={classes.size}>
              <Text component="span" fw={600}>
                {name}
              </Text>
              <Text component="span" size="sm" c="dimmed" className="figures">
                {readCpu(cpu)} · {readBytes(memory)}
              </Text>
            </Radio.Card>
          ))}
          <Radio.Card value={CUSTOM} className={classes.size}>
            <Text component="span" fw={600}>
              Custom
            </Text>
            <Text component="span" size="sm" c="dimmed">
              Your own numbers
            </Text>
          </Radio.Card>
        </div>
      </Radio.Group>
      {draft.size === CUSTOM ? (
        <Group mt="sm" align="flex-start">
          <TextInput
            label="CPU"
            description="As 500m, 1.5 or 2"
            w={160}
            value={draft.cpu}
            error={faults['resources.cpu']}
            onChange={(event) => change({ cpu: event.currentTarget.value.trim() })}
          />
          <TextInput
            label="Memory"
            description="As 512Mi or 4Gi"
            w={160}
            value={draft.memory}
            error={faults['resources.memory']}
            onChange={(event) => change({ memory: event.currentTarget.value.trim() })}
          />
        </Group>
      ) : (
        (faults['resources.cpu'] ?? faults['resources.memory']) && (
          <Input.Error mt={6}>{faults['resources.cpu'] ?? faults['resources.memory']}</Input.Error>
        )
      )}
    </div>
  )
}
