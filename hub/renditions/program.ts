import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

/** How much a program may take. */
type Limits = { seconds: number }

/** Bytes of address space and of any one file; more than sound evidence takes. */
const MOST_MEMORY_BYTES = 4 * 1024 ** 3
const MOST_FILE_BYTES = 4 * 1024 ** 3
/** What is kept of a program's words; the rest is read and forgotten. */
const MOST_OUTPUT_BYTES = 1024 * 1024

/** A program didn't do what it was asked for. */
export class ProgramError extends Error {
  override name = 'ProgramError'
  constructor(
    readonly reason: 'failed' | 'too-slow',
    message: string,
  ) {
    super(message)
  }
}

/** Where a program works, and what is put before it to confine it (see `findGuard`). */
export type Bench = { folder: string; guard: readonly string[] }

/** The guard of systems that can limit a process; without it time alone is limited. */
export function limitingGuard(prlimit: string): string[] {
  return [prlimit, `--as=${MOST_MEMORY_BYTES}`, `--fsize=${MOST_FILE_BYTES}`, '--core=0', '--']
}

/**
 * Runs a program in its bench's folder and waits for its end. It gets no shell, no input and none of our environment but where programs
 * are; when its time is over, it is ended with everything that it started.
 * @returns what it wrote to standard output
 * @throws ProgramError
 */
export async function runProgram(
  path: string,
  parameters: readonly string[],
  { folder, guard }: Bench,
  { seconds }: Limits,
): Promise<string> {
  const [first = path, ...rest] = [...guard, path, ...parameters]
  const child = spawn(first, rest, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, so that what it started ends with it.
    detached: true,
    windowsHide: true,
  })
  const parts: Buffer[] = []
  let size = 0
  child.stdout.on('data', (bytes: Buffer) => {
    if (size < MOST_OUTPUT_BYTES) parts.push(bytes)
    size += bytes.length
  })
  if (child.pid !== undefined) yieldToOthers(child.pid)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    endGroup(child.pid)
  }, seconds * 1000)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (isLate) throw new ProgramError('too-slow', `took more than ${seconds} seconds`)
    if (code !== 0) throw new ProgramError('failed', code === null ? 'was ended by the system' : `ended with code ${code}`)
    return Buffer.concat(parts).toString()
  } catch (error) {
    throw error instanceof ProgramError ? error : new ProgramError('failed', (error as Error).message)
  } finally {
    clearTimeout(timer)
    endGroup(child.pid)
  }
}

/** Assessors don't wait for a conversion. */
function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It may have ended already, or the system doesn't let us; then it competes.
  }
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
