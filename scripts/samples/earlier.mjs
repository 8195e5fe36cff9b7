import { sampleId, workId } from './identifiers.mjs'
import { mediaTypeOf } from './media-types.mjs'

/**
 * What was decided about the revision before, with the readable names of the source (`C2`, level 3, `report`) as ids. `made` holds this
 * revision's items by key, for those that the candidate left as they were.
 */
export function describeEarlier(achievement, submission, { levels, evidence, annotations, points, ...told }, made) {
  const criterionId = (code) => sampleId('criterion', achievement.slug, code)
  const itemId = (key) => workId(achievement, 'evidence', achievement.slug, submission.slug, key)
  const before = (evidence ?? []).map((item) => describeItem(item, itemId, made))
  const sha256Of = new Map(before.map((item) => [item.id, item.sha256]))
  return {
    ...told,
    points: points.map(({ text, addressed, criterion }) => ({
      text,
      addressed,
      ...(criterion && { criterionId: criterionId(criterion) }),
    })),
    levels: Object.fromEntries(
      Object.entries(levels ?? {}).map(([code, level]) => [
        criterionId(code),
        sampleId('level', achievement.slug, code, String(level - 1)),
      ]),
    ),
    evidence: before,
    annotations: (annotations ?? []).map(({ key, item, shape, quote, criterion, comment, madeDaysAgo }) => ({
      id: sampleId('annotation', achievement.slug, submission.slug, key),
      version: 1,
      evidenceId: itemId(item),
      evidenceSha256: sha256Of.get(itemId(item)),
      shape,
      selectors: [{ type: 'TextQuoteSelector', ...quote }],
      comment,
      criterionId: criterion ? criterionId(criterion) : null,
      madeDaysAgo,
    })),
  }
}

function describeItem({ key, isUnchanged, ...item }, itemId, made) {
  if (!isUnchanged) return { id: itemId(key), mediaType: mediaTypeOf(item.fileName), ...item }
  const same = made.get(key)
  if (!same) throw new Error(`"${key}" is not in this revision, so it can't be unchanged`)
  const { id, kind, title, mediaType, fileName } = same.item
  return { id, kind, title, mediaType, fileName, sizeBytes: same.sizeBytes, sha256: same.sha256 }
}
