const QUALITIES = [
  'calm',
  'quiet',
  'amber',
  'brisk',
  'clear',
  'early',
  'gentle',
  'keen',
  'lucid',
  'mellow',
  'still',
  'warm',
]
const CREATURES = [
  'heron',
  'finch',
  'otter',
  'marten',
  'plover',
  'hare',
  'wren',
  'lynx',
  'ibis',
  'tern',
  'vole',
  'stork',
]

function pick(words: string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? 'calm'
}

/** A name that none of `taken` has. */
export function proposeName(taken: ReadonlySet<string>, random: () => number = Math.random): string {
  for (let attempt = 0; attempt < 50; attempt++) {
    const name = `${pick(QUALITIES, random)}-${pick(CREATURES, random)}`
    if (!taken.has(name)) return name
  }
  return `workspace-${Math.floor(random() * 100_000)}`
}

/** The rule that a workspace's name breaks, as a sentence; undefined where it breaks none. */
export function nameFault(name: string, taken?: ReadonlySet<string>): string | undefined {
  if (name === '') return 'A workspace needs a name.'
  if (name.length > 27) return `A name has at most 27 characters; this one has ${name.length}.`
  const odd = /[^a-z0-9-]/.exec(name)?.[0]
  if (odd) return `A name has only a–z, 0–9 and hyphens; “${odd}” is none of them.`
  if (!/^[a-z]/.test(name)) return 'A name begins with a letter.'
  if (name.includes('--')) return 'A name has no two hyphens in a row.'
  if (name.endsWith('-')) return 'A name doesn’t end with a hyphen.'
  if (taken?.has(name)) return `You have a workspace “${name}” already.`
  return undefined
}
