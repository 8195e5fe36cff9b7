import type { Criterion, Rubric } from '../../../shared/domain'

/**
 * What CASE has no place for stands in `extensions.assay` (Information Model 1.1, 7.1.26.7 and others): code and hurdle of a criterion,
 * cut score and version of a rubric, and titles with line breaks, which CASE's normalised strings can't hold.
 */
export const EXTENSION = 'assay'

/** Normalised strings have no tabs and line breaks (W3C XML Schema, `normalizedString`). */
const normalised = (words: string) => words.replace(/[\t\r\n]/g, ' ')

/** A record has an address; ours isn't on a network, so it is its id as a URN (RFC 9562). */
const named = (id: string, changedAt: string) => ({ identifier: id, uri: `urn:uuid:${id}`, lastChangeDateTime: changedAt })

/**
 * A rubric as the 1EdTech CASE 1.1 `CFRubric` (Information Model, 7.1.26 to 7.1.31), as JSON with two spaces.
 * @param changedAt when this version came into force, ISO 8601
 */
export function writeCase(rubric: Rubric, changedAt: string): string {
  const { title, cutScore, version } = rubric
  const cfRubric = {
    ...named(rubric.id, changedAt),
    title: normalised(title),
    CFRubricCriteria: rubric.criteria.map((criterion, at) => writeCriterion(criterion, at, rubric.id, changedAt)),
    extensions: { [EXTENSION]: { cutScore, version, ...exactly(title) } },
  }
  return `${JSON.stringify(cfRubric, null, 2)}\n`
}

function writeCriterion(
  { id, code, title, description, weight, hurdleLevelId, levels }: Criterion,
  at: number,
  rubricId: string,
  changedAt: string,
) {
  return {
    ...named(id, changedAt),
    category: normalised(title),
    description,
    weight,
    position: at + 1,
    rubricId,
    CFRubricCriterionLevels: levels.map((level, place) => ({
      ...named(level.id, changedAt),
      quality: normalised(level.title),
      description: level.descriptor,
      score: level.points,
      position: place + 1,
      rubricCriterionId: id,
      ...(normalised(level.title) !== level.title && { extensions: { [EXTENSION]: exactly(level.title) } }),
    })),
    extensions: { [EXTENSION]: { code, hurdleLevelIdentifier: hurdleLevelId, ...exactly(title) } },
  }
}

const exactly = (title: string) => (normalised(title) === title ? {} : { title })
