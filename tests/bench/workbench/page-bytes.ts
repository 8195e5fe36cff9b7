import { readdirSync, readFileSync } from 'node:fs'

type Process = { pid: number; parent: number; command: string }

/**
 * Bytes in memory of the processes that show pages of the browser which this process started: what is shared with others counts in
 * parts. Linux only.
 */
export function pageBytes(): number {
  const all = readProcesses()
  const ours = new Set([process.pid])
  // Processes are listed in the order of their numbers, which isn't always the order in which they were started.
  for (let size = 0; size !== ours.size; ) {
    size = ours.size
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid)
  }
  const pages = all.filter(({ pid, command }) => ours.has(pid) && command.includes('--type=renderer'))
  if (pages.length === 0) throw new Error('no process of a page was found')
  return pages.reduce((sum, { pid }) => sum + bytesOf(pid), 0)
}

function readProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent = ''] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? []
        return [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
      } catch {
        // It has ended meanwhile.
        return []
      }
    })
}

function bytesOf(pid: number): number {
  const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
