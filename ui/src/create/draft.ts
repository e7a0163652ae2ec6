import type { Template, WorkspaceRequest, WorkspaceType } from '../api/types'
import { TYPE_WORDS } from '../format/words'

export interface Pair {
  name: string
  value: string
}

/** The create form as typed so far. */
export interface Draft {
  template: string
  name: string
  /** A preset's name, or `custom`. */
  size: string
  cpu: string
  memory: string
  pids: string
  description: string
  type: WorkspaceType | ''
  parameters: Record<string, string>
  env: Pair[]
  secretEnv: Pair[]
}

export const CUSTOM = 'custom'
const STORED_AT = 'studiolo.create'

export const EMPTY: Draft = {
  template: '',
  name: '',
  size: '',
  cpu: '',
  memory: '',
  pids: '',
  description: '',
  type: '',
  parameters: {},
  env: [],
  secretEnv: [],
}

/** Sets the template and what follows from it; what the person typed about themselves stays. */
export function withTemplate(draft: Draft, template: Template): Draft {
  const { cpu, memory } = template.resources
  const preset = template.presets.find((one) => one.cpu === cpu && one.memory === memory)
  return {
    ...draft,
    template: template.name,
    size: preset?.name ?? CUSTOM,
    cpu,
    memory,
    pids: '',
    type: '',
    parameters: {},
  }
}

export function withSize(draft: Draft, template: Template, size: string): Draft {
  const preset = template.presets.find((one) => one.name === size)
  return preset ? { ...draft, size, cpu: preset.cpu, memory: preset.memory } : { ...draft, size: CUSTOM }
}

function record(pairs: Pair[]): Record<string, string> | undefined {
  const named = pairs.filter(({ name }) => name !== '')
  return named.length > 0 ? Object.fromEntries(named.map(({ name, value }) => [name, value])) : undefined
}

/** The request that the form stands for; whatever is the template's default stays out. */
export function requestOf(draft: Draft, template: Template): WorkspaceRequest {
  const parameters = Object.entries(draft.parameters).filter(([name, value]) => {
    const known = template.parameters.find((parameter) => parameter.name === name)
    return known !== undefined && value !== known.fallback
  })
  const pids = Number(draft.pids)
  return {
    name: draft.name,
    template: template.name,
    type: draft.type || undefined,
    description: draft.description || undefined,
    resources: { cpu: draft.cpu, memory: draft.memory, ...(pids > 0 && { pids }) },
    parameters: parameters.length > 0 ? Object.fromEntries(parameters) : undefined,
    env: record(draft.env),
    secretEnv: record(draft.secretEnv),
  }
}

/** Keeps the form over a reload. The values of secrets are never stored. */
export function store(draft: Draft, storage: Storage = sessionStorage) {
  const secretEnv = draft.secretEnv.map(({ name }) => ({ name, value: '' }))
  storage.setItem(STORED_AT, JSON.stringify({ ...draft, secretEnv }))
}

export function stored(storage: Storage = sessionStorage): Draft | undefined {
  try {
    const text = storage.getItem(STORED_AT)
    return text ? { ...EMPTY, ...(JSON.parse(text) as Partial<Draft>) } : undefined
  } catch {
    return undefined
  }
}

export const forget = (storage: Storage = sessionStorage) => storage.removeItem(STORED_AT)

/** Fills the form from an address such as `?template=python-data-science&name=x&cpu=2&theme=dark`. */
export function fromAddress(draft: Draft, template: Template, address: URLSearchParams): Draft {
  let next = draft
  const cpu = address.get('cpu')
  const memory = address.get('memory')
  if (cpu || memory) next = { ...next, size: CUSTOM, cpu: cpu ?? next.cpu, memory: memory ?? next.memory }
  const name = address.get('name')
  if (name) next = { ...next, name }
  const description = address.get('description')
  if (description) next = { ...next, description }
  const type = address.get('type')
  if (type && type in TYPE_WORDS) next = { ...next, type: type as WorkspaceType }
  for (const parameter of template.parameters) {
    const value = address.get(parameter.name)
    if (value !== null) next = { ...next, parameters: { ...next.parameters, [parameter.name]: value } }
  }
  return next
}
