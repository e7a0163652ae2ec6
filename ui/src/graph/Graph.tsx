import { Skeleton, Text } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Usage, UsageSample } from '../api/types'
import { formatClock } from '../format/time'
import { columnsOf } from './columns'
import classes from './Graph.module.css'
import type { Metric } from './metrics'

const Plot = lazy(() => import('./Plot'))

interface Props {
  metric: Metric
  usage: Usage | undefined
  samples: UsageSample[]
  stepSeconds: number
  from: number
  to: number
  latest: UsageSample | undefined
  height: number
  syncKey: string
}

/** One time series under its name and its value: now, or where the pointer is on any graph of the page. */
export function Graph({ metric, usage, samples, stepSeconds, from, to, latest, height, syncKey }: Props) {
  const [cursor, setCursor] = useState<number>()
  const columns = useMemo(() => columnsOf(samples, metric, stepSeconds), [samples, metric, stepSeconds])
  const limit = usage && metric.limit ? metric.limit(usage) : undefined
  const pointed = cursor === undefined ? undefined : columns[0][cursor]
  const values = metric.series.map(({ label, of }, i) => {
    const value =
      pointed === undefined || cursor === undefined ? (latest ? of(latest) : null) : columns[i + 1]?.[cursor]
    return { label, text: value === null || value === undefined ? '–' : metric.format(value) }
  })
  const words = values.map(({ label, text }) => (values.length > 1 ? `${label} ${text}` : text)).join(', ')
  const ofLimit = limit ? ` of ${metric.format(limit)}` : ''
  return (
    <figure className={classes.graph} aria-label={`${metric.title}: ${words}${ofLimit}`}>
      <figcaption className={classes.caption}>
        <Text fw={500} component="span">
          {metric.title}
        </Text>
        <span className={classes.values}>
          {pointed !== undefined && <span className={classes.soft}>{formatClock(pointed * 1000)}</span>}
          {values.map(({ label, text }, i) => (
            <span key={label}>
              {values.length > 1 && <span className={classes.key} data-series={i} aria-hidden />}
              {values.length > 1 && <span className={classes.soft}>{label} </span>}
              {text}
            </span>
          ))}
          {limit && <span className={classes.soft}>of {metric.format(limit)}</span>}
        </span>
      </figcaption>
      {samples.length === 0 ? (
        <div className={classes.empty} style={{ height }}>
          {usage ? 'No use was measured in this time.' : <Skeleton height={height} />}
        </div>
      ) : (
        <Suspense fallback={<Skeleton height={height} />}>
          <Plot
            columns={columns}
            from={from}
            to={to}
            limit={metric.showLimit ? limit : undefined}
            least={metric.least}
            binary={metric.binary === true}
            height={height}
            syncKey={syncKey}
            format={metric.format}
            onCursor={setCursor}
          />
        </Suspense>
      )}
    </figure>
  )
}
