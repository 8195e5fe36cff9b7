import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { applyCommand } from './apply'
import type { Device } from './submit'

export { applyWithin } from './apply'

/** Applies commands one after the other. Once one is refused, later ones of the same allocation are held: they rest on it. */
export async function applyCommands(
  context: HubContext,
  person: Person,
  commands: readonly Command[],
  from: Device,
): Promise<CommandResult[]> {
  const refused = new Map<string, string>()
  const results: CommandResult[] = []
  for (const command of commands) {
    const because = refused.get(command.allocationId)
    const result: CommandResult = because
      ? { id: command.id, status: 'held', because }
      : await applyCommand(context, person, command, from)
    if (result.status === 'rejected' || result.status === 'conflict') refused.set(command.allocationId, command.id)
    results.push(result)
  }
  return results
}
