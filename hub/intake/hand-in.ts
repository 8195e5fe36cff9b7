import { v7 } from 'uuid'
import { type Achievement, type Annotation, PersonSchema } from '../../shared/domain'
import { type Command, COMMAND_SCHEMA_VERSION, type IntakeAssessment, type IntakeSubmission } from '../../shared/protocol'
import { applyWithin } from '../commands'
import type { HubContext } from '../context'
import { type AllocationRow, type Trx, writeAudit } from '../store'
import { IntakeError } from './errors'

type Begin = Extract<Command, { type: 'allocation.begin' }>

type UnderWay = {
  submission: Pick<IntakeSubmission, 'handedIn'>
  achievement: Pick<Achievement, 'rubricId' | 'rubricVersion'>
  allocations: readonly AllocationRow[]
  /** Where in the package what was handed in stands. */
  place: string
}

/**
 * Hands in what a package says was handed in before, by the very commands of a workbench: what follows from it (a split, a second look, a
 * decision) follows by the hub's own rules, and what they refuse is refused here too.
 * @throws IntakeError
 */
export async function handIn(context: HubContext, trx: Trx, underWay: UnderWay): Promise<void> {
  const { submission, allocations, place } = underWay
  for (const [at, assessment] of (submission.handedIn ?? []).entries()) {
    const allocation = allocations.find(({ assessor_id }) => assessor_id === assessment.assessorId)
    if (!allocation) throw new IntakeError(`${place}/${at}`, 'is by somebody who may not assess it')
    const row = await trx.selectFrom('people').selectAll().where('id', '=', assessment.assessorId).executeTakeFirstOrThrow()
    // What follows is told as the person's own steps, at this time: the trail says where they come from.
    await writeAudit(trx, {
      at: context.clock(),
      actor: 'hub',
      action: 'intake.hand-in',
      subjectKind: 'allocation',
      subjectId: allocation.id,
      detail: { assessor: assessment.assessorId, purpose: allocation.purpose },
    })
    for (const command of commandsOf(context, underWay, allocation, assessment)) {
      const result = await applyWithin(context, trx, PersonSchema.parse(row), command, 'browser')
      if (result.status === 'accepted') continue
      throw new IntakeError(`${place}/${at}`, `is refused: ${'message' in result ? result.message : result.status}`)
    }
  }
}

/** What the assessor's workbench would have sent: that they began, and what they handed in. */
function commandsOf(
  context: HubContext,
  { achievement }: UnderWay,
  allocation: AllocationRow,
  { assessorId, annotations, ...said }: IntakeAssessment,
): Command[] {
  const now = context.clock()
  const at = now.toISOString()
  const { id: allocationId, submission_id: submissionId, submission_revision: submissionRevision } = allocation
  const { rubricId, rubricVersion } = achievement
  const base = (): Omit<Begin, 'type'> => ({
    id: v7({ random: context.random(16), msecs: now.getTime() }),
    schemaVersion: COMMAND_SCHEMA_VERSION,
    allocationId,
    actedAt: at,
    basedOn: { allocationRevision: allocation.revision, submissionRevision, rubricId, rubricVersion },
  })
  const own = (annotation: IntakeAssessment['annotations'][number]): Annotation => ({
    ...annotation,
    allocationId,
    creatorId: assessorId,
    createdAt: at,
    modifiedAt: at,
  })
  return [
    { ...base(), type: 'allocation.begin' },
    {
      ...base(),
      type: 'assessment.submit',
      assessment: { ...said, allocationId, submissionId, submissionRevision, rubricId, rubricVersion, updatedAt: at },
      annotations: annotations.map(own),
    },
  ]
}
