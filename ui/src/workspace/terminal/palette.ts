import type { ITheme } from '@xterm/xterm'

/** Sixteen colours on dark wood, each readable there. */
export const palette: ITheme = {
  background: '#181714',
  foreground: '#e8e5df',
  cursor: '#7ebbad',
  cursorAccent: '#181714',
  selectionBackground: '#3d5b54',
  black: '#37342f',
  red: '#f0978b',
  green: '#86c795',
  yellow: '#e2b35c',
  blue: '#8ab8ee',
  magenta: '#d3a4d8',
  cyan: '#7ebbad',
  white: '#cdc9c1',
  brightBlack: '#928d83',
  brightRed: '#f7b5ac',
  brightGreen: '#a8dab4',
  brightYellow: '#edca8a',
  brightBlue: '#aecff5',
  brightMagenta: '#e3c2e6',
  brightCyan: '#a5d3c8',
  brightWhite: '#f4f2ee',
}
