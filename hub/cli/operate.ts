import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ProblemSchema } from '../../shared/protocol'
import { OPERATOR_ADDRESS } from '../http'
import { createLog } from '../log'
import { openHub } from '../open'
import { type OperatorCommand, OperatorError, operate } from '../operator'
import { findHolder, inspectDataFolder, UnusableDataError } from '../store'

const CardSchema = z.object({ origin: z.url(), pid: z.int(), operatorToken: z.string() })

/**
 * Has an operator's command carried out: by the hub that runs on this data folder, or directly where none runs.
 * @returns what was done, for people
 */
export async function runOperatorCommand(
  data: { dataFolder: string; databaseUrl?: string },
  command: OperatorCommand,
): Promise<string> {
  if ((await findHolder(data.dataFolder)) !== undefined) return askRunningHub(data.dataFolder, command)
  const { exists } = await inspectDataFolder(data.dataFolder)
  if (!exists)
    throw new UnusableDataError(
      `There is no hub's data in ${data.dataFolder}. Start the hub once, or name its folder with --data.`,
    )
  const hub = await openHub(data, createLog('warn'))
  try {
    return await operate(hub.context, command)
  } finally {
    await hub.close()
  }
}

async function askRunningHub(dataFolder: string, command: OperatorCommand): Promise<string> {
  const card = CardSchema.parse(JSON.parse(await readFile(join(dataFolder, 'hub.json'), 'utf8')))
  const response = await fetch(`${card.origin}${OPERATOR_ADDRESS}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${card.operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  })
  const answer: unknown = await response.json()
  if (response.ok) return z.object({ message: z.string() }).parse(answer).message
  const problem = ProblemSchema.parse(answer)
  throw new OperatorError(problem.detail ?? problem.title)
}
