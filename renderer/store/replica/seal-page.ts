import { sealedAs } from '../context'
import type * as Rows from '../rows'
import { type SealContext, sealJson } from '../sealing'
import type { Collapsed } from './collapse'
import type { Keys } from './name-keys'
import { sealCalibration } from './seal-calibration'

/** Seals the revisions of submissions that a page brings. @param pull the version of what is sealed */
export async function sealSubmissions(changes: Collapsed, keys: Keys, pull: number): Promise<Rows.SubmissionRow[]> {
  return Promise.all(
    changes.submissions.map(async (submission) => {
      const { id, revision } = submission
      const { keyId, context } = sealedAs.submission(keys.ofSubmission(submission), id, revision, pull)
      return { id, revision, keyId, version: pull, sealed: await sealJson(keys.key(keyId), context, submission) }
    }),
  )
}

/** Seals the other kinds. */
export async function sealRest(changes: Collapsed, keys: Keys, pull: number) {
  const sealOne = async (place: { keyId: string; context: SealContext }, value: unknown) => ({
    version: pull,
    sealed: await sealJson(keys.key(place.keyId), place.context, value),
  })
  const all = <Body, Row>(bodies: Body[], make: (body: Body) => Promise<Row>) => Promise.all(bodies.map(make))
  return {
    achievements: await all(changes.achievements, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.achievement(body.id, pull), body)),
    })),
    rubrics: await all(changes.rubrics, async (body) => ({
      id: body.id,
      rubricVersion: body.version,
      ...(await sealOne(sealedAs.rubric(body.id, body.version, pull), body)),
    })),
    receipts: await all(
      // A receipt follows its allocation; without one here it is about work that has ended.
      changes.receipts.filter((receipt) => keys.ofAllocation(receipt.allocationId) !== undefined),
      async (body) => ({
        allocationId: body.allocationId,
        commandId: body.commandId,
        stage: body.stage,
        acceptedAt: body.acceptedAt,
        releaseAt: body.releaseAt,
        ...(await sealOne(sealedAs.receipt(keys.ofAllocation(body.allocationId) as string, body.allocationId, pull), body)),
      }),
    ),
    handedDrafts: await all(changes.handedDrafts, async (body) => ({
      id: body.id,
      allocationId: body.allocationId,
      keyId: keys.ofHandedDraft(body),
      handedAt: body.handedAt,
      dismissed: false,
      ...(await sealOne(sealedAs.handedDraft(keys.ofHandedDraft(body), body.id, pull), body)),
    })),
    splits: await all(
      changes.splits.filter((split) => keys.ofAllocation(split.allocationId) !== undefined),
      async (body) => ({
        allocationId: body.allocationId,
        ...(await sealOne(sealedAs.split(keys.ofAllocation(body.allocationId) as string, body.allocationId, pull), body)),
      }),
    ),
    openings: await all(changes.openings, async (body) => ({
      submissionId: body.submissionId,
      keyId: keys.ofOpening(body.submissionId),
      dueOn: body.dueOn,
      ...(await sealOne(sealedAs.opening(keys.ofOpening(body.submissionId), body.submissionId, pull), body)),
    })),
    pendingDecisions: await all(changes.pendingDecisions, async (body) => ({
      id: body.id,
      keyId: keys.ofPendingDecision(body.id),
      ...(await sealOne(sealedAs.pendingDecision(keys.ofPendingDecision(body.id), body.id, pull), body)),
    })),
    ...(await sealCalibration(changes, keys, pull)),
    messages: await all(changes.messages, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.message(body.id, pull), body)),
    })),
    absences: await all(changes.absences, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.absence(body.id, pull), body)),
    })),
    alertRules: await all(changes.alertRules, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.alertRule(body.id, pull), body)),
    })),
    alerts: await all(changes.alerts, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.alert(body.id, pull), body)),
    })),
    reportMails: await all(changes.reportMails, async (body) => ({
      id: body.id,
      ...(await sealOne(sealedAs.reportMail(body.id, pull), body)),
    })),
    credentials: await all(changes.credentials, async (body) => ({
      id: body.id,
      keyId: keys.ofCredential(body.id),
      submissionId: body.submissionId,
      state: body.state,
      orderedAt: body.orderedAt,
      fetched: 0 as const,
      ...(await sealOne(sealedAs.credential(keys.ofCredential(body.id), body.id, pull), body)),
    })),
  }
}
