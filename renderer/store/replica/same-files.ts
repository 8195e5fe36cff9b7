import { type Allocation, filesOf, type Submission } from '../../../shared/domain'
import type { StoreContext } from '../context'
import { openSubmissionOf } from '../work'

/**
 * Ids of the files that an allocation keeps when it follows its submission to another revision: the same file with the same bytes is
 * not fetched twice. Empty where one of the two revisions isn't here to be compared.
 */
export async function findSameFiles(
  context: StoreContext,
  before: Pick<Allocation, 'submissionId' | 'submissionRevision'>,
  after: Pick<Allocation, 'submissionId' | 'submissionRevision'>,
  brought: Submission | undefined,
): Promise<string[]> {
  const [old, fresh] = await Promise.all([openSubmissionOf(context, before), brought ?? openSubmissionOf(context, after)])
  if (!old || !fresh) return []
  const known = new Map(old.evidence.flatMap(filesOf).map((file) => [file.id, file.sha256]))
  return fresh.evidence
    .flatMap(filesOf)
    .filter((file) => known.get(file.id) === file.sha256)
    .map((file) => file.id)
}
