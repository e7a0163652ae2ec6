type Value = string | number | boolean | undefined | Value[] | { [name: string]: Value }

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  const plain = /^[A-Za-z][A-Za-z0-9 ./_-]*$/.test(value) && !value.endsWith(' ')
  const reserved = /^(y|n|yes|no|on|off|true|false|null)$/i.test(value)
  return plain && !reserved ? value : JSON.stringify(value)
}

/** Writes plain data as YAML; whatever could be read as anything but a string is quoted. */
export function toYaml(value: Record<string, Value>, indent = ''): string {
  let text = ''
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const key = `${indent}${scalar(name)}:`
    if (Array.isArray(member)) {
      const items = member.map((item) => `${indent}  - ${scalar(item as string)}\n`).join('')
      text += items ? `${key}\n${items}` : `${key} []\n`
    } else if (typeof member === 'object') {
      const inner = toYaml(member, `${indent}  `)
      text += inner ? `${key}\n${inner}` : `${key} {}\n`
    } else {
      text += `${key} ${scalar(member)}\n`
    }
  }
  return text
}
