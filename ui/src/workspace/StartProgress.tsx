import { Progress as Bar, Text } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleX, IconLoader2, type Icon } from '@tabler/icons-react'
import type { Progress, StageState, Workspace } from '../api/types'
import { formatDuration } from '../format/time'
import { STAGE_WORDS } from '../format/words'
import { LogStream } from '../logs/LogStream'
import { Fold } from '../parts/Fold'
import classes from './StartProgress.module.css'

const ICONS: Record<StageState, Icon> = {
  waiting: IconCircle,
  active: IconLoader2,
  done: IconCircleCheck,
  failed: IconCircleX,
}
const SAID: Record<StageState, string> = { waiting: 'waits', active: 'runs', done: 'done', failed: 'failed' }

/** How far the start has come: stages, percent, the estimate, and the log unfolding. */
export function StartProgress({ workspace }: { workspace: Workspace }) {
  const { progress, name, id } = workspace
  if (!progress) return null
  return (
    <section className={classes.panel} aria-label="Start">
      <div className={classes.line}>
        <Text fw={500}>Starting {name}</Text>
        <Text size="sm" c="dimmed" className="figures">
          {estimateWords(progress)}
        </Text>
      </div>
      <Bar
        value={progress.percent}
        size={6}
        aria-label={`Start of ${name}: ${progress.percent} percent`}
        transitionDuration={150}
      />
      <Stages progress={progress} />
      <Fold title="Log">
        <LogStream path={`/workspaces/${id}/logs`} query={{ tail: 200 }} height={220} />
      </Fold>
    </section>
  )
}

export function estimateWords({ percent, elapsedMs, estimateMs }: Progress): string {
  const so = `${percent} %, ${formatDuration(elapsedMs)}`
  if (estimateMs === undefined) return `${so}; no estimate yet`
  if (elapsedMs > 1.5 * estimateMs) return `${so}; longer than the usual ${formatDuration(estimateMs)}`
  return `${so} of about ${formatDuration(estimateMs)}`
}

export function Stages({ progress }: { progress: Progress }) {
  return (
    <ol className={classes.stages}>
      {progress.stages.map(({ name, state, percent, detail }) => {
        const Mark = ICONS[state]
        return (
          <li key={name} className={classes.stage} data-state={state}>
            <Mark size={18} stroke={1.5} aria-hidden className={classes.mark} />
            <div className={classes.words}>
              <Text size="sm" fw={500}>
                {STAGE_WORDS[name] ?? name}
                <span className="visually-hidden"> {SAID[state]}</span>
                {state === 'active' && percent > 0 && <span className={classes.percent}> {percent} %</span>}
              </Text>
              <Text size="xs" c="dimmed" className={classes.detail}>
                {detail}
              </Text>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
