import type { BridgeVerb } from '../shared/protocol/bridge'

/** Name of the message behind a verb of the bridge. */
export function channelOf(verb: BridgeVerb): string {
  return `assay:${verb}`
}

/** What main says unasked: the window wants to close, and somebody clicked on what was told. */
export const CLOSING_CHANNEL = 'assay:closing'
export const GO_CHANNEL = 'assay:go'

/** How an answer travels. Electron would put its own words around the message of an error. */
export type Envelope = { ok: true; answer: unknown } | { ok: false; message: string }
