import type { Achievement, Annotation, Criterion, EvidenceItem, Id, Level, Rubric, Score } from '../domain'
import { levelIndex, scoreFor } from '../domain'
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from './contexts'
import { describeEvidence, evidenceName, genreOf } from './evidence'
import type {
  AchievementCredential,
  AchievementSubject,
  BadgeAchievement,
  CredentialStatus,
  EndorsementCredential,
  Evidence,
  IdentityObject,
  Profile,
  Result,
  ResultDescription,
} from './open-badges'

/** The person who earned it, as the badge may name them. */
export type Recipient = {
  /** Stands for the person in this badge alone, so that two badges of one person can't be matched by it. */
  id: Id
  /** Shown with the badge; null where only the holder of the e-mail address can show that it is theirs. */
  name: string | null
  /** `sha256$` and the hexadecimal SHA-256 of e-mail address and salt, each in UTF-8 (Open Badges 3.0, `IdentityHash`). */
  emailHash: string
  emailSalt: string
}

/** Where it is said whether the badge was revoked. */
export type StatusPlace = {
  /** Address of the status list. */
  list: string
  /** The badge's place in it. */
  index: number
}

/** A decision to award, with all that the badge says about it. */
export type AwardedDecision = {
  /** The credential's id. It derives from the command that decided, so that the same decision can never become two badges. */
  credentialId: Id
  issuer: { did: string; name: string; url: string | null }
  status: StatusPlace
  /** When the badge is released, ISO 8601 in UTC. */
  releasedAt: string
  /** When the decision was accepted, ISO 8601 in UTC. */
  decidedAt: string
  recipient: Recipient
  achievement: Achievement
  /** Where the badge picture can be seen; null where it has no lasting address. */
  imageUrl: string | null
  /** The rubric that was used, at its version. */
  rubric: Rubric
  /** The levels that count, one score for each criterion. */
  scores: readonly Score[]
  annotations: readonly Annotation[]
  evidence: readonly EvidenceItem[]
  /** Where pieces of it stand in public, by their ids: those of which the candidate agreed that the badge links there. */
  publicAddresses: ReadonlyMap<string, string>
  /** Signed vouches whose givers agreed that they travel in the badge, as they were signed. */
  endorsements: readonly EndorsementCredential[]
}

/**
 * The unsigned Open Badges 3.0 `AchievementCredential` of a decision: one `ResultDescription` and one `Result` for each criterion, and
 * as `evidence` what supports the levels.
 * @throws Error where a criterion has no level, or one that the rubric doesn't know: such a decision must not become a badge
 */
export function buildAchievementCredential(decision: AwardedDecision): AchievementCredential {
  const { achievement } = decision
  const evidence = [...describeEachCriterion(decision), ...linkEvidence(decision)]
  return {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT],
    id: urn(decision.credentialId),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: profileOf(decision.issuer),
    validFrom: toWholeSeconds(decision.releasedAt),
    awardedDate: toWholeSeconds(decision.decidedAt),
    credentialStatus: statusOf(decision.status),
    credentialSubject: subjectOf(decision),
    ...(evidence.length > 0 && { evidence }),
    ...(decision.endorsements.length > 0 && { endorsement: [...decision.endorsements] }),
  }
}

/**
 * The instant without its fraction of a second. Verifiers that read dates and write them again before hashing (DIDKit is one) drop a
 * fraction of zero, and then find the signature wrong.
 */
export function toWholeSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z')
}

/** The name by which a record's id is known outside: a URI, as Open Badges asks for. */
export function urn(id: Id): string {
  return `urn:uuid:${id}`
}

/** An issuer as a badge names it. */
export function profileOf({ did, name, url }: { did: string; name: string; url: string | null }): Profile {
  return { id: did, type: ['Profile'], name, ...(url !== null && { url }) }
}

/** The entry by which verifiers find the badge's place. */
export function statusOf({ list, index }: StatusPlace): CredentialStatus {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
  }
}

function subjectOf(decision: AwardedDecision): AchievementSubject {
  const { rubric, scores } = decision
  return {
    id: urn(decision.recipient.id),
    type: ['AchievementSubject'],
    identifier: identify(decision.recipient),
    achievement: achievementOf(decision),
    result: rubric.criteria.map((criterion) => resultOf(criterion, levelReached(criterion, scores))),
  }
}

/** The earner, by name where it may be shown, and by what only their e-mail address fits. */
export function identify({ name, emailHash, emailSalt }: Recipient): IdentityObject[] {
  const byEmail: IdentityObject = {
    type: 'IdentityObject',
    hashed: true,
    identityHash: emailHash,
    identityType: 'emailAddress',
    salt: emailSalt,
  }
  if (name === null) return [byEmail]
  return [{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' }, byEmail]
}

function achievementOf({ achievement, rubric, imageUrl }: AwardedDecision): BadgeAchievement {
  return {
    id: urn(achievement.id),
    type: ['Achievement'],
    achievementType: 'MicroCredential',
    name: achievement.name,
    description: achievement.description,
    fieldOfStudy: achievement.field,
    criteria: { narrative: achievement.criteriaNarrative },
    ...(imageUrl !== null && { image: { id: imageUrl, type: 'Image', caption: achievement.name } }),
    ...(achievement.tags.length > 0 && { tag: achievement.tags }),
    version: String(rubric.version),
    resultDescription: rubric.criteria.map(resultDescriptionOf),
  }
}

function resultDescriptionOf(criterion: Criterion): ResultDescription {
  return {
    id: urn(criterion.id),
    type: ['ResultDescription'],
    name: nameOf(criterion),
    resultType: 'RubricCriterionLevel',
    ...(criterion.hurdleLevelId !== null && { requiredLevel: urn(criterion.hurdleLevelId) }),
    rubricCriterionLevel: criterion.levels.map((level, index) => ({
      id: urn(level.id),
      type: ['RubricCriterionLevel'],
      name: level.title,
      // `**…**` marks differences for the assessor's eye; this property is plain text.
      description: level.descriptor.replaceAll('**', ''),
      level: String(index + 1),
      points: String(level.points),
    })),
  }
}

function nameOf({ code, title }: Criterion): string {
  return `${code} ${title}`
}

function resultOf(criterion: Criterion, level: Level): Result {
  return { type: ['Result'], resultDescription: urn(criterion.id), achievedLevel: urn(level.id), value: level.title }
}

function levelReached(criterion: Criterion, scores: readonly Score[]): Level {
  const level = criterion.levels[levelIndex(criterion, scoreFor({ scores: [...scores] }, criterion.id).levelId)]
  if (!level) throw new Error(`criterion ${criterion.code} has no level that the rubric knows; the decision can't become a badge`)
  return level
}

/** The pieces that stand in public, in the order of the submission. */
function linkEvidence({ evidence, publicAddresses }: AwardedDecision): Evidence[] {
  return evidence.flatMap(({ id, title, kind }) => {
    const address = publicAddresses.get(id)
    return address === undefined
      ? []
      : [{ id: address, type: ['Evidence'], name: title, genre: genreOf(kind) } satisfies Evidence]
  })
}

function describeEachCriterion({ rubric, scores, annotations, evidence }: AwardedDecision): Evidence[] {
  return rubric.criteria.flatMap((criterion) => {
    const support = describeEvidence({
      score: scoreFor({ scores: [...scores] }, criterion.id),
      annotations: annotations.filter((annotation) => annotation.criterionId === criterion.id),
      items: evidence,
    })
    if (!support) return []
    const name = evidenceName(nameOf(criterion), levelReached(criterion, scores).title)
    return [{ type: ['Evidence'], name, ...support } satisfies Evidence]
  })
}
