import { ROUTES } from '../../shared/protocol'
import type { HubClient } from './hub-client'

/** A hub sends a sign of life at least every 20 seconds; after twice that the line is dead, whatever it claims. */
const SILENCE_MS = 45_000

/**
 * Reads the hub's event stream until it ends, and calls back at every `change`. Read with `fetch`, because `EventSource` gives no
 * word on why it fails. @throws HubError
 */
export async function listen(hub: HubClient, onChange: () => void, stop: AbortSignal): Promise<void> {
  // Stopped while the round before it was ending: a stream that is opened now would never be closed.
  if (stop.aborted) return
  const abort = new AbortController()
  const onStop = () => abort.abort()
  stop.addEventListener('abort', onStop, { once: true })
  let silence = setTimeout(onStop, SILENCE_MS)
  try {
    const response = await hub.stream(ROUTES.events, { accept: 'text/event-stream' }, abort.signal)
    const reader = response.body?.getReader()
    if (!reader) return
    const decoder = new TextDecoder()
    let held = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(silence)
      silence = setTimeout(onStop, SILENCE_MS)
      held += decoder.decode(value, { stream: true })
      const events = held.split(/\r?\n\r?\n/)
      held = events.pop() ?? ''
      if (events.some((event) => /^event: ?change$/m.test(event))) onChange()
    }
  } finally {
    clearTimeout(silence)
    stop.removeEventListener('abort', onStop)
    abort.abort()
  }
}
