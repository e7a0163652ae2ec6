import { Button, Progress, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconLoader2,
  type Icon,
} from '@tabler/icons-react'
import { call } from '../api/client'
import { applyEvents } from '../api/events'
import { imagesQuery } from '../api/queries'
import type { Image, ImageState } from '../api/types'
import { formatBytes } from '../format/quantity'
import { IMAGE_WORDS } from '../format/words'
import { LogStream } from '../logs/LogStream'
import { EmptyState } from '../parts/EmptyState'
import { Fold } from '../parts/Fold'
import { Loading } from '../parts/Loading'
import { tellProblem } from '../parts/notify'
import { Page } from '../parts/Page'
import { ProblemPanel } from '../parts/ProblemPanel'
import { inkOf, type Meaning } from '../parts/stateMeaning'
import { Time } from '../parts/Time'
import classes from './ImagesPage.module.css'

const MARKS: Record<ImageState, [Icon, Meaning]> = {
  missing: [IconCircleDashed, 'still'],
  building: [IconLoader2, 'working'],
  ready: [IconCircleCheck, 'good'],
  failed: [IconAlertTriangle, 'bad'],
  unknown: [IconHelpCircle, 'warning'],
}

export function ImagesPage() {
  const images = useQuery(imagesQuery)
  return (
    <Page title="Images">
      {images.isPending && <Loading />}
      {images.isError && <ProblemPanel error={images.error} />}
      {images.data?.length === 0 && <EmptyState>No template needs an image.</EmptyState>}
      {images.data && images.data.length > 0 && (
        <div className={classes.list}>
          {images.data.map((image) => (
            <Row key={image.name} image={image} />
          ))}
        </div>
      )}
    </Page>
  )
}

function Row({ image }: { image: Image }) {
  const client = useQueryClient()
  const build = useMutation({
    mutationFn: () => call<Image>(`/images/${encodeURIComponent(image.name)}/build`, { method: 'POST' }),
    onSuccess: (next) => applyEvents(client, [{ type: 'image', image: next }]),
    onError: tellProblem,
  })
  const [Shown, meaning] = MARKS[image.state]
  const building = image.state === 'building'
  return (
    <section className={classes.row} aria-label={image.name}>
      <div className={classes.head}>
        <div className={classes.words}>
          <Text fw={600}>{image.name}</Text>
          <Text size="sm" c="dimmed" className="mono">
            {image.reference}
          </Text>
        </div>
        <div>
          <span className={classes.mark} style={{ color: inkOf(meaning) }}>
            <Shown size={16} stroke={1.75} aria-hidden />
            {IMAGE_WORDS[image.state]}
            {building && image.percent !== undefined && ` ${image.percent} %`}
          </span>
          <Text size="sm" c="dimmed">
            {image.bytes !== undefined && formatBytes(image.bytes)}
            {image.builtAt && (
              <>
                {' · built '}
                <Time at={image.builtAt} />
              </>
            )}
          </Text>
        </div>
        <Button variant="default" loading={build.isPending} disabled={building} onClick={() => build.mutate()}>
          {image.state === 'ready' ? 'Build if changed' : 'Build image'}
        </Button>
      </div>
      {building && <Progress value={image.percent ?? 0} size={6} aria-label={`Build of ${image.name}`} />}
      {image.detail && (
        <Text size="sm" c={image.state === 'failed' ? 'var(--bad)' : 'dimmed'}>
          {image.detail}
        </Text>
      )}
      <div>
        <Fold title="Log of the last build" key={String(building)} open={building}>
          <LogStream path={`/images/${encodeURIComponent(image.name)}/log`} height={280} />
        </Fold>
      </div>
    </section>
  )
}
