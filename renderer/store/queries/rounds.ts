import type { CalibrationRound, RoundScore } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { RoundEntry, RoundList, RoundRecord } from '../contract'
import type { OutboxRow, RoundRow, RoundScoreRow } from '../rows'
import { isUnsentSubmission } from '../status'
import { openAchievements, openRubrics } from './catalogue'
import { askedOf, isOfType, openCommand } from './round-asked'

/** Rounds that I set up, the latest first: those that the hub has sent, and those that it hasn't heard of. */
export async function readRounds(context: StoreContext): Promise<RoundList> {
  const { db, account } = context
  const [rows, achievementRows] = await Promise.all([db.rounds.toArray(), db.achievements.toArray()])
  const creations = (await db.outbox.filter(isOfType('round.create')).toArray()).filter(isOfType('round.create'))
  const ids = [...new Set([...rows.map(({ id }) => id), ...creations.map(({ allocationId }) => allocationId)])]
  const [achievements, commands, given] = await Promise.all([
    openAchievements(context, achievementRows),
    db.outbox.where('allocationId').anyOf(ids).toArray(),
    Promise.all(
      rows.map(async (row) => ({ round: await openRound(context, row), scores: await readScoreRows(context, row.id) })),
    ),
  ])
  const askedAbout = (id: string) => askedOf(commands.filter(({ allocationId }) => allocationId === id))
  const nameOf = (achievementId: string) => achievements.get(achievementId)?.name ?? ''
  const here = given.map(({ round, scores }): RoundEntry => {
    const { id, name, rubricVersion, mode, state, closesOn, createdAt } = round
    return {
      ...{ id, name, rubricVersion, mode, state, closesOn, createdAt },
      achievementName: nameOf(round.achievementId),
      exemplars: round.exemplars.length,
      panel: round.panel.length,
      ...countScores(round, scores),
      asked: askedAbout(id),
    }
  })
  const known = new Set(rows.map(({ id }) => id))
  const planned = creations.filter((entry) => !known.has(entry.allocationId) && !entry.settled)
  const coming = await Promise.all(
    planned.map(async (entry): Promise<RoundEntry> => {
      const { plan, actedAt } = await openCommand(context, entry)
      const { name, rubricVersion, mode, closesOn } = plan
      return {
        ...{ id: entry.allocationId, name, rubricVersion, mode, closesOn, createdAt: actedAt },
        achievementName: nameOf(plan.achievementId),
        state: 'planned',
        exemplars: plan.sourceIds.length,
        panel: plan.panelIds.length,
        ...{ references: 0, scores: 0, finished: 0 },
        asked: askedAbout(entry.allocationId),
      }
    }),
  )
  return {
    isLead: account.person.roles.includes('lead'),
    rounds: [...coming, ...here].sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
  }
}

/** A round with all that was given in it; null where it isn't here. */
export async function readRound(context: StoreContext, roundId: string): Promise<RoundRecord | null> {
  const { db } = context
  const row = await db.rounds.get(roundId)
  if (!row) return null
  const round = await openRound(context, row)
  const [scores, entries, achievementRow, rubricRow] = await Promise.all([
    readScores(context, roundId),
    db.outbox.where('allocationId').equals(roundId).toArray(),
    db.achievements.get(round.achievementId),
    db.rubrics.get([round.rubricId, round.rubricVersion]),
  ])
  const [achievements, rubrics, sent] = await Promise.all([
    openAchievements(context, achievementRow ? [achievementRow] : []),
    openRubrics(context, [rubricRow]),
    readUnsent(
      context,
      round.exemplars.map(({ allocationId }) => allocationId),
    ),
  ])
  return {
    round,
    achievement: achievements.get(round.achievementId) ?? null,
    rubric: rubrics.get(`${round.rubricId}/${round.rubricVersion}`) ?? null,
    scores,
    onTheWay: sent.map(({ allocationId }) => allocationId),
    asked: askedOf(entries),
  }
}

export function openRound(context: StoreContext, row: RoundRow): Promise<CalibrationRound> {
  const place = sealedAs.round(row.id, row.version)
  return openValue<CalibrationRound>(context, place.keyId, place.context, row.sealed)
}

function readScoreRows({ db }: StoreContext, roundId: string): Promise<RoundScoreRow[]> {
  return db.roundScores.where('roundId').equals(roundId).toArray()
}

async function readScores(context: StoreContext, roundId: string): Promise<RoundScore[]> {
  const rows = await readScoreRows(context, roundId)
  return Promise.all(
    rows.map((row) => {
      const place = sealedAs.roundScore(row.keyId, row.id, row.version)
      return openValue<RoundScore>(context, place.keyId, place.context, row.sealed)
    }),
  )
}

async function readUnsent({ db }: StoreContext, allocationIds: readonly string[]): Promise<OutboxRow[]> {
  return (await db.outbox.where('allocationId').anyOf(allocationIds).toArray()).filter(isUnsentSubmission)
}

/** How far a round has come. What counts is only what is about its exemplars, and of its panel. */
function countScores({ exemplars, panel }: CalibrationRound, scores: readonly RoundScoreRow[]) {
  const units = new Set(exemplars.map(({ submissionId }) => submissionId))
  const about = scores.filter(({ submissionId }) => units.has(submissionId))
  const byPerson = new Map<string | null, number>()
  for (const { personId } of about) byPerson.set(personId, (byPerson.get(personId) ?? 0) + 1)
  const counts = panel.map(({ personId }) => byPerson.get(personId) ?? 0)
  return {
    references: byPerson.get(null) ?? 0,
    scores: counts.reduce((sum, count) => sum + count, 0),
    finished: counts.filter((count) => count > 0 && count === exemplars.length).length,
  }
}
