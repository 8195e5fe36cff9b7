/** Fails where README, CHANGELOG or a page of docs names a file or folder that doesn't exist. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ROOT } from '../setup/paths.mjs'

/** A path is meant where the text begins with one of the project's own folders. */
const OWN = /^(\.ci|bench|docs|electron|hub|renderer|resources|scripts|shared|tests)\/[\w./@-]+$/

const pages = ['README.md', 'CHANGELOG.md', ...markdownIn('docs')].filter((page) => existsSync(join(ROOT, page)))
const missing = pages.flatMap((page) =>
  pathsIn(page).flatMap(({ shown, path }) =>
    existsSync(join(ROOT, path)) || isMadeByUs(path) ? [] : [`${page}: ${shown} does not exist`],
  ),
)
console.log(missing.length > 0 ? missing.join('\n') : `${pages.length} pages name only what exists`)
process.exitCode = missing.length > 0 ? 1 : 0

/** What our own commands write, such as a report, is not in a fresh clone. */
function isMadeByUs(path) {
  return spawnSync('git', ['check-ignore', '--quiet', path], { cwd: ROOT }).status === 0
}

function markdownIn(folder) {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return markdownIn(join(folder, entry.name))
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : []
  })
}

/** Names in back quotes, and links to files of ours. */
function pathsIn(page) {
  const text = readFileSync(join(ROOT, page), 'utf8')
  const named = [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, shown]) => shown)
    .filter((shown) => OWN.test(shown))
    .map((shown) => ({ shown, path: shown }))
  const linked = [...text.matchAll(/\]\(([^)\s#]+)/g)]
    .map(([, shown]) => shown)
    .filter((shown) => !/^\w+:/.test(shown))
    .map((shown) => ({ shown, path: relative(ROOT, join(ROOT, dirname(page), shown)) }))
  return [...named, ...linked]
}
