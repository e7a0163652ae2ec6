import { beforeEach, expect, it } from 'vitest'
import { templateOf } from '../../mock/workspaces'
import { EMPTY, fromAddress, requestOf, store, stored, withSize, withTemplate, type Draft } from './draft'
import { parameterFault } from './ParameterInput'

const template = templateOf('python-data-science')
const begun = withTemplate({ ...EMPTY, name: 'river' }, template)
let storage: Storage

beforeEach(() => {
  const kept = new Map<string, string>()
  storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
})

it('a template brings its own size, and a preset its numbers', () => {
  expect(begun).toMatchObject({ size: 'M', cpu: '1', memory: '2Gi' })
  expect(withSize(begun, template, 'L')).toMatchObject({ size: 'L', cpu: '2', memory: '4Gi' })
  expect(withSize(begun, template, 'custom')).toMatchObject({ size: 'custom', cpu: '1' })
})

it('the request leaves out what is the template’s default', () => {
  const draft: Draft = {
    ...begun,
    parameters: { theme: 'light', collaboration: 'true', gone: 'x' },
    env: [{ name: '', value: 'x' }],
  }
  expect(requestOf(draft, template)).toEqual({
    name: 'river',
    template: 'python-data-science',
    resources: { cpu: '1', memory: '2Gi' },
    parameters: { collaboration: 'true' },
  })
})

it('an unsaved form survives a reload, the values of its secrets don’t', () => {
  store({ ...begun, secretEnv: [{ name: 'KEY', value: 'hidden' }] }, storage)
  expect(storage.getItem('studiolo.create')).not.toContain('hidden')
  expect(stored(storage)).toMatchObject({ name: 'river', secretEnv: [{ name: 'KEY', value: '' }] })
})

it('an address fills the form, and what it doesn’t know is left', () => {
  const draft = fromAddress(begun, template, new URLSearchParams('name=x&cpu=4&theme=dark&type=nonsense&other=1'))
  expect(draft).toMatchObject({ name: 'x', cpu: '4', size: 'custom', type: '', parameters: { theme: 'dark' } })
})

it('a text parameter is checked against the whole pattern', () => {
  const parameter = {
    name: 'p',
    title: '',
    description: '',
    type: 'string',
    fallback: '',
    choices: [],
    pattern: 'a|bc',
  }
  expect(parameterFault(parameter, 'bc')).toBeUndefined()
  expect(parameterFault(parameter, 'abc')).toBeTruthy()
  expect(parameterFault({ ...parameter, pattern: '(' }, 'x')).toBeUndefined()
})
