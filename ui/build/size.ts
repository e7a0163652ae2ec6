import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const LIMIT_KB = 250
const DIST = join(import.meta.dirname, '..', 'dist')

/** The scripts that the first page loads: those the HTML names, and whatever they import statically. */
const seen = new Set<string>()
function load(file: string) {
  if (seen.has(file)) return
  seen.add(file)
  const text = readFileSync(join(DIST, file), 'utf8')
  for (const match of text.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g)) load(`assets/${match[1]}`)
}

const html = readFileSync(join(DIST, 'index.html'), 'utf8')
for (const match of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) load(match[1] ?? '')

let total = 0
for (const file of seen) total += gzipSync(readFileSync(join(DIST, file))).length
const kilobytes = total / 1000
console.log(`first load: ${kilobytes.toFixed(1)} kB of script compressed in ${seen.size} files, at most ${LIMIT_KB}`)
if (kilobytes > LIMIT_KB) process.exit(1)
