import { Progress, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { targetQuery } from '../api/queries'
import type { Amount, Target } from '../api/types'
import { formatBytes, formatCpu } from '../format/quantity'
import { count } from '../format/words'
import { Fact, Facts } from '../parts/Facts'
import { Loading } from '../parts/Loading'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { Section } from '../parts/Section'
import classes from './SystemPage.module.css'

const EVERY_MS = 10_000
const RUNTIMES: Record<string, string> = { docker: 'Docker Engine', kubernetes: 'Kubernetes', memory: 'In memory' }

export function SystemPage() {
  const target = useQuery({ ...targetQuery, refetchInterval: EVERY_MS })
  return (
    <Page title="System">
      {target.isPending && <Loading />}
      {target.isError && <ProblemPanel error={target.error} />}
      {target.data && <Machine target={target.data} />}
    </Page>
  )
}

function Machine({ target }: { target: Target }) {
  return (
    <>
      {(!target.reachable || target.warnings.length > 0) && (
        <Section title="Warnings">
          <div className={classes.warnings}>
            {!target.reachable && (
              <Warning text="The container engine doesn’t answer. Running workspaces may go on; nothing can be started or stopped until it answers. See that the engine runs on the server’s machine." />
            )}
            {target.warnings.map((warning) => (
              <Warning key={warning} text={warning} />
            ))}
          </div>
        </Section>
      )}
      <Section title={target.reachable ? 'Capacity' : 'Capacity, as last known'}>
        <div className={classes.amounts}>
          <Capacity title="CPU" amount={target.cpu} format={formatCpu} />
          <Capacity title="Memory" amount={target.memory} format={formatBytes} />
          <Capacity title="Disk" amount={target.disk} format={formatBytes} plain />
        </div>
      </Section>
      <Section title="Target">
        <div style={{ maxWidth: 560 }}>
          <Facts>
            <Fact name="Name">{target.name}</Fact>
            <Fact name="Runtime">
              {RUNTIMES[target.runtime] ?? target.runtime} {target.version}
            </Fact>
            <Fact name="Answers">{target.reachable ? 'Yes' : 'No'}</Fact>
            <Fact name="Running">{count(target.running, 'workspace')}</Fact>
          </Facts>
        </div>
      </Section>
    </>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <div className={classes.warning}>
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden />
      <Text>{text}</Text>
    </div>
  )
}

interface CapacityProps {
  title: string
  amount: Amount
  format: (value: number) => string
  /** Nothing is reserved here: the bar shows what is used. */
  plain?: boolean
}

function Capacity({ title, amount, format, plain = false }: CapacityProps) {
  const taken = plain ? amount.total - amount.free : amount.reserved
  const percent = amount.total > 0 ? (taken / amount.total) * 100 : 0
  return (
    <div className={classes.amount}>
      <Text c="dimmed">{title}</Text>
      <Text className={classes.number}>
        {format(taken)}{' '}
        <Text span c="dimmed">
          {plain ? 'used' : 'reserved'} of {format(amount.total)}
        </Text>
      </Text>
      <Progress
        value={percent}
        size={6}
        color={percent > 95 ? 'var(--warning)' : 'var(--accent)'}
        aria-label={`${title}: ${Math.round(percent)} percent`}
      />
      <Text size="sm" c="dimmed">
        {format(amount.free)} {plain ? 'free' : 'unused now'}
      </Text>
    </div>
  )
}
