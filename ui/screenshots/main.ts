import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launch, NARROW, openPage, signIn, WIDE, type Scheme } from '../e2e/browser'
import { startMock, type Mock } from '../mock/server'
import type { Scenario } from '../mock/workspaces'
import { SCENES, settled, type Scene } from './scenes'

const { values } = parseArgs({
  options: {
    mock: { type: 'boolean' },
    url: { type: 'string', default: 'http://localhost:8080' },
    user: { type: 'string' },
    password: { type: 'string' },
    workspace: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '..', '..', 'target', 'screenshots') },
    only: { type: 'string' },
    scheme: { type: 'string' },
    width: { type: 'string' },
  },
})

const ACTS_ON_A_REAL_SERVER = new Set(['terminal', 'connect', 'commands', 'keys'])
const widths = { wide: WIDE, narrow: NARROW }
const mocks = new Map<Scenario, Mock>()
const browser = await launch()
mkdirSync(values.out, { recursive: true })

/** On a real server the scenes show the workspace that is named; states that only the mock can play are left out. */
function realScene(scene: Scene): Scene | undefined {
  if (scene.scenario !== 'full' || (scene.act && !ACTS_ON_A_REAL_SERVER.has(scene.name))) return undefined
  const ofOne = scene.path.includes('/ada/')
  if (ofOne && (!values.workspace || !scene.path.includes('calm-heron'))) return undefined
  return { ...scene, path: scene.path.replace('ada/calm-heron', `${values.user}/${values.workspace}`) }
}

async function shoot(scene: Scene, scheme: Scheme, width: keyof typeof widths) {
  // A scene that acts changes its world, so it gets one of its own.
  const own = values.mock && scene.act ? await startMock(scene.scenario) : undefined
  if (values.mock && !own && !mocks.has(scene.scenario)) mocks.set(scene.scenario, await startMock(scene.scenario))
  const url = own?.url ?? mocks.get(scene.scenario)?.url ?? values.url
  const page = await openPage(browser, url, scheme, widths[width])
  const file = join(values.out, `${scene.name}-${width}-${scheme}.png`)
  try {
    if (!scene.signedOut) await signIn(page, values.user, values.password)
    await page.goto(scene.path)
    await settled(page)
    await scene.act?.(page)
    await settled(page)
    await page.screenshot({ path: file, fullPage: width === 'narrow' })
    console.log(file)
  } catch (error) {
    await page.screenshot({ path: file })
    console.error(`${scene.name} ${width} ${scheme}: ${String(error)}`)
    process.exitCode = 1
  } finally {
    await page.context().close()
    await own?.close()
  }
}

for (const known of SCENES) {
  const scene = values.mock ? known : realScene(known)
  if (!scene || (values.only && !values.only.split(',').includes(scene.name))) continue
  for (const width of ['wide', 'narrow'] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      if ((values.scheme ?? scheme) === scheme && (values.width ?? width) === width) await shoot(scene, scheme, width)
    }
  }
}
await browser.close()
for (const mock of mocks.values()) await mock.close()
