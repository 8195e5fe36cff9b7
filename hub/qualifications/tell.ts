import { writeOpeningsOf, writeQualification } from '../feed'
import { type Actor, type Trx, writeAudit } from '../store'

/** Whose qualification, and for what. */
export type Holder = { personId: string; achievementId: string }

type Cause = {
  at: Date
  actor: Actor
  action: 'qualification.give' | 'qualification.withdraw' | 'qualification.lapse'
  detail?: { until: string | null; round?: string }
}

/** Writes down what became of a qualification, tells leads, and has its holder see what they may claim from now on and what no longer. */
export async function tell(trx: Trx, { personId, achievementId }: Holder, { detail, ...cause }: Cause): Promise<void> {
  const told = { achievement: achievementId, ...detail }
  await writeAudit(trx, { ...cause, subjectKind: 'person', subjectId: personId, detail: told })
  await writeQualification(trx, { personId, achievementId })
  const { roles } = await trx.selectFrom('people').select('roles').where('id', '=', personId).executeTakeFirstOrThrow()
  if (roles.includes('assessor')) await writeOpeningsOf(trx, personId, achievementId)
}
