export function userNameFault(name: string): string | undefined {
  if (name.length < 2 || name.length > 20) return 'A user name has 2 to 20 characters.'
  if (!/^[a-z]/.test(name)) return 'A user name begins with a letter.'
  if (!/^[a-z0-9-]*$/.test(name)) return 'A user name has only a–z, 0–9 and hyphens.'
  return undefined
}
