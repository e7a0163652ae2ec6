import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconCheck, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react'

const CHOICES: { value: MantineColorScheme; title: string; icon: typeof IconSun }[] = [
  { value: 'light', title: 'Light', icon: IconSun },
  { value: 'dark', title: 'Dark', icon: IconMoon },
  { value: 'auto', title: 'As the system', icon: IconSunMoon },
]

export function SchemeMenu({
  narrow,
  className,
  wordClass,
}: {
  narrow: boolean
  className?: string
  wordClass?: string
}) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Shown = CHOICES.find((choice) => choice.value === colorScheme)?.icon ?? IconSunMoon
  return (
    <Menu position={narrow ? 'right-end' : 'top-start'}>
      <Menu.Target>
        <UnstyledButton className={className} aria-label="Colours">
          <Shown size={18} stroke={1.5} aria-hidden />
          <span className={wordClass}>Colours</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map(({ value, title, icon: Choice }) => (
          <Menu.Item
            key={value}
            leftSection={<Choice size={16} stroke={1.5} />}
            rightSection={value === colorScheme ? <IconCheck size={14} aria-label="chosen" /> : undefined}
            onClick={() => setColorScheme(value)}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
