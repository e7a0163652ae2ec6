import type { UsageSample } from '../api/types'
import type { Metric } from './metrics'

/** Seconds, then one column of values per series; null where there is a gap. */
export type Columns = [number[], ...(number | null)[][]]

const GAP_STEPS = 2.5

/** Turns samples into what a graph draws; a pause longer than a few steps is a gap, not a line. */
export function columnsOf(samples: UsageSample[], metric: Metric, stepSeconds: number): Columns {
  const times: number[] = []
  const values: (number | null)[][] = metric.series.map(() => [])
  let before: number | undefined
  for (const sample of samples) {
    const at = Date.parse(sample.at) / 1000
    if (before !== undefined && at <= before) continue
    if (before !== undefined && at - before > GAP_STEPS * stepSeconds) {
      times.push(before + stepSeconds)
      values.forEach((column) => column.push(null))
    }
    times.push(at)
    metric.series.forEach(({ of }, i) => values[i]?.push(of(sample)))
    before = at
  }
  return [times, ...values]
}

/** The history with what came live after it, no longer than the window. */
export function joined(history: UsageSample[], live: UsageSample[], windowMs: number, now: number): UsageSample[] {
  const from = now - windowMs
  const last = history.at(-1)
  const lastAt = last ? Date.parse(last.at) : 0
  const inside = (sample: UsageSample) => Date.parse(sample.at) >= from
  return [...history.filter(inside), ...live.filter((sample) => Date.parse(sample.at) > lastAt && inside(sample))]
}
