import type { Scenario } from './workspaces'
import { startMock } from './server'

const scenario = (process.argv[2] ?? 'full') as Scenario
const mock = await startMock(scenario, Number(process.env.PORT ?? 8080))
console.log(`${mock.url} plays “${scenario}”; sign in as ada with a-room-of-ones-own`)
