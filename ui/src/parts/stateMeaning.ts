import type { WorkspaceState } from '../api/types'

/** The four meanings and rest; each also has an icon and a word. */
export type Meaning = 'good' | 'working' | 'warning' | 'bad' | 'still'

const MEANINGS: Record<WorkspaceState, Meaning> = {
  pending: 'working',
  starting: 'working',
  running: 'good',
  stopping: 'working',
  stopped: 'still',
  deleting: 'working',
  deleted: 'still',
  failed: 'bad',
  dormant: 'still',
  unknown: 'warning',
}

const WORDS: Record<WorkspaceState, string> = {
  pending: 'Pending',
  starting: 'Starting',
  running: 'Running',
  stopping: 'Stopping',
  stopped: 'Stopped',
  deleting: 'Deleting',
  deleted: 'In the bin',
  failed: 'Failed',
  dormant: 'Dormant',
  unknown: 'Unknown',
}

export const meaningOf = (state: WorkspaceState): Meaning => MEANINGS[state]
export const wordOf = (state: WorkspaceState): string => WORDS[state]

export const inkOf = (meaning: Meaning) => (meaning === 'still' ? 'var(--ink-soft)' : `var(--${meaning})`)

export const STATES = Object.keys(WORDS) as WorkspaceState[]

export const canStart = (state: WorkspaceState) => ['stopped', 'failed', 'dormant'].includes(state)
export const canStop = (state: WorkspaceState) => ['running', 'starting', 'pending', 'unknown'].includes(state)
export const canDelete = (state: WorkspaceState) => state !== 'deleting' && state !== 'deleted'
export const isWorking = (state: WorkspaceState) => MEANINGS[state] === 'working'
