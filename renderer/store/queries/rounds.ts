import type { CalibrationRound, RoundScore } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { OwnRound, RoundEntry, RoundList, RoundRecord } from '../contract'
import type { RoundRow, RoundScoreRow } from '../rows'
import { isUnsentSubmission } from '../status'
import { openAchievements, openRubrics } from './catalogue'
import { askedOf, isAboutRound, isOfType, openCommand } from './round-asked'

/** Rounds that I set up, the latest first: those that the hub has sent, and those that it hasn't heard of. */
export async function readRounds(context: StoreContext): Promise<RoundList> {
  const { db, account } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [rows, scoreRows, achievementRows, commands] = await Promise.all([
    db.rounds.toArray(),
    db.roundScores.toArray(),
    db.achievements.toArray(),
    db.outbox.filter(({ type }) => isAboutRound(type)).toArray(),
  ])
  const [achievements, rounds] = await Promise.all([
    openAchievements(context, achievementRows),
    Promise.all(rows.map((row) => openRound(context, row))),
  ])
  const scoresOf = groupById(scoreRows, ({ roundId }) => roundId)
  const commandsOf = groupById(commands, ({ allocationId }) => allocationId)
  const nameOf = (achievementId: string) => achievements.get(achievementId)?.name ?? ''
  const here = rounds.map((round): RoundEntry => {
    const { id, name, rubricVersion, mode, state, closesOn, createdAt } = round
    return {
      ...{ id, name, rubricVersion, mode, state, closesOn, createdAt },
      achievementName: nameOf(round.achievementId),
      exemplars: round.exemplars.length,
      panel: round.panel.length,
      ...countScores(round, scoresOf.get(id) ?? []),
      asked: askedOf(commandsOf.get(id) ?? []),
    }
  })
  const known = new Set(rows.map(({ id }) => id))
  const planned = commands
    .filter(isOfType('round.create'))
    .filter(({ allocationId, settled }) => !known.has(allocationId) && !settled)
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
        asked: askedOf(commandsOf.get(entry.allocationId) ?? []),
      }
    }),
  )
  return {
    isLead: account.person.roles.includes('lead'),
    rounds: [...coming, ...here].sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
  }
}

function groupById<Row>(rows: readonly Row[], idOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(idOf(row))
    if (group) group.push(row)
    else groups.set(idOf(row), [row])
  }
  return groups
}

/** The round of mine in which this allocation is for the reference; null where it is for none. */
export async function findRoundOfReference(context: StoreContext, allocationId: string): Promise<OwnRound | null> {
  const rows = await context.db.rounds.toArray()
  const rounds = await Promise.all(rows.map((row) => openRound(context, row)))
  const found = rounds.find(({ exemplars }) => exemplars.some((exemplar) => exemplar.allocationId === allocationId))
  return found ? { id: found.id, name: found.name } : null
}

/** A round with all that was given in it; null where it isn't here. */
export async function readRound(context: StoreContext, roundId: string): Promise<RoundRecord | null> {
  const { db } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [row, scoreRows, outbox, achievementRows, rubricRows] = await Promise.all([
    db.rounds.get(roundId),
    db.roundScores.where('roundId').equals(roundId).toArray(),
    db.outbox.filter(({ type }) => isAboutRound(type) || type === 'assessment.submit').toArray(),
    db.achievements.toArray(),
    db.rubrics.toArray(),
  ])
  if (!row) return null
  const round = await openRound(context, row)
  const { achievementId, rubricId, rubricVersion } = round
  const [scores, achievements, rubrics] = await Promise.all([
    Promise.all(scoreRows.map((one) => openScore(context, one))),
    openAchievements(
      context,
      achievementRows.filter(({ id }) => id === achievementId),
    ),
    openRubrics(
      context,
      rubricRows.filter((one) => one.id === rubricId && one.rubricVersion === rubricVersion),
    ),
  ])
  const exemplars = new Set(round.exemplars.map(({ allocationId }) => allocationId))
  return {
    round,
    achievement: achievements.get(achievementId) ?? null,
    rubric: rubrics.get(`${rubricId}/${rubricVersion}`) ?? null,
    scores,
    onTheWay: outbox.filter(isUnsentSubmission).flatMap(({ allocationId }) => (exemplars.has(allocationId) ? allocationId : [])),
    asked: askedOf(outbox.filter(({ allocationId }) => allocationId === roundId)),
  }
}

export function openRound(context: StoreContext, row: RoundRow): Promise<CalibrationRound> {
  const place = sealedAs.round(row.id, row.version)
  return openValue<CalibrationRound>(context, place.keyId, place.context, row.sealed)
}

export function openScore(context: StoreContext, row: RoundScoreRow): Promise<RoundScore> {
  const place = sealedAs.roundScore(row.keyId, row.id, row.version)
  return openValue<RoundScore>(context, place.keyId, place.context, row.sealed)
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
