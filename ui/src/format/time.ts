const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

export const formatClock = (at: string | number) => clock.format(new Date(at))
export const formatExact = (at: string | number) => whole.format(new Date(at))

/** "3 min ago", "in 2 h"; beyond a week the date. */
export function formatRelative(at: string | number, now: number): string {
  const difference = new Date(at).getTime() - now
  const distance = Math.abs(difference)
  if (distance < 45_000) return 'just now'
  if (distance > 7 * DAY) return day.format(new Date(at))
  const words =
    distance < 59.5 * MINUTE
      ? `${Math.round(distance / MINUTE)} min`
      : distance < 23.5 * HOUR
        ? `${Math.round(distance / HOUR)} h`
        : `${Math.round(distance / DAY)} d`
  return difference > 0 ? `in ${words}` : `${words} ago`
}

/** A length of time: "0.8 s", "12 s", "3 min 20 s", "2 h 5 min". */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
}

/** A day and hour in words for a date to come: "Tue 14 Oct, 18:20". */
export function formatUntil(at: string): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
}
