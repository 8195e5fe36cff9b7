import { type Kysely, sql } from 'kysely'
import type { Person } from '../../shared/domain'
import { type HubContext, makeId } from '../context'
import { writeColleague, writeLeadSight, writeOpeningsOf, writeSightChange } from '../feed'
import { type Tables, type Trx, writeAudit } from '../store'
import type { Standing } from './claims'
import { endSessionsOf, toPerson } from './sessions'

export type Identity = { issuer: string; subject: string }

/**
 * The person behind a provider's subject, as the provider describes them now; made at the first sign-in.
 * @returns null where the provider gives them no role here: a new one is not made, the sessions of a known one end
 */
export async function provision(context: HubContext, identity: Identity, standing: Standing): Promise<Person | null> {
  return context.db.transaction().execute(async (trx) => {
    // Two first sign-ins at once must not make two people.
    await sql`select pg_advisory_xact_lock(hashtext(${`${identity.issuer} ${identity.subject}`}))`.execute(trx)
    const known = await findPerson(trx, identity)
    if (known) return update(context, trx, known, standing)
    if (standing.roles.length === 0) return null
    const person = { id: makeId(context), ...standing }
    await trx
      .insertInto('people')
      .values({ ...columns(standing), id: person.id, about: '' })
      .execute()
    await link(context, trx, identity, person.id)
    await writeColleague(trx, person.id)
    await writeLeadSight(context, trx, person)
    if (person.roles.includes('assessor')) await writeOpeningsOf(trx, person.id)
    await audit(context, trx, 'provisioned', person)
    return person
  })
}

/** Says whom a provider means by a subject, before they first sign in. */
export async function link(context: HubContext, db: Kysely<Tables>, identity: Identity, personId: string): Promise<void> {
  await db
    .insertInto('identities')
    .values({ ...identity, person_id: personId, since: context.clock() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function findPerson(trx: Trx, { issuer, subject }: Identity): Promise<Person | undefined> {
  const row = await trx
    .selectFrom('identities')
    .innerJoin('people', 'people.id', 'identities.person_id')
    .select(['people.id', 'people.name', 'people.roles', 'people.panels', 'people.competences'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && toPerson(row)
}

async function update(context: HubContext, trx: Trx, before: Person, standing: Standing): Promise<Person | null> {
  const person: Person = { id: before.id, ...standing }
  const rightsOf = ({ roles, panels, competences = [] }: Person) =>
    JSON.stringify([roles, panels, competences].map((words) => [...words].sort()))
  const hasOtherRights = rightsOf(before) !== rightsOf(person)
  if (hasOtherRights || before.name !== person.name) {
    await trx.updateTable('people').set(columns(standing)).where('id', '=', person.id).execute()
    await writeColleague(trx, person.id)
  }
  if (hasOtherRights) {
    await writeSightChange(trx, before, person)
    await audit(context, trx, 'rights-changed', person)
  }
  // Also where nothing changed: a decision that was made while their rights changed may have missed them.
  await writeLeadSight(context, trx, person)
  if (person.roles.length > 0) return person
  await endSessionsOf(trx, person.id)
  return null
}

function columns({ name, roles, panels, competences }: Standing) {
  return {
    name,
    roles: JSON.stringify(roles),
    panels: JSON.stringify(panels),
    competences: JSON.stringify(competences),
  }
}

function audit({ clock }: HubContext, trx: Trx, action: string, { id, roles }: Person): Promise<void> {
  return writeAudit(trx, {
    at: clock(),
    actor: 'hub',
    action,
    subjectKind: 'person',
    subjectId: id,
    detail: { roles: roles.join(' ') },
  })
}
