import { ROUTES } from '../../shared/protocol'
import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** Fetches document, picture and token of every released badge that isn't here yet, so that they can be shown and saved offline. */
export async function fetchBadges(hub: HubClient, replica: Replica, signal: AbortSignal): Promise<void> {
  for (const id of await replica.credentials.missing()) {
    try {
      const [document, image, token] = await Promise.all([
        hub.bytes(ROUTES.credential(id), signal),
        hub.bytes(ROUTES.credentialImage(id), signal),
        hub.bytes(ROUTES.credentialToken(id), signal).catch(noneWhereRefused),
      ])
      await replica.credentials.store(id, { document, image, token })
    } catch (error) {
      // One that the hub doesn't give out (yet) is asked for again with the next pull.
      if (!(error instanceof HubError) || error.failure !== 'refused') throw error
    }
  }
}

/** Badges from before there were tokens have none. */
function noneWhereRefused(error: unknown): null {
  if (error instanceof HubError && error.failure === 'refused') return null
  throw error
}
