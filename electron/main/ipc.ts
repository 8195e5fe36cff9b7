import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import { BRIDGE_ARGUMENTS, type BridgeAnswers, type BridgeVerb } from '../../shared/protocol/bridge'
import { channelOf, type Envelope } from '../channels'
import { text } from './texts'

/** What main does for each verb, for whoever asks, with arguments that fit their schema. */
export type BridgeHandlers<Asker> = {
  [Verb in BridgeVerb]: (
    asker: Asker,
    argument: z.output<(typeof BRIDGE_ARGUMENTS)[Verb]>,
  ) => BridgeAnswers[Verb] | Promise<BridgeAnswers[Verb]>
}

/** A refusal whose message may be shown to a person. */
export class BridgeRefusal extends Error {}

/**
 * Listens to every verb of the bridge and to nothing else.
 * @param identify who asks: the owner of a main frame that shows our own page; null for all others, who learn nothing
 */
export function listenToBridge<Asker>(
  handlers: BridgeHandlers<Asker>,
  identify: (event: IpcMainInvokeEvent) => Asker | null,
): void {
  for (const verb of Object.keys(BRIDGE_ARGUMENTS) as BridgeVerb[]) {
    ipcMain.handle(channelOf(verb), async (event, argument: unknown): Promise<Envelope> => {
      const asker = identify(event)
      if (asker === null) return { ok: false, message: text('failure.badRequest') }
      return answerVerb(handlers, asker, verb, argument)
    })
  }
}

/** Parses the argument, calls the handler, and wraps what comes of it. */
export async function answerVerb<Asker>(
  handlers: BridgeHandlers<Asker>,
  asker: Asker,
  verb: BridgeVerb,
  argument: unknown,
): Promise<Envelope> {
  const parsed = BRIDGE_ARGUMENTS[verb].safeParse(argument)
  if (!parsed.success) return { ok: false, message: text('failure.badRequest') }
  try {
    const handler = handlers[verb] as (asker: Asker, argument: unknown) => unknown
    return { ok: true, answer: await handler(asker, parsed.data) }
  } catch (error) {
    if (error instanceof BridgeRefusal) return { ok: false, message: error.message }
    // The reason may name files or people: it goes to the person at the terminal, not to the page.
    console.error(`${verb}:`, error)
    return { ok: false, message: text('failure.unexpected') }
  }
}
