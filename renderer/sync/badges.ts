import { ROUTES } from '../../shared/protocol'
import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Fetches document and picture of every released badge that isn't here yet, so that they can be shown and saved offline. */
export async function fetchBadges(hub: HubClient, replica: Replica, signal: AbortSignal): Promise<void> {
  for (const id of await replica.credentials.missing()) {
    try {
      const [document, image] = await Promise.all([
        hub.bytes(ROUTES.credential(id), signal),
        hub.bytes(ROUTES.credentialImage(id), signal),
      ])
      await replica.credentials.store(id, document, image)
    } catch (error) {
      // One that the hub doesn't give out (yet) is asked for again with the next pull.
      if (!(error instanceof HubError) || error.failure !== 'refused') throw error
    }
  }
}
