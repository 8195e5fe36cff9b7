import { RejectionCodeSchema } from '../../../shared/protocol'
import type { Texts } from '../../kit'

/** Refusals of a hand-over that have words of their own. */
const RefusedSchema = RejectionCodeSchema.extract(['no-receiver', 'not-independent', 'already-handed-over'])

/** Why the hub didn't take a draft for whoever has the work now. */
export function refusedWords(code: string, t: Texts<'conflict'>): string {
  const told = RefusedSchema.safeParse(code)
  return t(told.success ? `refused.${told.data}` : 'refused.other')
}
