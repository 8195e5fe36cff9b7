import { v5 } from 'uuid'

/** Namespaces of our own (UUIDv4, made once): one for each kind of record that derives from a command. */
const DECISIONS = '0b7f4c9e-6a35-4d0e-9c7c-6a1f2f3f9b10'
const CREDENTIALS = '5a0f6a52-2f0c-4c3c-8f5e-1d8f0a7f4e21'

/** Ids that follow from the command that decided: a hub that forgot it and hears it again makes the same ones, not others. */
export function derivedIds(commandId: string): { decisionId: string; credentialId: string } {
  return { decisionId: v5(commandId, DECISIONS), credentialId: v5(commandId, CREDENTIALS) }
}
