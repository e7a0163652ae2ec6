import type { Page } from 'playwright-core'
import type { Scenario } from '../mock/workspaces'

export interface Scene {
  name: string
  path: string
  /** The mock's scenario; scenes of a real server are those of `full`. */
  scenario: Scenario
  signedOut?: boolean
  /** Brings the page to the state to be seen. */
  act?: (page: Page) => Promise<void>
}

const type = async (page: Page, text: string) => {
  await page.locator('.xterm-helper-textarea').first().pressSequentially(text)
}

export const SCENES: Scene[] = [
  { name: 'signin', path: '/signin', scenario: 'full', signedOut: true },
  {
    name: 'signin-refused',
    path: '/signin',
    scenario: 'full',
    signedOut: true,
    act: async (page) => {
      await page.getByLabel('User name').fill('ada')
      await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'home', path: '/', scenario: 'full' },
  { name: 'home-empty', path: '/', scenario: 'empty' },
  { name: 'home-failed', path: '/', scenario: 'failed' },
  { name: 'workspaces', path: '/workspaces', scenario: 'full' },
  { name: 'workspaces-empty', path: '/workspaces', scenario: 'empty' },
  { name: 'workspaces-many', path: '/workspaces', scenario: 'many' },
  { name: 'workspaces-none-fits', path: '/workspaces?q=nothing-like-it', scenario: 'full' },
  {
    name: 'workspaces-selected',
    path: '/workspaces',
    scenario: 'full',
    act: async (page) => {
      await page.getByLabel('Select calm-heron').check()
      await page.getByLabel('Select shell').check()
    },
  },
  { name: 'create', path: '/workspaces/new?template=python-data-science&name=river-notes', scenario: 'full' },
  {
    name: 'create-refused',
    path: '/workspaces/new?template=python-data-science&name=thesis&cpu=64&memory=900Gi',
    scenario: 'full',
    act: async (page) => {
      await page.getByRole('button', { name: 'Advanced' }).click()
      await page.getByText('Rule:').first().waitFor()
    },
  },
  { name: 'workspace', path: '/workspaces/ada/calm-heron', scenario: 'full' },
  { name: 'workspace-stopped', path: '/workspaces/ada/thesis?start=1', scenario: 'full' },
  { name: 'workspace-failed', path: '/workspaces/ada/broken-loom', scenario: 'failed' },
  { name: 'workspace-unknown', path: '/workspaces/ada/far-tern', scenario: 'failed' },
  {
    name: 'workspace-starting',
    path: '/workspaces/ada/thesis',
    scenario: 'full',
    act: async (page) => {
      await page.getByRole('button', { name: 'Start workspace' }).first().click()
      await page.getByText('Starting thesis').waitFor()
      await page.getByRole('button', { name: 'Log' }).click()
      await page.waitForTimeout(700)
    },
  },
  {
    name: 'terminal',
    path: '/workspaces/ada/calm-heron/terminal',
    scenario: 'full',
    act: async (page) => {
      await page.locator('.xterm-rows', { hasText: '$' }).waitFor()
      await type(page, 'ls\rgit status\rcat README.md\r')
      await page.waitForTimeout(300)
    },
  },
  { name: 'terminal-stopped', path: '/workspaces/ada/thesis/terminal', scenario: 'full' },
  { name: 'monitor', path: '/workspaces/ada/calm-heron/monitor', scenario: 'full' },
  { name: 'logs', path: '/workspaces/ada/calm-heron/logs', scenario: 'full' },
  { name: 'timeline', path: '/workspaces/ada/calm-heron/timeline', scenario: 'full' },
  { name: 'settings', path: '/workspaces/ada/calm-heron/settings', scenario: 'full' },
  {
    name: 'delete',
    path: '/workspaces/ada/calm-heron/settings',
    scenario: 'full',
    act: async (page) => {
      await page.getByRole('button', { name: 'Delete workspace' }).click()
      await page.getByText('It lies in the bin until').waitFor()
    },
  },
  { name: 'not-found', path: '/workspaces/ada/nobody', scenario: 'full' },
  {
    name: 'connect',
    path: '/workspaces/ada/calm-heron',
    scenario: 'full',
    act: (page) => page.getByRole('button', { name: 'Connect' }).click(),
  },
  {
    name: 'commands',
    path: '/',
    scenario: 'full',
    act: async (page) => {
      await page.getByText('calm-heron').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.getByLabel('Search and commands').last().fill('sto')
    },
  },
  {
    name: 'keys',
    path: '/',
    scenario: 'full',
    act: async (page) => {
      await page.getByText('calm-heron').first().waitFor()
      await page.keyboard.press('?')
      await page.getByText('Go home').waitFor()
    },
  },
  { name: 'templates', path: '/templates', scenario: 'full' },
  { name: 'template', path: '/templates/python-data-science', scenario: 'full' },
  { name: 'bin', path: '/bin', scenario: 'full' },
  { name: 'bin-empty', path: '/bin', scenario: 'empty' },
  { name: 'account', path: '/account', scenario: 'full' },
  {
    name: 'account-token',
    path: '/account',
    scenario: 'full',
    act: async (page) => {
      await page.getByRole('button', { name: 'Create token' }).click()
      await page.getByLabel('Name').waitFor()
    },
  },
  { name: 'admin-users', path: '/admin/users', scenario: 'full' },
  { name: 'admin-images', path: '/admin/images', scenario: 'full' },
  {
    name: 'admin-images-building',
    path: '/admin/images',
    scenario: 'full',
    act: async (page) => {
      await page.getByRole('button', { name: 'Build image' }).click()
      await page
        .getByText(/step [2-9] of 9/)
        .first()
        .waitFor()
    },
  },
  { name: 'admin-system', path: '/admin/system', scenario: 'full' },
  { name: 'admin-system-failed', path: '/admin/system', scenario: 'failed' },
]

/** Waits until the page has what it reads and draws: no outline left, graphs painted, fonts there. */
export async function settled(page: Page) {
  await page
    .locator('[aria-busy="true"], .mantine-Skeleton-root')
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(250)
}
