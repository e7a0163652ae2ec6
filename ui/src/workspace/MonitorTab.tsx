import { SegmentedControl, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { Graph } from '../graph/Graph'
import { METRICS } from '../graph/metrics'
import { useUsage } from '../graph/useUsage'
import { ProblemPanel } from '../parts/ProblemPanel'
import classes from './MonitorTab.module.css'
import { useShownWorkspace } from './useShownWorkspace'

const RANGES = [
  { value: '5', label: '5 min' },
  { value: '60', label: '1 h' },
]

export function MonitorTab() {
  const workspace = useShownWorkspace()
  const [parameters, setParameters] = useSearchParams()
  const range = RANGES.find(({ value }) => value === parameters.get('range'))?.value ?? '60'
  const { error, ...drawn } = useUsage(workspace, Number(range))
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="Range"
          data={RANGES}
          value={range}
          onChange={(value) => setParameters(value === '60' ? {} : { range: value }, { replace: true })}
        />
        <Text size="sm" c="dimmed" role="status">
          {workspace.state === 'running' ? 'Live, each second' : 'Not running: what was measured before is shown'}
        </Text>
      </div>
      {error && <ProblemPanel error={error} />}
      <div className={classes.graphs}>
        {METRICS.map((metric) => (
          <Graph key={metric.key} metric={metric} {...drawn} height={190} syncKey={`monitor-${workspace.id}`} />
        ))}
      </div>
    </>
  )
}
