/** The name of the next terminal: `main`, then `t2`, `t3` and so on, filling gaps. */
export function nextSession(open: string[]): string {
  if (!open.includes('main')) return 'main'
  let number = 2
  while (open.includes(`t${number}`)) number++
  return `t${number}`
}
