import { sampleId } from './identifiers.mjs'

/**
 * What an assessor handed in already, with the readable names of the source (`C2`, level 3, `report`) as ids. `made` holds the revision's
 * items by key.
 */
export function describeAssessment(achievement, submission, assessment, made) {
  const { person, recommendation, overrideReason = '', feedback, activeSeconds, scores, annotations = [] } = assessment
  const itemOf = (key) => {
    const found = made.get(key)
    if (!found) throw new Error(`${person}'s assessment of ${submission.slug} names "${key}", which wasn't handed in`)
    return found
  }
  const criterionId = (code) => sampleId('criterion', achievement.slug, code)
  return {
    assessorId: sampleId('person', person),
    recommendation,
    overrideReason,
    feedback,
    activeSeconds,
    scores: Object.entries(scores).map(([code, { level, rationale, items = [], noEvidenceFound = false }]) => ({
      criterionId: criterionId(code),
      levelId: sampleId('level', achievement.slug, code, String(level - 1)),
      rationale,
      noEvidenceFound,
      wholeItemIds: items.map((key) => itemOf(key).item.id),
    })),
    annotations: annotations.map(({ key, item, shape, page, quote, criterion, comment }) => ({
      id: sampleId('annotation', achievement.slug, submission.slug, person, key),
      version: 1,
      evidenceId: itemOf(item).item.id,
      evidenceSha256: itemOf(item).sha256,
      shape,
      selectors: [...onPage(page), { type: 'TextQuoteSelector', ...quote }],
      comment,
      criterionId: criterion ? criterionId(criterion) : null,
    })),
  }
}

/** Where in a PDF to look for the words: a workbench would have told their rectangles too, which no source can know. */
function onPage(page) {
  if (page === undefined) return []
  return [{ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc8118', value: `page=${page}` }]
}
