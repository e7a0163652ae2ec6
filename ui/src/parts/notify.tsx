import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { toProblem } from '../api/client'

const SHOWN_MS = 8_000

/** Says what was done and, where it can be taken back, offers that. */
export function tell(message: string, undo?: { label: string; run: () => void }) {
  const id = notifications.show({
    autoClose: SHOWN_MS,
    withBorder: true,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
        <span>{message}</span>
        {undo && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id)
              undo.run()
            }}
          >
            {undo.label}
          </Button>
        )}
      </span>
    ),
  })
}

export function tellProblem(error: unknown) {
  const problem = toProblem(error)
  notifications.show({
    color: 'red',
    withBorder: true,
    autoClose: 2 * SHOWN_MS,
    title: problem.title,
    message: problem.requestId ? `${problem.detail} (request ${problem.requestId})` : problem.detail,
  })
}
