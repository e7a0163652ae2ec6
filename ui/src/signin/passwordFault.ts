export function passwordFault(password: string, user: string | undefined): string | undefined {
  if (password.length < 12) return `A password has at least 12 characters; this one has ${password.length}.`
  if (password.length > 256) return 'A password has at most 256 characters.'
  if (password === user) return 'A password isn’t the user name.'
  return undefined
}
