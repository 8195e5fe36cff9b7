import type { Id, Pathway } from '../domain'
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from './contexts'
import { identify, profileOf, type Recipient, type StatusPlace, statusOf, toWholeSeconds, urn } from './credential'
import { escapeMarkdown } from './evidence'
import type { AchievementCredential } from './open-badges'

/** A badge that is a step of a pathway. */
export type EarnedStep = {
  credentialId: Id
  name: string
  /** When it was released, ISO 8601 in UTC. */
  releasedAt: string
  /** Address of its public page; null where it has none that lasts. */
  pageUrl: string | null
}

/** A pathway that somebody has completed, with all that its badge says. */
export type CompletedPathway = {
  credentialId: Id
  issuer: { did: string; name: string; url: string | null }
  status: StatusPlace
  /** When the badge is released, ISO 8601 in UTC. */
  releasedAt: string
  /** When the last step was earned, ISO 8601 in UTC. */
  completedAt: string
  recipient: Recipient
  pathway: Pathway
  imageUrl: string | null
  steps: readonly EarnedStep[]
}

/** The unsigned Open Badges 3.0 `AchievementCredential` of a completed pathway; the badges that it was earned by are its evidence. */
export function buildPathwayCredential(completed: CompletedPathway): AchievementCredential {
  const { pathway, imageUrl, recipient } = completed
  return {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT],
    id: urn(completed.credentialId),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: pathway.name,
    issuer: profileOf(completed.issuer),
    validFrom: toWholeSeconds(completed.releasedAt),
    awardedDate: toWholeSeconds(completed.completedAt),
    credentialStatus: statusOf(completed.status),
    credentialSubject: {
      id: urn(recipient.id),
      type: ['AchievementSubject'],
      identifier: identify(recipient),
      achievement: {
        id: urn(pathway.id),
        type: ['Achievement'],
        achievementType: 'LearningProgram',
        name: pathway.name,
        description: pathway.description,
        fieldOfStudy: pathway.field,
        criteria: { narrative: pathway.criteriaNarrative },
        ...(imageUrl !== null && { image: { id: imageUrl, type: 'Image', caption: pathway.name } }),
        ...(pathway.tags.length > 0 && { tag: pathway.tags }),
      },
    },
    evidence: completed.steps.map(({ credentialId, name, releasedAt, pageUrl }) => ({
      ...(pageUrl !== null && { id: pageUrl }),
      type: ['Evidence'],
      name,
      narrative: `${escapeMarkdown(name)}: ${urn(credentialId)}, ${releasedAt.slice(0, 10)}`,
      genre: 'Badge',
    })),
  }
}
