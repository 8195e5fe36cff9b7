import { createHmac } from 'node:crypto'
import type { Door } from '../door'

type Sent = { id: string; address: string; json: string; at: Date; secret: string | null }

/**
 * Sends a webhook: JSON by POST, with the id of the delivery and, where there is a secret, a signature over `<timestamp>.<body>` (HMAC-SHA-256 in hex), so
 * that the other side can tell that it is ours and new.
 * @throws DoorError
 */
export async function sendWebhook(door: Door, { id, address, json, at, secret }: Sent): Promise<void> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = secret === null ? null : signBody(secret, timestamp, json)
  await door.postJson(address, json, {
    'assay-delivery': id,
    'assay-timestamp': timestamp,
    ...(signature !== null && { 'assay-signature': `v1=${signature}` }),
  })
}

function signBody(secret: string, timestamp: string, json: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${json}`).digest('hex')
}
