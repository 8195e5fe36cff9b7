import type { BridgeVerb } from '../shared/protocol/bridge'

/** Name of the message behind a verb of the bridge. */
export function channelOf(verb: BridgeVerb): string {
  return `assay:${verb}`
}

/** The window wants to close: the one message from main that nobody asked for. */
export const CLOSING_CHANNEL = 'assay:closing'

/** How an answer travels. Electron would put its own words around the message of an error. */
export type Envelope = { ok: true; answer: unknown } | { ok: false; message: string }
