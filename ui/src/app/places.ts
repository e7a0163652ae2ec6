import {
  IconBox,
  IconHome,
  IconLayoutList,
  IconServer2,
  IconStack2,
  IconTrash,
  IconUserCircle,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'

export interface Place {
  to: string
  title: string
  icon: Icon
}

/** Every page that the navigation and the commands lead to. */
export const PLACES: Place[] = [
  { to: '/', title: 'Home', icon: IconHome },
  { to: '/workspaces', title: 'Workspaces', icon: IconLayoutList },
  { to: '/templates', title: 'Templates', icon: IconBox },
  { to: '/bin', title: 'Bin', icon: IconTrash },
]

export const OWN_PLACES: Place[] = [{ to: '/account', title: 'Account', icon: IconUserCircle }]

export const ADMIN_PLACES: Place[] = [
  { to: '/admin/users', title: 'Users', icon: IconUsers },
  { to: '/admin/images', title: 'Images', icon: IconStack2 },
  { to: '/admin/system', title: 'System', icon: IconServer2 },
]
