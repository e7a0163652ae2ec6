import { Radio, Text } from '@mantine/core'
import type { Template } from '../api/types'
import { formatDuration } from '../format/time'
import { AppIcon } from '../parts/AppIcon'
import classes from './TemplateChoice.module.css'

interface Props {
  templates: Template[]
  value: string
  onChange: (template: Template) => void
}

export function startWords({ imageState, startEstimateMs }: Template): string {
  if (imageState === 'missing') return 'Its image is built at the first start'
  if (imageState === 'building') return 'Its image is being built'
  if (imageState === 'failed') return 'Its image failed to build'
  return startEstimateMs === undefined ? 'Not started here yet' : `Starts in about ${formatDuration(startEstimateMs)}`
}

export function TemplateChoice({ templates, value, onChange }: Props) {
  return (
    <Radio.Group
      label="Template"
      value={value}
      onChange={(name) => {
        const template = templates.find((one) => one.name === name)
        if (template) onChange(template)
      }}
    >
      <div className={classes.cards}>
        {templates.map((template) => (
          <Radio.Card key={template.name} value={template.name} className={classes.card}>
            <span className={classes.icon}>
              <AppIcon name={template.icon} size={22} />
            </span>
            <span className={classes.words}>
              <Text component="span" fw={600}>
                {template.title}
              </Text>
              <Text component="span" size="sm">
                {template.description}
              </Text>
              <Text component="span" size="xs" c="dimmed">
                {startWords(template)}
              </Text>
            </span>
            <Radio.Indicator size="xs" className={classes.indicator} />
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
