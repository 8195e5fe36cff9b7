import { appendFile, mkdir } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { CACHE } from '../../scripts/setup/paths.mjs'

/** Where long runs leave their numbers; `docs/evidence` keeps those that are worth it. */
const RUNS = join(CACHE, 'tests', 'fault-runs.jsonl')

/** Notes what a long run came to, with the day and the machine; short runs are over too soon to say anything beyond "passed". */
export async function recordRun(name: string, numbers: Record<string, number>): Promise<void> {
  if (process.env.ASSAY_LONG !== '1') return
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  await mkdir(dirname(RUNS), { recursive: true })
  await appendFile(RUNS, `${JSON.stringify({ name, at: new Date().toISOString(), machine, ...numbers })}\n`)
}
