import { sealedAs } from '../context'
import type * as Rows from '../rows'
import { type SealContext, sealJson } from '../sealing'
import type { Collapsed } from './collapse'
import type { Keys } from './name-keys'

/** Rows of calibration, ready to be put. */
export type CalibrationRows = {
  rounds: Rows.RoundRow[]
  roundScores: Rows.RoundScoreRow[]
  roundReferences: Rows.RoundReferenceRow[]
  pastDecisions: Rows.PastDecisionRow[]
  colleagues: Rows.ColleagueRow[]
  qualifications: Rows.QualificationRow[]
  assessorDifferences: Rows.AssessorDifferenceRow[]
  panelRounds: Rows.PanelRoundRow[]
  roundComments: Rows.RoundCommentRow[]
  roundReadings: Rows.RoundReadingRow[]
  reports: Rows.ReportRow[]
}

/** Seals what a page brings of calibration. @param pull the version of what is sealed */
export async function sealCalibration(changes: Collapsed, keys: Keys, pull: number): Promise<CalibrationRows> {
  const sealOne = async (place: { keyId: string; context: SealContext }, value: unknown) => ({
    version: pull,
    sealed: await sealJson(keys.key(place.keyId), place.context, value),
  })
  const all = <Body, Row>(bodies: Body[], make: (body: Body) => Promise<Row>) => Promise.all(bodies.map(make))
  return {
    rounds: await all(changes.rounds, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.round(body.id, pull), body)),
    })),
    roundScores: await all(changes.roundScores, async (body) => ({
      id: body.id,
      keyId: keys.ofExemplar(body.submissionId),
      roundId: body.roundId,
      submissionId: body.submissionId,
      personId: body.personId,
      ...(await sealOne(sealedAs.roundScore(keys.ofExemplar(body.submissionId), body.id, pull), body)),
    })),
    roundReferences: await all(
      // It stands beside what I gave; without that here there is nothing to show it with.
      changes.roundReferences.filter(({ allocationId }) => keys.ofAllocation(allocationId) !== undefined),
      async (body) => ({
        allocationId: body.allocationId,
        ...(await sealOne(
          sealedAs.roundReference(keys.ofAllocation(body.allocationId) as string, body.allocationId, pull),
          body,
        )),
      }),
    ),
    pastDecisions: await all(changes.pastDecisions, async (body) => ({
      id: body.id,
      achievementId: body.achievementId,
      ...(await sealOne(sealedAs.pastDecision(body.id, pull), body)),
    })),
    colleagues: await all(changes.colleagues, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.colleague(body.id, pull), body)),
    })),
    qualifications: await all(changes.qualifications, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.qualification(body.id, pull), body)),
    })),
    assessorDifferences: await all(changes.assessorDifferences, async (body) => ({
      id: body.id,
      personId: body.personId,
      achievementId: body.achievementId,
      ...(await sealOne(sealedAs.assessorDifference(body.id, pull), body)),
    })),
    panelRounds: await all(changes.panelRounds, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.panelRound(body.id, pull), body)),
    })),
    roundComments: await all(changes.roundComments, async (body) => ({
      id: body.id,
      keyId: keys.ofComment(body.id),
      roundId: body.roundId,
      ...(await sealOne(sealedAs.roundComment(keys.ofComment(body.id), body.id, pull), body)),
    })),
    roundReadings: await all(changes.roundReadings, async (body) => ({
      id: body.id,
      roundId: body.roundId,
      achievementId: body.achievementId,
      holds: body.ended === null ? (1 as const) : (0 as const),
      ...(await sealOne(sealedAs.roundReading(body.id, pull), body)),
    })),
    reports: await all(changes.reports, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.report(body.id, pull), body)),
    })),
  }
}
