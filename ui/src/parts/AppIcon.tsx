import {
  IconAppWindow,
  IconBook2,
  IconBrandPython,
  IconChartHistogram,
  IconCode,
  IconCube,
  IconDeviceDesktop,
  IconFolder,
  IconNotebook,
  IconTerminal2,
  IconWorld,
  type Icon,
} from '@tabler/icons-react'

const ICONS: Record<string, Icon> = {
  'app-window': IconAppWindow,
  'book-2': IconBook2,
  'brand-python': IconBrandPython,
  'chart-histogram': IconChartHistogram,
  code: IconCode,
  'device-desktop': IconDeviceDesktop,
  folder: IconFolder,
  notebook: IconNotebook,
  'terminal-2': IconTerminal2,
  terminal: IconTerminal2,
  world: IconWorld,
}

/** The icon that a template or an app names; only those that templates use are in the bundle. */
export function AppIcon({ name, size = 18 }: { name: string; size?: number }) {
  const Shown = ICONS[name] ?? IconCube
  return <Shown size={size} stroke={1.5} aria-hidden />
}
