/** Where to go after the sign-in: only an address of this very origin, else home. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || /[\s\\]/.test(next)) return '/'
  const url = new URL(next, 'http://here.invalid')
  return url.host === 'here.invalid' ? url.pathname + url.search + url.hash : '/'
}

/** Addresses that the server answers, not the page. */
export const isServersOwn = (path: string) => path.startsWith('/apps/') || path.startsWith('/api/')

/** The one-use code of an address such as `/signin#code=abc`. */
export function codeOf(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('code') ?? undefined
}
