import { chromium, type Browser, type Page } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Scheme = 'light' | 'dark'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 360, height: 740 }

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
}

export async function openPage(browser: Browser, baseURL: string, scheme: Scheme = 'light', viewport = WIDE) {
  const context = await browser.newContext({ baseURL, colorScheme: scheme, viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

/** Signs in by the API, so that pages of every state can be opened at once. */
export async function signIn(page: Page, username = 'ada', password = 'a-room-of-ones-own') {
  await page.goto('/signin')
  const answer = await page.request.post('/api/v1/session', { data: { username, password } })
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`)
}

/** What the browser complains about: broken policy, failed scripts. */
export function complaints(page: Page): string[] {
  const found: string[] = []
  page.on('pageerror', (error) => found.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) found.push(message.text())
  })
  return found
}
