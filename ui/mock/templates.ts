import type { Image, Template, User } from '../src/api/types'

const README = `A place for notebooks.

## What is inside
- JupyterLab with NumPy, pandas, scikit-learn and matplotlib
- Git, tmux, an editor and a terminal

## Where your work lies
Everything under \`/workspace\` is kept when the workspace stops. Run \`pip list\` to see what is installed.

<script>document.title = 'markup of a user'</script>
`

export const templates: Template[] = [
  {
    name: 'python-data-science',
    title: 'Python Data Science',
    description: 'JupyterLab with NumPy, pandas, scikit-learn and matplotlib.',
    icon: 'chart-histogram',
    type: 'data-science',
    version: 3,
    image: 'python-data-science',
    imageState: 'ready',
    imageBytes: 957_000_000,
    startEstimateMs: 1_400,
    resources: { cpu: '1', memory: '2Gi', pids: 512 },
    presets: [
      { name: 'S', cpu: '500m', memory: '1Gi' },
      { name: 'M', cpu: '1', memory: '2Gi' },
      { name: 'L', cpu: '2', memory: '4Gi' },
    ],
    parameters: [
      {
        name: 'collaboration',
        title: 'Real-time collaboration',
        description: 'Several people edit one notebook at once.',
        type: 'boolean',
        fallback: 'false',
        choices: [],
      },
      {
        name: 'theme',
        title: 'JupyterLab theme',
        description: 'The look JupyterLab starts with.',
        type: 'choice',
        fallback: 'light',
        choices: ['light', 'dark'],
      },
    ],
    apps: [{ name: 'jupyterlab', title: 'JupyterLab', icon: 'notebook', port: 8888 }],
    readme: README,
  },
  {
    name: 'minimal',
    title: 'Minimal',
    description: 'A shell, Git and Python; nothing else.',
    icon: 'terminal-2',
    type: 'development',
    version: 1,
    image: 'base',
    imageState: 'missing',
    resources: { cpu: '500m', memory: '512Mi', pids: 256 },
    presets: [
      { name: 'S', cpu: '500m', memory: '512Mi' },
      { name: 'M', cpu: '1', memory: '1Gi' },
    ],
    parameters: [],
    apps: [{ name: 'files', title: 'Web page', icon: 'world', port: 8000 }],
    readme: 'A small workspace for a shell.',
  },
]

export const images: Image[] = [
  {
    name: 'base',
    reference: 'studiolo/base:3f9c2d41aa07',
    state: 'missing',
  },
  {
    name: 'python-data-science',
    reference: 'studiolo/python-data-science:b81f0c77e5d2',
    state: 'ready',
    bytes: 957_000_000,
    builtAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  },
]

const made = new Date(Date.now() - 40 * 86_400_000).toISOString()

export const users: (User & { password: string; mustChange?: boolean })[] = [
  { id: id(1), name: 'ada', displayName: 'Ada Byron', role: 'admin', createdAt: made, password: 'a-room-of-ones-own' },
  { id: id(2), name: 'lin', displayName: 'Lin Wei', role: 'member', createdAt: made, password: 'a-room-of-ones-own' },
  {
    id: id(3),
    name: 'nia',
    displayName: 'Nia',
    role: 'member',
    createdAt: made,
    password: 'one-time-words',
    mustChange: true,
  },
]

export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
