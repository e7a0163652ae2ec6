import type { ImageState, WorkspaceType } from '../api/types'

export const TYPE_WORDS: Record<WorkspaceType, string> = {
  development: 'Development',
  'data-science': 'Data science',
  computational: 'Computational',
  collaborative: 'Collaborative',
}

export const IMAGE_WORDS: Record<ImageState, string> = {
  missing: 'Not built yet',
  building: 'Building',
  ready: 'Ready',
  failed: 'Build failed',
  unknown: 'Unknown',
}

export const STAGE_WORDS: Record<string, string> = {
  queue: 'Queue',
  image: 'Image',
  volume: 'Volume',
  container: 'Container',
  apps: 'Apps',
}

export const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
