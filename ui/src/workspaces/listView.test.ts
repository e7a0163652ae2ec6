import { expect, it } from 'vitest'
import { initial, make } from '../../mock/workspaces'
import { nextSession } from '../workspace/terminal/sessions'
import { counts, matching, shown, viewOf } from './listView'
import { placeOf } from './place'

const view = (text: string) => viewOf(new URLSearchParams(text))

it('reads the view from the address and distrusts what it doesn’t know', () => {
  expect(view('q=a&state=running&sort=since&owner=ada')).toEqual({
    text: 'a',
    group: 'running',
    order: 'since',
    owner: 'ada',
  })
  expect(view('state=hacked&sort=__proto__')).toMatchObject({ group: 'all', order: 'name' })
})

it('every word must fit somewhere', () => {
  const list = [make(1, 'calm-heron', 'running'), make(2, 'heron', 'stopped', { template: 'minimal' })]
  expect(matching(list, view('q=HERON minimal')).map(({ name }) => name)).toEqual(['heron'])
})

it('filters a thousand within a frame', () => {
  const list = initial('many')
  const before = performance.now()
  const matched = matching(list, view('q=room-05'))
  const rows = shown(matched, view('state=running'))
  expect(performance.now() - before).toBeLessThan(50)
  expect(rows.every(({ state, name }) => state === 'running' && name.startsWith('room-05'))).toBe(true)
  expect(counts(matched).all).toBe(100)
})

it('escapes names in addresses', () =>
  expect(placeOf({ owner: 'a', name: 'b/c' }, 'logs')).toBe('/workspaces/a/b%2Fc/logs'))

it('names the next terminal after the first free number', () => {
  expect(nextSession([])).toBe('main')
  expect(nextSession(['main'])).toBe('t2')
  expect(nextSession(['main', 't2', 't4'])).toBe('t3')
})
