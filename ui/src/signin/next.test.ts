import { expect, it } from 'vitest'
import { codeOf, isServersOwn, safeNext } from './next'
import { passwordFault } from './passwordFault'

it.each([
  ['/workspaces?q=a', '/workspaces?q=a'],
  [
    '/apps/authorize?host=a.localhost:8081&nonce=n&return=/lab',
    '/apps/authorize?host=a.localhost:8081&nonce=n&return=/lab',
  ],
  [null, '/'],
  ['', '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\tx', '/'],
  ['javascript:alert(1)', '/'],
  ['workspaces', '/'],
])('after the sign-in %s leads to %s', (next, goal) => expect(safeNext(next)).toBe(goal))

it('knows the addresses that the server answers', () => {
  expect(isServersOwn('/apps/authorize?x')).toBe(true)
  expect(isServersOwn('/workspaces')).toBe(false)
})

it('finds a one-use code in the fragment only', () => {
  expect(codeOf('#code=abc')).toBe('abc')
  expect(codeOf('')).toBeUndefined()
})

it('a password is 12 to 256 characters and not the user name', () => {
  expect(passwordFault('short', 'ada')).toContain('12')
  expect(passwordFault('x'.repeat(257), 'ada')).toContain('256')
  expect(passwordFault('abcdefghijkl', 'abcdefghijkl')).toBeTruthy()
  expect(passwordFault('abcdefghijkl', 'ada')).toBeUndefined()
})
