import { z } from 'zod'
import { find } from './findings'
import { asList, isObject, type JsonObject } from './json-shape'
import type { BadgeCheck, BadgeFacts } from './report'

const Uri = z.string().min(1)
const types = (...any: string[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .refine((type) => asList(type).some((one) => any.includes(String(one))), `must name ${any.join(' or ')}`)
const ProfileSchema = z.union([Uri, z.looseObject({ id: Uri, type: types('Profile') })])

/** What every Open Badges 3.0 credential must say (sections B.1.2 and B.1.9 of its data model). */
const CommonSchema = z.looseObject({ id: Uri, issuer: ProfileSchema, validFrom: z.iso.datetime({ offset: true }) })

const BadgeSchema = CommonSchema.extend({
  credentialSubject: z.looseObject({
    type: types('AchievementSubject'),
    achievement: z.looseObject({
      id: Uri,
      type: types('Achievement'),
      name: z.string().min(1),
      description: z.string(),
      criteria: z.looseObject({ id: z.string().optional(), narrative: z.string().optional() }),
    }),
  }),
})

const EndorsementSchema = CommonSchema.extend({
  credentialSubject: z.looseObject({ id: Uri, type: types('EndorsementSubject') }),
})

const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential']
const isBadge = ({ type }: JsonObject) => asList(type).some((one) => BADGE_TYPES.includes(String(one)))
const isEndorsement = ({ type }: JsonObject) => asList(type).includes('EndorsementCredential')

/** Whether it has the shape that Open Badges 3.0 asks for. */
export function checkSchema(credential: JsonObject): BadgeCheck {
  if (isBadge(credential)) return find('schema', BadgeSchema.safeParse(credential).success ? 'schema-badge' : 'schema-incomplete')
  if (!isEndorsement(credential)) return find('schema', 'schema-other')
  return find('schema', EndorsementSchema.safeParse(credential).success ? 'schema-endorsement' : 'schema-incomplete')
}

/** Whether it says what was achieved, and whether its results fit that. */
export function checkAchievement(credential: JsonObject): BadgeCheck {
  if (isEndorsement(credential) && !isBadge(credential)) return find('achievement', 'achievement-none')
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject : {}
  const { achievement } = subject
  if (!isObject(achievement) || typeof achievement.name !== 'string') return find('achievement', 'achievement-missing')
  const descriptions = asList(achievement.resultDescription).filter(isObject)
  const fits = asList(subject.result).every((result) => isObject(result) && isDescribed(result, descriptions))
  return find('achievement', fits ? 'achievement-named' : 'result-unknown')
}

/** A result may stand for itself; one that names a description, or a level in it, must find both there. */
function isDescribed(result: JsonObject, descriptions: readonly JsonObject[]): boolean {
  if (result.resultDescription === undefined) return result.achievedLevel === undefined
  const description = descriptions.find(({ id }) => id === result.resultDescription)
  if (!description) return false
  const levels = asList(description.rubricCriterionLevel).filter(isObject)
  return result.achievedLevel === undefined || levels.some(({ id }) => id === result.achievedLevel)
}

const MOST_CHARACTERS = 1000
const MOST_ENDORSERS = 50

/** What it says of itself, cut to what a person can take in. */
export function readFacts(credential: JsonObject): BadgeFacts {
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject : {}
  const achievement = isObject(subject.achievement) ? subject.achievement : {}
  const identities = asList(subject.identifier).filter(isObject)
  const named = identities.find(({ identityType, hashed }) => identityType === 'name' && hashed === false)
  const issuer = issuerOf(credential)
  return {
    id: words(credential.id),
    name: words(achievement.name) ?? words(credential.name) ?? '',
    issuer,
    earner: words(named?.identityHash) ?? words(subject.name),
    validFrom: words(credential.validFrom),
    validUntil: words(credential.validUntil),
    endorsers: endorsementsIn(credential)
      .slice(0, MOST_ENDORSERS)
      .map((one) => issuerOf(one))
      .map(({ id, name }) => name ?? id),
  }
}

/** The endorsements that travel in a badge. */
export function endorsementsIn(credential: JsonObject): JsonObject[] {
  return asList(credential.endorsement).filter(isObject)
}

function issuerOf({ issuer }: JsonObject): BadgeFacts['issuer'] {
  if (!isObject(issuer)) return { id: words(issuer) ?? '', name: null }
  return { id: words(issuer.id) ?? '', name: words(issuer.name) }
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MOST_CHARACTERS) : null
}
