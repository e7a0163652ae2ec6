import { expect, it } from 'vitest'
import { sampleAt } from '../../mock/usage'
import { make } from '../../mock/workspaces'
import { columnsOf, joined } from './columns'
import { METRICS } from './metrics'

const workspace = make(1, 'heron', 'running')
const at = (second: number) => sampleAt(workspace, second * 1000)
const [cpu] = METRICS
const disk = METRICS.find(({ key }) => key === 'disk')

it('a pause of several steps is a gap, not a line', () => {
  if (!cpu) throw new Error('no metric')
  const [times, values] = columnsOf([at(10), at(20), at(100)], cpu, 10)
  expect(times).toEqual([10, 20, 30, 100])
  expect(values?.[2]).toBeNull()
})

it('times never go back, even where samples do', () => {
  if (!cpu) throw new Error('no metric')
  expect(columnsOf([at(20), at(10), at(20), at(30)], cpu, 10)[0]).toEqual([20, 30])
})

it('an unknown size is a gap', () => {
  if (!disk) throw new Error('no metric')
  expect(columnsOf([{ ...at(1), diskBytes: -1 }], disk, 1)[1]).toEqual([null])
})

it('live samples go on where the history ends, inside the window', () => {
  const samples = joined([at(1), at(10), at(20)], [at(15), at(21)], 12_000, 21_000)
  expect(samples.map((sample) => Date.parse(sample.at) / 1000)).toEqual([10, 20, 21])
})
