import type { Colleague, PastDecision, RoundReference } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { CalibrationStore, RoundChoices } from '../contract'
import { askClose, askOpen, askReports, createRound, qualify, settleRound } from '../writes/rounds'
import { openAchievements, openPastDecision, openRubrics } from './catalogue'
import { readQualified } from './round-asked'
import { findRoundOfReference, readRound, readRounds } from './rounds'

/** Calibration rounds as a lead reads and asks for them, and references as a member of a panel reads them. */
export function calibrationStore(context: StoreContext): CalibrationStore {
  return {
    isLead: () => context.account.person.roles.includes('lead'),
    rounds: () => readRounds(context),
    round: (roundId) => readRound(context, roundId),
    choices: () => readChoices(context),
    pastDecisions: (achievementId) => readPastDecisions(context, achievementId),
    create: (plan) => createRound(context, plan),
    open: (roundId) => askOpen(context, roundId),
    close: (roundId) => askClose(context, roundId),
    handOut: (roundId) => askReports(context, roundId),
    qualify: (roundId, personId, until) => qualify(context, roundId, personId, until),
    qualified: (roundId) => readQualified(context, roundId),
    settle: (roundId) => settleRound(context, roundId),
    reference: (allocationId) => readReference(context, allocationId),
    roundOfReference: (allocationId) => findRoundOfReference(context, allocationId),
  }
}

async function readChoices(context: StoreContext): Promise<RoundChoices> {
  const { db } = context
  const [achievementRows, rubricRows, colleagueRows] = await Promise.all([
    db.achievements.toArray(),
    db.rubrics.toArray(),
    db.colleagues.toArray(),
  ])
  const [achievements, rubrics, colleagues] = await Promise.all([
    openAchievements(context, achievementRows),
    openRubrics(context, rubricRows),
    Promise.all(
      colleagueRows.map((row) => {
        const place = sealedAs.colleague(row.id, row.version)
        return openValue<Colleague>(context, place.keyId, place.context, row.sealed)
      }),
    ),
  ])
  return {
    achievements: [...achievements.values()].sort((a, b) => a.name.localeCompare(b.name)),
    rubrics: [...rubrics.values()].sort((a, b) => b.version - a.version),
    colleagues: colleagues.sort((a, b) => a.name.localeCompare(b.name)),
  }
}

async function readPastDecisions(context: StoreContext, achievementId: string): Promise<PastDecision[]> {
  const rows = await context.db.pastDecisions.where('achievementId').equals(achievementId).toArray()
  const opened = await Promise.all(rows.map((row) => openPastDecision(context, row)))
  return opened.sort((a, b) => b.decidedOn.localeCompare(a.decidedOn) || a.pseudonym.localeCompare(b.pseudonym))
}

async function readReference(context: StoreContext, allocationId: string): Promise<RoundReference | null> {
  const { db } = context
  const [row, allocation] = await Promise.all([db.roundReferences.get(allocationId), db.allocations.get(allocationId)])
  if (!row || !allocation) return null
  const place = sealedAs.roundReference(allocation.keyId, allocationId, row.version)
  return openValue<RoundReference>(context, place.keyId, place.context, row.sealed)
}
