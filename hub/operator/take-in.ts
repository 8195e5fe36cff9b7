import type { Sources } from '../../shared/badges/check'
import type { HubContext } from '../context'
import { IntakeError, type TakenIn, takeIn } from '../intake'
import { OperatorError } from './find'

const OUTCOMES: Record<TakenIn['outcome'], string> = {
  'taken-in': 'taken in',
  revised: 'a new revision, taken in',
  paused: 'not taken in: its achievement takes in no new submissions for now',
  there: 'there already',
  refused: 'not taken in',
}

/** Takes in what a package has that the hub hasn't, and says of each submission what became of it. */
export async function takeInPackage(context: HubContext, folder: string, sources: Sources): Promise<string> {
  try {
    const results = await takeIn(context, folder, sources)
    const count = results.filter(({ outcome }) => outcome === 'taken-in' || outcome === 'revised').length
    const lines = results.map((result) => {
      const reason = result.outcome === 'refused' ? `: ${result.reason}` : ''
      return `${result.submissionId}  ${OUTCOMES[result.outcome]}${reason}`
    })
    return [`${count} of ${results.length} taken in.`, ...lines].join('\n')
  } catch (error) {
    throw error instanceof IntakeError ? new OperatorError(error.message) : error
  }
}
