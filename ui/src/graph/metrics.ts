import type { Usage, UsageSample } from '../api/types'
import { formatBytes, formatCpu, formatRate } from '../format/quantity'

export interface Metric {
  key: string
  title: string
  series: { label: string; of: (sample: UsageSample) => number | null }[]
  format: (value: number) => string
  limit?: (usage: Usage) => number
  /** Whether the graph reaches up to the limit, or the limit is only told. */
  showLimit?: boolean
  /** Ticks at powers of two, as bytes are read. */
  binary?: boolean
  /** The least height of the scale, so that a quiet value doesn't look busy. */
  least: number
}

const KIB = 1024
const MIB = 1024 * KIB

export const METRICS: Metric[] = [
  {
    key: 'cpu',
    title: 'CPU',
    series: [{ label: 'CPU', of: (sample) => sample.cpuMillis }],
    format: formatCpu,
    limit: (usage) => usage.cpuLimitMillis,
    showLimit: true,
    least: 100,
  },
  {
    key: 'memory',
    title: 'Memory',
    series: [{ label: 'Memory', of: (sample) => sample.memoryBytes }],
    format: formatBytes,
    binary: true,
    limit: (usage) => usage.memoryLimitBytes,
    showLimit: true,
    least: 64 * MIB,
  },
  {
    key: 'network',
    title: 'Network',
    series: [
      { label: 'in', of: (sample) => sample.networkRxBytesPerSecond },
      { label: 'out', of: (sample) => sample.networkTxBytesPerSecond },
    ],
    format: formatRate,
    binary: true,
    least: 10 * KIB,
  },
  {
    key: 'block',
    title: 'Disk input and output',
    series: [
      { label: 'read', of: (sample) => sample.blockReadBytesPerSecond },
      { label: 'written', of: (sample) => sample.blockWriteBytesPerSecond },
    ],
    format: formatRate,
    binary: true,
    least: 10 * KIB,
  },
  {
    key: 'disk',
    title: 'Disk',
    series: [{ label: 'Disk', of: (sample) => (sample.diskBytes < 0 ? null : sample.diskBytes) }],
    format: formatBytes,
    binary: true,
    least: MIB,
  },
  {
    key: 'processes',
    title: 'Processes',
    series: [{ label: 'Processes', of: (sample) => sample.processes }],
    format: (value) => String(Math.round(value)),
    limit: (usage) => usage.pidsLimit,
    least: 10,
  },
]
