import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startMock, type Mock } from '../mock/server'
import { complaints, launch, openPage } from './browser'

let browser: Browser
let mock: Mock

beforeAll(async () => {
  browser = await launch()
  mock = await startMock('full')
})

afterAll(async () => {
  await browser.close()
  await mock.close()
})

/** What the focus is on, as a person would say it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const labels = (element as HTMLInputElement).labels
    return (element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '').trim()
  })
}

async function tabTo(page: Page, name: string | RegExp, back = false) {
  for (let i = 0; i < 80; i++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab never came to ${String(name)}; it is on “${await focused(page)}”`)
}

async function onHeading(page: Page, heading: string) {
  await page.waitForFunction(
    (text) => document.activeElement?.matches('h1') && document.activeElement.textContent === text,
    heading,
  )
}

async function menuItem(page: Page, name: string) {
  for (let i = 0; i < 10; i++) {
    if ((await focused(page)) === name) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no menu item ${name}; the focus is on “${await focused(page)}”`)
}

it('the main journey runs by keyboard alone', async () => {
  const page = await openPage(browser, mock.url)
  const complained = complaints(page)

  // Sign in.
  await page.goto('/')
  await page.waitForURL('**/signin')
  await page.waitForFunction(() => document.activeElement?.matches('input'))
  await page.keyboard.type('ada')
  await page.keyboard.press('Tab')
  await page.keyboard.type('a-room-of-ones-own')
  await page.keyboard.press('Enter')
  await page.getByText('calm-heron').first().waitFor()

  // The first Tab leads past the navigation.
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to content')

  // Create.
  await page.keyboard.press('c')
  await onHeading(page, 'Create workspace')
  await tabTo(page, 'Name')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('key-finch')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/workspaces/ada/key-finch')
  await onHeading(page, 'key-finch')
  await page.getByText('Starting key-finch').waitFor()

  // Open.
  await page.locator('[data-state="running"]').first().waitFor()
  await tabTo(page, /^Open JupyterLab of key-finch/)
  const [app] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')])
  await app.close()

  // Terminal.
  await tabTo(page, 'Terminal')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.matches('.xterm-helper-textarea'))
  await page.locator('.xterm-rows', { hasText: '$' }).waitFor()
  await page.keyboard.type('echo by-keys-alone')
  await page.keyboard.press('Enter')
  await page.locator('.xterm-rows', { hasText: /\$ echo by-keys-alone[\s\S]*by-keys-alone/ }).waitFor()
  await page.keyboard.press('Control+F6')
  expect(await focused(page)).toBe('Terminal main')

  // Stop.
  await tabTo(page, 'More', true)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Stop workspace' }).waitFor()
  await menuItem(page, 'Stop workspace')
  await page.locator('main [data-state="stopped"]').first().waitFor()
  expect(await focused(page)).not.toBe('')

  // Delete.
  await tabTo(page, 'More', true)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Delete workspace' }).waitFor()
  await menuItem(page, 'Delete workspace')
  await page.getByText('It lies in the bin until').waitFor()
  await tabTo(page, /^Type key-finch/)
  await page.keyboard.type('key-finch')
  await page.keyboard.press('Enter')
  await page.locator('main [data-state="deleted"]').first().waitFor()

  // Restore.
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await onHeading(page, 'Bin')
  await tabTo(page, 'Restore key-finch')
  await page.keyboard.press('Enter')
  await page.getByText('key-finch is back, stopped.').waitFor()
  await page.getByRole('button', { name: 'Restore key-finch' }).waitFor({ state: 'detached' })
  expect(complained).toEqual([])
})
