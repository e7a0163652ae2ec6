const BYTE_UNITS: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
}

/** Thousandths of a CPU, or undefined where the text is no amount of CPU; the rule is that of `Quantity.java`. */
export function cpuMillis(text: string): number | undefined {
  const match = /^([0-9]{1,6}(?:\.[0-9]{1,3})?)(m?)$/.exec(text)
  if (!match) return undefined
  return Math.ceil(Number(match[1]) * (match[2] ? 1 : 1000))
}

/** Bytes, or undefined where the text is no amount of memory. */
export function bytes(text: string): number | undefined {
  const match = /^([0-9]{1,15}(?:\.[0-9]{1,3})?)(|k|M|G|T|Ki|Mi|Gi|Ti)$/.exec(text)
  const unit = match && BYTE_UNITS[match[2] ?? '']
  return match && unit ? Math.ceil(Number(match[1]) * unit) : undefined
}

function trimmed(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return String(Number(value.toFixed(digits)))
}

export function formatBytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let unit = 0
  let rest = value
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024
    unit++
  }
  return `${trimmed(rest)} ${units[unit]}`
}

export const formatRate = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`

export const formatCpu = (millis: number) => `${trimmed(millis / 1000)} vCPU`

/** Quantities as people read them; text that is no quantity comes back as it is. */
export function readCpu(text: string): string {
  const millis = cpuMillis(text)
  return millis === undefined ? text : formatCpu(millis)
}

export function readBytes(text: string): string {
  const value = bytes(text)
  return value === undefined ? text : formatBytes(value)
}
