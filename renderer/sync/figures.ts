import type { Replica } from '../store/replica'
import { type HubClient, HubError, SilentError } from './hub-client'

/** Asks the hub for the figures that somebody looks at, one question after the other. */
export async function answerFigures(hub: HubClient, replica: Replica, signal: AbortSignal): Promise<void> {
  for (let next = await replica.figures.next(); next !== null; next = await replica.figures.next()) {
    try {
      await next.answered(await hub.figure(next.question, signal))
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      if (error.failure === 'refused') await next.refused()
      else if (isOfThisAlone(error)) await next.failed()
      else throw error
    }
  }
}

/** Adding up may take longer than there is patience for, or go wrong: that keeps nothing else from being sent and read. */
function isOfThisAlone(error: HubError): boolean {
  return error instanceof SilentError || error.failure === 'unreadable' || (error.status !== null && error.status >= 500)
}
