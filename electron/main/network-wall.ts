import type { Session } from 'electron'
import { parseAddress } from './address'

/** What a page may load at all: its own origin, and what it made itself. */
const OWN_SCHEMES = new Set(['app:', 'blob:', 'data:', 'devtools:', 'chrome-extension:'])

/** A second wall behind the content policy: whatever asks, nothing in this session reaches the network or the file system. */
export function keepOffNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !OWN_SCHEMES.has(parseAddress(details.url)?.protocol ?? '') })
  })
}
