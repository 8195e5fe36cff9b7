import { newCommandId } from '../../../shared/domain'
import { COMMAND_SCHEMA_VERSION, type Command } from '../../../shared/protocol'
import { now, sealedAs, type StoreContext } from '../context'
import { newKeyId } from '../keyring'
import type { WorkLabel } from '../contract'
import { codeNameOf } from '../queries/work-labels'
import type { AllocationRow, OutboxRow } from '../rows'
import { sealJson } from '../sealing'

/**
 * Seals a command under a key of its own, ready to be put into the outbox.
 * @param about what it is about, without a name, where there is no allocation yet that tells it
 */
export async function prepareCommand(context: StoreContext, command: Command, about?: WorkLabel): Promise<OutboxRow> {
  const keyId = newKeyId('command')
  const place = sealedAs.command(keyId, command.id)
  const key = (await context.keyring.ensure([keyId])).get(keyId) as CryptoKey
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
    sealed: await sealJson(key, place.context, command),
    sealedRefusal: null,
    sealedLabel: await sealLabel(context, key, keyId, command, about),
  }
}

/** What was sent is listed longer than the work stays that it was about. The candidate's name goes with the work, so it isn't in it. */
async function sealLabel(
  context: StoreContext,
  key: CryptoKey,
  keyId: string,
  { id, type, allocationId }: Command,
  about: WorkLabel | undefined,
) {
  if (type === 'allocation.begin') return undefined
  const label = about ?? (await codeNameOf(context, allocationId))
  return label ? sealJson(key, sealedAs.commandLabel(keyId, id).context, label) : undefined
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
