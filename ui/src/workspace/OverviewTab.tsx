import { METRICS } from '../graph/metrics'
import { Graph } from '../graph/Graph'
import { useUsage } from '../graph/useUsage'
import { ProblemPanel } from '../parts/ProblemPanel'
import { isWorking } from '../parts/stateMeaning'
import { Details } from './Details'
import { FailurePanel } from './FailurePanel'
import classes from './OverviewTab.module.css'
import { StartProgress } from './StartProgress'
import { useShownWorkspace } from './useShownWorkspace'

const MINUTES = 60
const SHOWN = ['cpu', 'memory', 'network', 'disk', 'processes']
const SMALL = METRICS.filter(({ key }) => SHOWN.includes(key))

export function OverviewTab() {
  const workspace = useShownWorkspace()
  const usage = useUsage(workspace, MINUTES)
  const { error, ...drawn } = usage
  return (
    <>
      {isWorking(workspace.state) && <StartProgress workspace={workspace} />}
      {workspace.state === 'failed' && <FailurePanel workspace={workspace} />}
      <div className={classes.overview}>
        <section aria-label="Use, last hour" className={classes.graphs}>
          {error && <ProblemPanel error={error} />}
          {SMALL.map((metric) => (
            <Graph key={metric.key} metric={metric} {...drawn} height={112} syncKey={workspace.id} />
          ))}
        </section>
        <Details workspace={workspace} />
      </div>
    </>
  )
}
