import type { HubClient } from './hub-client'

/**
 * Reads the hub's event stream until it ends, and calls back at every `change`. Read with `fetch`, because `EventSource` gives no
 * word on why it fails, nor when a line is dead that nobody closed. @throws HubError
 */
export async function listen(hub: HubClient, onChange: () => void, stop: AbortSignal): Promise<void> {
  // Stopped while the round before it was ending: a stream that is opened now would never be closed.
  if (stop.aborted) return
  const response = await hub.nudges(stop)
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let held = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      held += decoder.decode(value, { stream: true })
      const events = held.split(/\r?\n\r?\n/)
      held = events.pop() ?? ''
      if (events.some((event) => /^event: ?change$/m.test(event))) onChange()
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
