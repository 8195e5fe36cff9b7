import type { HubContext } from '../context'
import { align } from './list'

/** The badges that there are, of achievements and of pathways, the latest first: a table in plain text, without anybody's name. */
export async function badges({ db }: HubContext): Promise<string> {
  const rows = await db
    .selectFrom('credentials')
    .leftJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .leftJoin('pathways', 'pathways.id', 'credentials.pathway_id')
    .select([
      'credentials.id',
      'credentials.state',
      'credentials.ordered_at',
      'achievements.body as achievement',
      'pathways.body as pathway',
    ])
    .where('credentials.state', '!=', 'taken-back')
    .orderBy('credentials.ordered_at', 'desc')
    .orderBy('credentials.id')
    .execute()
  const lines = rows.map(({ id, state, ordered_at, achievement, pathway }) => [
    id,
    state,
    ordered_at.toISOString().slice(0, 10),
    achievement?.name ?? `${pathway?.name} (pathway)`,
  ])
  return align([['BADGE', 'STATE', 'ORDERED', 'OF'], ...lines])
}
