import type { OutgoingCommand, Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

const BATCH = 20

/**
 * Sends what waits in the outbox, in order, until nothing is due. Answers are stored as they come; a command without an answer waits
 * again. `onBatch` is called before each request.
 */
export async function push(
  hub: HubClient,
  replica: Replica,
  signal: AbortSignal,
  onBatch: () => Promise<void> = async () => undefined,
): Promise<void> {
  let most = BATCH
  for (;;) {
    const batch = await replica.takeBatch(most)
    if (batch.length === 0) return
    await onBatch()
    try {
      await sendBatch(hub, replica, batch, signal)
      most = BATCH
    } catch (error) {
      if (!(error instanceof HubError) || error.failure !== 'refused') throw error
      // The hub refuses the request itself. One by one, those that fit get through and the one that doesn't is told apart.
      if (batch.length > 1) most = 1
      else await replica.refuse(batch[0] as OutgoingCommand, error.message)
    }
  }
}

async function sendBatch(hub: HubClient, replica: Replica, batch: OutgoingCommand[], signal: AbortSignal): Promise<void> {
  try {
    const { results } = await hub.send(
      batch.map((one) => one.command),
      signal,
    )
    await replica.storeResults(results)
  } finally {
    await replica.putBack(batch)
  }
}
