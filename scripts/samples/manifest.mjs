import { describeAssessment } from './assessment.mjs'
import { describeEarlier } from './earlier.mjs'
import { sampleId, workId } from './identifiers.mjs'

/** The panel's people with their ids. */
export function describePeople({ panel, people }) {
  const panelId = sampleId('panel', panel.slug)
  return people.map(({ slug, name, roles, about }) => ({ id: sampleId('person', slug), name, roles, panels: [panelId], about }))
}

/** The achievement as the hub takes it in; `imagePath` is relative to the manifest. */
export function describeAchievement(achievement, imagePath) {
  const { slug, name, field, description, criteriaNarrative, tags, policy, rubric } = achievement
  return {
    id: sampleId('achievement', slug),
    name,
    field,
    description,
    criteriaNarrative,
    tags,
    rubricId: sampleId('rubric', slug),
    rubricVersion: rubric.version,
    policy,
    imagePath,
  }
}

/** What is earned by earning several achievements. */
export function describePathway({ slug, name, field, description, criteriaNarrative, tags, steps }, imagePath) {
  return {
    id: sampleId('pathway', slug),
    name,
    field,
    description,
    criteriaNarrative,
    tags,
    steps: steps.map((step) => sampleId('achievement', step)),
    imagePath,
  }
}

/** The published rubric: levels get their ids, points and titles from the rubric's scale. */
export function describeRubric({ slug, rubric }) {
  return {
    id: sampleId('rubric', slug),
    achievementId: sampleId('achievement', slug),
    version: rubric.version,
    state: 'published',
    title: rubric.title,
    criteria: rubric.criteria.map((criterion) => describeCriterion(slug, rubric.scale, criterion)),
    cutScore: rubric.cutScore,
  }
}

function describeCriterion(slug, scale, { code, title, description, weight, hurdle, levels }) {
  const levelId = (at) => sampleId('level', slug, code, String(at))
  return {
    id: sampleId('criterion', slug, code),
    code,
    title,
    description,
    weight,
    hurdleLevelId: hurdle === null ? null : levelId(hurdle - 1),
    levels: levels.map((descriptor, at) => ({ id: levelId(at), title: scale[at].title, descriptor, points: scale[at].points })),
  }
}

/** The id of the candidate of a submission; one who hands in for several achievements is named by the first of these submissions. */
export function candidateId(achievement, { slug, candidate }) {
  return sampleId('candidate', ...(candidate.sameAs ?? `${achievement.slug}/${slug}`).split('/'))
}

const personId = (slug) => sampleId('person', slug)

/** One submission; `makeEvidence` writes an item's file and returns the item and its SHA-256. */
export async function describeSubmission(achievement, submission, makeEvidence) {
  const { candidate, assessor, secondAssessor, secondLook, dueInDays, current, next, handedIn } = submission
  const made = await makeItems(current, makeEvidence)
  return {
    id: workId(achievement, 'submission', achievement.slug, submission.slug),
    achievementId: sampleId('achievement', achievement.slug),
    candidate: { id: candidateId(achievement, submission), name: candidate.name, email: candidate.email },
    assessorId: assessor === null ? null : personId(assessor),
    ...(secondAssessor && { secondAssessorId: personId(secondAssessor) }),
    ...(secondLook && { secondLookId: personId(secondLook) }),
    dueInDays,
    current: describeRevision(achievement, submission, current, made),
    next: next && describeRevision(achievement, submission, next, await makeItems(next, makeEvidence)),
    ...(handedIn.length > 0 && {
      handedIn: handedIn.map((assessment) => describeAssessment(achievement, submission, assessment, made)),
    }),
  }
}

/** A revision's items by the key that they have in the source. */
async function makeItems({ evidence, revision, home }, makeEvidence) {
  const made = new Map()
  for (const item of evidence) made.set(item.key, await makeEvidence(item, { revision, home }))
  return made
}

function describeRevision(achievement, submission, { revision, receivedDaysAgo, narrative, earlierDecision }, made) {
  return {
    revision,
    receivedDaysAgo,
    narrative,
    evidence: [...made.values()].map(({ item }) => item),
    earlierDecision: earlierDecision && describeEarlier(achievement, submission, earlierDecision, made),
  }
}
