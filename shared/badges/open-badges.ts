/**
 * The part of Open Badges 3.0 (1EdTech, context 3.0.3) that we write, on the Verifiable Credentials Data Model 2.0. Properties that we
 * never fill are left out; in a credential nothing is null or empty.
 */

/** A URI of its own: `urn:uuid:…`, `did:key:…` or an address. */
type Uri = string

export type Profile = { id: Uri; type: ['Profile']; name: string; url?: Uri }

/** Who earned it. `identityHash` is the value itself where `hashed` is false. */
export type IdentityObject = {
  type: 'IdentityObject'
  hashed: boolean
  identityHash: string
  identityType: 'emailAddress' | 'name'
  salt?: string
}

export type RubricCriterionLevel = {
  id: Uri
  type: ['RubricCriterionLevel']
  name: string
  description: string
  /** Position in the criterion, counted from "1" for the lowest. */
  level: string
  points: string
}

/** One criterion of the rubric, as a kind of result. */
export type ResultDescription = {
  id: Uri
  type: ['ResultDescription']
  name: string
  resultType: 'RubricCriterionLevel'
  /** The level that the hurdle asks for. */
  requiredLevel?: Uri
  /** Lowest first; `level` says so too, because JSON-LD keeps no order here. */
  rubricCriterionLevel: RubricCriterionLevel[]
}

/** The level that was reached in one criterion. */
export type Result = { type: ['Result']; resultDescription: Uri; achievedLevel: Uri; value: string }

export type Image = { id: Uri; type: 'Image'; caption: string }

export type BadgeAchievement = {
  id: Uri
  type: ['Achievement']
  achievementType: 'MicroCredential' | 'LearningProgram'
  name: string
  description: string
  fieldOfStudy: string
  /** Markdown. */
  criteria: { narrative: string }
  image?: Image
  tag?: string[]
  /** The rubric's version: result descriptions belong to it. Absent where no rubric was used. */
  version?: string
  resultDescription?: ResultDescription[]
}

/**
 * What supports the level in one criterion, the assessor's reasons and the passages, or a badge that is a step of a pathway, with its address;
 * Markdown.
 */
export type Evidence = { id?: Uri; type: ['Evidence']; name: string; narrative?: string; genre?: string }

/** Where to see whether the credential was revoked (Bitstring Status List 1.0, section 2.1). */
export type CredentialStatus = {
  id: Uri
  type: 'BitstringStatusListEntry'
  statusPurpose: 'revocation'
  /** In base 10. */
  statusListIndex: string
  statusListCredential: Uri
}

export type AchievementSubject = {
  /** The earner, under a name that this credential alone uses. */
  id: Uri
  type: ['AchievementSubject']
  identifier: IdentityObject[]
  achievement: BadgeAchievement
  result?: Result[]
}

/** A signed vouch as it came (docs/decisions/040); it is handed on unchanged, so only what is read of it is named. */
export type EndorsementCredential = {
  id: Uri
  issuer: { id: Uri; name?: string }
  credentialSubject: { endorsementComment: string }
  proof: object
}

export type AchievementCredential = {
  '@context': [string, string]
  id: Uri
  type: ['VerifiableCredential', 'OpenBadgeCredential']
  name: string
  issuer: Profile
  /** When the badge was released. */
  validFrom: string
  /** When the decision was made. */
  awardedDate: string
  /** Absent in badges from before there were status lists. */
  credentialStatus?: CredentialStatus
  credentialSubject: AchievementSubject
  evidence?: Evidence[]
  /** Words of others about the earner, each signed by whoever gave it. */
  endorsement?: EndorsementCredential[]
}
