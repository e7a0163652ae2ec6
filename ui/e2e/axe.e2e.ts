import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMock, type Mock } from '../mock/server'
import { SCENES, settled } from '../screenshots/scenes'
import { complaints, launch, NARROW, openPage, signIn, WIDE, type Scheme } from './browser'

let browser: Browser
let mock: Mock | undefined

beforeAll(async () => {
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
})

interface Violation {
  id: string
  impact: string
  nodes: { html: string; failureSummary: string }[]
}

async function look(scene: (typeof SCENES)[number], scheme: Scheme, viewport: typeof WIDE) {
  mock = await startMock(scene.scenario)
  const page = await openPage(browser, mock.url, scheme, viewport)
  const complained = complaints(page)
  try {
    if (!scene.signedOut) await signIn(page)
    await page.goto(scene.path)
    await settled(page)
    await scene.act?.(page)
    await settled(page)
    await page.evaluate(axe.source)
    const violations = await page.evaluate(async () => {
      const { axe: inPage } = window as unknown as { axe: typeof axe }
      const result = await inPage.run(document, { resultTypes: ['violations'] })
      return result.violations as unknown as Violation[]
    })
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`)
    expect(grave).toEqual([])
    expect(complained).toEqual([])
  } finally {
    await page.context().close()
    await mock.close()
  }
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each(SCENES.map((scene) => [scene.name, scene] as const))(
    '%s has nothing serious or critical, and keeps the content security policy',
    (_, scene) => look(scene, scheme, WIDE),
  )
})

describe('at 360 px', () => {
  const narrow = ['home', 'workspaces', 'create', 'workspace', 'terminal', 'logs', 'bin', 'account']
  it.each(SCENES.filter(({ name }) => narrow.includes(name)).map((scene) => [scene.name, scene] as const))(
    '%s has nothing serious or critical',
    (_, scene) => look(scene, 'light', NARROW),
  )
})
