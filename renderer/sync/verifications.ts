import { BadgeReportSchema } from '../../shared/badges/check/report'
import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Has the hub look at the badges that somebody wants to know about: it can ask their issuers. */
export async function answerVerifications(hub: HubClient, replica: Replica, signal: AbortSignal): Promise<void> {
  for (let next = await replica.verifications.next(); next !== null; next = await replica.verifications.next()) {
    try {
      const answer = await hub.verify(toBase64(next.bytes), signal)
      await next.answered(BadgeReportSchema.parse(answer), answer.checkedAt)
    } catch (error) {
      if (!(error instanceof HubError) || (error.failure !== 'refused' && error.failure !== 'unreadable')) throw error
      await next.refused()
    }
  }
}

/** Three bytes are four letters, so that parts can be put together. */
const PART_BYTES = 3 * 8192

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PART_BYTES)))
  }
  return text
}
