import type { UsageSample } from '../src/api/types'
import { bytes, cpuMillis } from '../src/format/quantity'
import type { Workspace } from '../src/api/types'

/** Use that looks like somebody's work: waves, a busy spell, a slowly growing memory. */
export function sampleAt(workspace: Workspace, at: number): UsageSample {
  const cpu = cpuMillis(workspace.resources.cpu) ?? 1000
  const memory = bytes(workspace.resources.memory) ?? 2 ** 31
  const minute = at / 60_000
  const busy = Math.sin(minute / 7) > 0.35 ? 0.55 : 0.06
  const noise = Math.abs(Math.sin(at / 1700) * Math.cos(at / 900))
  return {
    at: new Date(at).toISOString(),
    cpuMillis: Math.round(cpu * Math.min(0.98, busy + noise * 0.3)),
    memoryBytes: Math.round(memory * (0.34 + 0.18 * Math.sin(minute / 19) + 0.02 * noise)),
    networkRxBytesPerSecond: Math.round(busy * noise * 900_000),
    networkTxBytesPerSecond: Math.round(busy * noise * 140_000),
    blockReadBytesPerSecond: Math.round(noise * 60_000),
    blockWriteBytesPerSecond: Math.round(busy * noise * 1_500_000),
    diskBytes: 1_240_000_000,
    processes: 21 + Math.round(noise * 9),
  }
}
