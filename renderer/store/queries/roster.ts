import { type Achievement, type Colleague, derivedId, leads, type Person, type Qualification } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { Holder, QualificationAsked, Roster, RosterEntry } from '../contract'
import type { ColleagueRow, OutboxRow, QualificationRow } from '../rows'
import { isRefused, isUnsent } from '../status'
import { openAchievements } from './catalogue'
import { isOfType, openCommand } from './round-asked'

type Assessor = Pick<Person, 'id' | 'name' | 'roles' | 'panels' | 'competences'>

/** Under which what I ask about one person and achievement stands: in its order, and held behind what was refused. */
export function askedId({ personId, achievementId }: Holder): string {
  return derivedId(`qualification ${personId} ${achievementId}`)
}

export async function readRoster(context: StoreContext): Promise<Roster> {
  const { db, account } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [achievementRows, colleagueRows, qualificationRows, outbox] = await Promise.all([
    db.achievements.toArray(),
    db.colleagues.toArray(),
    db.qualifications.toArray(),
    db.outbox.filter(({ type }) => type === 'qualification.give' || type === 'qualification.end').toArray(),
  ])
  const [achievements, colleagues, qualifications, asked] = await Promise.all([
    openAchievements(context, achievementRows),
    Promise.all(colleagueRows.map((row) => openColleague(context, row))),
    Promise.all(qualificationRows.map((row) => openQualification(context, row))),
    openAsked(context, outbox),
  ])
  const me = account.person
  const people: Assessor[] = [me, ...colleagues].filter(({ roles }) => roles.includes('assessor'))
  const led = [...achievements.values()].filter(({ policy }) => leads(me, policy))
  const given = new Map(qualifications.map((one) => [`${one.personId} ${one.achievementId}`, one]))
  const entries = people.flatMap((person) =>
    led.flatMap((achievement): RosterEntry[] => {
      const qualification = given.get(`${person.id} ${achievement.id}`) ?? null
      const holder = { personId: person.id, achievementId: achievement.id }
      if (!isOfPanel(person, achievement) && !qualification) return []
      const isMe = person.id === me.id
      return [{ ...holder, person, isMe, achievement, qualification, asked: asked.get(askedId(holder)) ?? null }]
    }),
  )
  const byName = (a: RosterEntry, b: RosterEntry) =>
    a.person.name.localeCompare(b.person.name) ||
    a.personId.localeCompare(b.personId) ||
    a.achievement.name.localeCompare(b.achievement.name)
  return { isLead: me.roles.includes('lead'), entries: entries.sort(byName) }
}

/** The one of these two. */
export async function readEntry(context: StoreContext, { personId, achievementId }: Holder): Promise<RosterEntry | null> {
  const { entries } = await readRoster(context)
  return entries.find((entry) => entry.personId === personId && entry.achievementId === achievementId) ?? null
}

function isOfPanel({ panels }: Assessor, { policy }: Achievement): boolean {
  return policy.panelId === undefined || panels.includes(policy.panelId)
}

/** The last word about each, by the id under which it stands: what waits, or else what was refused. */
async function openAsked(context: StoreContext, outbox: readonly OutboxRow[]): Promise<Map<string, QualificationAsked>> {
  const asked = new Map<string, QualificationAsked>()
  for (const entry of outbox.filter((one) => isUnsent(one) || isRefused(one))) {
    const standing = isRefused(entry) ? ({ state: 'refused', code: entry.code ?? '' } as const) : ({ state: 'waiting' } as const)
    if (isOfType('qualification.give')(entry)) {
      const { until } = await openCommand(context, entry)
      asked.set(entry.allocationId, { wish: 'give', until, ...standing })
    } else asked.set(entry.allocationId, { wish: 'end', until: null, ...standing })
  }
  return asked
}

function openColleague(context: StoreContext, row: ColleagueRow): Promise<Colleague> {
  const place = sealedAs.colleague(row.id, row.version)
  return openValue<Colleague>(context, place.keyId, place.context, row.sealed)
}

function openQualification(context: StoreContext, row: QualificationRow): Promise<Qualification> {
  const place = sealedAs.qualification(row.id, row.version)
  return openValue<Qualification>(context, place.keyId, place.context, row.sealed)
}
