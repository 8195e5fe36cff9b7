import { describeEarlier } from './earlier.mjs'
import { sampleId } from './identifiers.mjs'

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

/** The id of the candidate of a submission. */
export function candidateId(achievement, submission) {
  return sampleId('candidate', achievement.slug, submission.slug)
}

/** One submission; `makeEvidence` writes an item's file and returns the item and its SHA-256. */
export async function describeSubmission(achievement, submission, makeEvidence) {
  const { candidate, assessor, dueInDays, current, next } = submission
  return {
    id: sampleId('submission', achievement.slug, submission.slug),
    achievementId: sampleId('achievement', achievement.slug),
    candidate: { id: candidateId(achievement, submission), ...candidate },
    assessorId: assessor === null ? null : sampleId('person', assessor),
    dueInDays,
    current: await describeRevision(achievement, submission, current, makeEvidence),
    next: next && (await describeRevision(achievement, submission, next, makeEvidence)),
  }
}

async function describeRevision(achievement, submission, revision, makeEvidence) {
  const { receivedDaysAgo, narrative, evidence, earlierDecision, home } = revision
  const made = new Map()
  for (const item of evidence) made.set(item.key, await makeEvidence(item, { revision: revision.revision, home }))
  return {
    revision: revision.revision,
    receivedDaysAgo,
    narrative,
    evidence: [...made.values()].map(({ item }) => item),
    earlierDecision: earlierDecision && describeEarlier(achievement, submission, earlierDecision, made),
  }
}
