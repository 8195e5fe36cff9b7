import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { treeOf } from './kill-tree'

/** One call by which a file's content was brought to the disk; milliseconds since 1970. */
export type Flush = { begun: number; ended: number; path: string }

const ATTACH_LIMIT_MS = 20_000
const CALL = /^(\d+) +(\d+\.\d+) f(?:data)?sync\(\d+<([^>]*)>(?:\) += (-?\d+).*<(\d+\.\d+)>| <unfinished)/
const RESUMED = /^(\d+) +(\d+\.\d+) <\.\.\. f(?:data)?sync resumed>\) += (-?\d+)/

/** Watches, from the kernel's side, what a process and its descendants bring to the disk. */
export class FlushWatch {
  private constructor(
    readonly file: string,
    readonly strace: ChildProcess,
  ) {}

  /** Attaches to a running process. @throws where `strace` isn't installed, or may not look into other processes */
  static async attach(root: number, file: string): Promise<FlushWatch> {
    const processes = treeOf(root)
    const args = ['-f', '-ttt', '-T', '-y', '-e', 'trace=fsync,fdatasync', '-o', file]
    const strace = spawn('strace', [...args, ...processes.flatMap((pid) => ['-p', String(pid)])], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await new Promise<void>((resolve, reject) => {
      const lines: string[] = []
      const fail = (reason: string) =>
        reject(new Error(`Flushes can't be counted here: ${reason}. It needs Linux with strace.\n${lines.join('\n')}`))
      const limit = setTimeout(() => fail('strace did not attach in time'), ATTACH_LIMIT_MS)
      strace.once('error', (error) => fail(error.message))
      strace.once('exit', (code) => fail(`strace ended with ${code}`))
      createInterface({ input: strace.stderr as NodeJS.ReadableStream }).on('line', (line) => {
        lines.push(line)
        if (!new RegExp(`^strace: Process ${root} attached`).test(line)) return
        clearTimeout(limit)
        resolve()
      })
    })
    return new FlushWatch(file, strace)
  }

  /** Lets go of the processes. @returns the flushes that succeeded */
  async detach(): Promise<Flush[]> {
    const exited = new Promise((resolve) => this.strace.once('exit', resolve))
    this.strace.kill('SIGINT')
    await exited
    return parseFlushes(await readFile(this.file, 'utf8'))
  }
}

/** Reads strace's lines; a call that another thread's call came between stands in two of them. */
function parseFlushes(text: string): Flush[] {
  const flushes: Flush[] = []
  const open = new Map<string, Omit<Flush, 'ended'>>()
  for (const line of text.split('\n')) {
    const [, thread = '', at = '', path = '', result, seconds] = CALL.exec(line) ?? []
    const begun = Number(at) * 1000
    if (thread !== '' && result === undefined) open.set(thread, { begun, path })
    else if (thread !== '' && result === '0') flushes.push({ begun, ended: begun + Number(seconds) * 1000, path })
    const [, resumed = '', ended = '', outcome] = RESUMED.exec(line) ?? []
    const call = open.get(resumed)
    if (call && outcome === '0') flushes.push({ ...call, ended: Number(ended) * 1000 })
    open.delete(resumed)
  }
  return flushes
}
