import { execFileSync } from 'node:child_process'

/** Ends a process and all that descend from it at once, as a power cut would: none of them gets to finish anything. */
export function killTree(root: number): void {
  for (const pid of treeOf(root)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // Gone with its parent already.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** A process and its descendants, the parents first. */
export function treeOf(root: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number])
  const tree = [root]
  for (const pid of tree) tree.push(...processes.filter(([, parent]) => parent === pid).map(([child]) => child))
  return tree
}
