import type { z } from 'zod'
import { BRIDGE_ARGUMENTS, type BridgeAnswers, type BridgeVerb } from '../../shared/protocol/bridge'

/** What main does for each verb, for whoever asks, with arguments that fit their schema. */
export type BridgeHandlers<Asker> = {
  [Verb in BridgeVerb]: (
    asker: Asker,
    argument: z.output<(typeof BRIDGE_ARGUMENTS)[Verb]>,
  ) => BridgeAnswers[Verb] | Promise<BridgeAnswers[Verb]>
}

export type VerbFailure = 'bad-request' | 'signed-out' | 'unexpected'
export type VerbResult = { ok: true; answer: unknown } | { ok: false; failure: VerbFailure; error?: unknown }

/** Nobody has signed in yet, and the verb needs somebody. */
export class SignedOutError extends Error {}

/** Parses the argument, calls the handler, and names what went wrong, if something did. */
export async function answerVerb<Asker>(
  handlers: BridgeHandlers<Asker>,
  asker: Asker,
  verb: BridgeVerb,
  argument: unknown,
): Promise<VerbResult> {
  const parsed = BRIDGE_ARGUMENTS[verb].safeParse(argument)
  if (!parsed.success) return { ok: false, failure: 'bad-request' }
  // The table ties each verb to its own argument; TypeScript can't follow that through a variable.
  const handler = handlers[verb] as (asker: Asker, argument: unknown) => unknown
  try {
    return { ok: true, answer: await handler(asker, parsed.data) }
  } catch (error) {
    if (error instanceof SignedOutError) return { ok: false, failure: 'signed-out' }
    return { ok: false, failure: 'unexpected', error }
  }
}
