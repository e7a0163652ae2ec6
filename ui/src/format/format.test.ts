import { describe, expect, it } from 'vitest'
import { createCommand, shellWord } from './command'
import { nameFault, proposeName } from './name'
import { bytes, cpuMillis, formatBytes, formatCpu } from './quantity'
import { formatDuration, formatRelative } from './time'
import { toYaml } from './yaml'

describe('quantities', () => {
  it.each([
    ['500m', 500],
    ['1.5', 1500],
    ['2', 2000],
    ['0.0001', undefined],
    ['-1', undefined],
    ['two', undefined],
    ['', undefined],
  ])('reads %s CPUs as %s', (text, millis) => expect(cpuMillis(text)).toBe(millis))

  it.each([
    ['512Mi', 512 * 2 ** 20],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['1G', 1e9],
    ['4 Gi', undefined],
    ['4GB', undefined],
  ])('reads %s of memory as %s', (text, value) => expect(bytes(text)).toBe(value))

  it('writes amounts as people read them', () => {
    expect(formatBytes(1.5 * 2 ** 30)).toBe('1.5 GiB')
    expect(formatBytes(0)).toBe('0 B')
    expect(formatCpu(500)).toBe('0.5 vCPU')
  })
})

describe('names', () => {
  it.each(['a', 'calm-heron', 'a1', 'a'.repeat(27)])('takes %s', (name) => expect(nameFault(name)).toBeUndefined())

  it.each(['', '1a', '-a', 'a-', 'a--b', 'Aa', 'a_b', 'a'.repeat(28), 'é', '../a'])('refuses “%s”', (name) =>
    expect(nameFault(name)).toBeTruthy(),
  )

  it('refuses a name that is taken', () => expect(nameFault('thesis', new Set(['thesis']))).toContain('already'))

  it('proposes only names that keep the rule and are free', () => {
    const taken = new Set<string>()
    for (let i = 0; i < 144; i++) {
      const name = proposeName(taken)
      expect(nameFault(name, taken)).toBeUndefined()
      taken.add(name)
    }
  })
})

describe('times', () => {
  const now = Date.parse('2026-01-10T12:00:00Z')
  it.each([
    [now - 10_000, 'just now'],
    [now - 180_000, '3 min ago'],
    [now - 59.8 * 60_000, '1 h ago'],
    [now + 2 * 3_600_000, 'in 2 h'],
    [now - 3 * 86_400_000, '3 d ago'],
  ])('says %s as %s', (at, words) => expect(formatRelative(at, now)).toBe(words))

  it.each([
    [850, '0.8 s'],
    [12_000, '12 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
  ])('says %s ms as %s', (ms, words) => expect(formatDuration(ms)).toBe(words))
})

describe('the same request as a command and as YAML', () => {
  const request = {
    name: 'river',
    template: 'python-data-science',
    resources: { cpu: '2', memory: '4Gi' },
    env: { GREETING: "it's on" },
    secretEnv: { KEY: 'never-shown' },
  }

  it('quotes words for the shell', () => {
    expect(shellWord('4Gi')).toBe('4Gi')
    expect(shellWord("it's")).toBe(`'it'\\''s'`)
    expect(shellWord('$(rm)')).toBe(`'$(rm)'`)
  })

  it('never writes a secret into the command', () => {
    const text = createCommand(request)
    expect(text).toContain('--cpu 2')
    expect(text).toContain('--secret-env KEY=@FILE')
    expect(text).not.toContain('never-shown')
  })

  it('quotes in YAML what could be read as anything but a string', () => {
    expect(toYaml({ a: 'yes', b: '2', c: 'plain', d: 'x: y', e: undefined, f: { g: 1 }, h: 'null' })).toBe(
      'a: "yes"\nb: "2"\nc: plain\nd: "x: y"\nf:\n  g: 1\nh: "null"\n',
    )
  })
})
