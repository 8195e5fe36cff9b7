import { newCommandId } from '../../../shared/domain'
import { COMMAND_SCHEMA_VERSION, type Command } from '../../../shared/protocol'
import { now, sealedAs, type StoreContext } from '../context'
import { newKeyId } from '../keyring'
import type { AllocationRow, OutboxRow } from '../rows'
import { sealJson } from '../sealing'

/** Seals a command under a key of its own, ready to be put into the outbox. */
export async function prepareCommand(context: StoreContext, command: Command): Promise<OutboxRow> {
  const keyId = newKeyId('command')
  const place = sealedAs.command(keyId, command.id)
  const keys = await context.keyring.ensure([keyId])
  return {
    commandId: command.id,
    type: command.type,
    allocationId: command.allocationId,
    keyId,
    queuedAt: command.actedAt,
    attempts: 0,
    state: 'waiting',
    answeredAt: null,
    code: null,
    settled: false,
    sealed: await sealJson(keys.get(keyId) as CryptoKey, place.context, command),
    sealedRefusal: null,
  }
}

/** What every command of an allocation says: its new id, and what the person had in front of them. */
export function commandBase(context: StoreContext, allocation: AllocationRow) {
  return {
    id: newCommandId(),
    schemaVersion: COMMAND_SCHEMA_VERSION,
    allocationId: allocation.id,
    actedAt: now(context),
    basedOn: {
      allocationRevision: allocation.revision,
      submissionRevision: allocation.submissionRevision,
      rubricId: allocation.rubricId,
      rubricVersion: allocation.rubricVersion,
    },
  } as const
}
