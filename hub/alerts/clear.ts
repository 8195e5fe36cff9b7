import type { HubContext } from '../context'
import { writeAlerting } from '../feed'
import type { Trx } from '../store'

/** What a rule told of holds no more, where something did. */
export async function clearAlert({ clock }: Pick<HubContext, 'clock'>, trx: Trx, ruleId: string): Promise<void> {
  const cleared = await trx
    .updateTable('alerts')
    .set({ cleared_at: clock() })
    .where('rule_id', '=', ruleId)
    .where('cleared_at', 'is', null)
    .returning('id')
    .execute()
  await writeAlerting(
    trx,
    'alert',
    cleared.map(({ id }) => id),
  )
}
