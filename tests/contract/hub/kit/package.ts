import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { v5 } from 'uuid'
import type { Achievement, Rubric } from '../../../../shared/domain'
import type { IntakePackage, IntakeSubmission } from '../../../../shared/protocol'
import { type SeededWork, seededWork } from './seeded-work'

/** The same name gives the same id, so that tests can speak of records by name. */
export const idOf = (name: string) => v5(name, '6f9f1c8e-6a0b-4a40-9a9f-2d6ff7a0c5aa')

export const PEOPLE = {
  ada: { id: idOf('ada'), name: 'Ada Assessor', roles: ['assessor'] },
  ben: { id: idOf('ben'), name: 'Ben Assessor', roles: ['assessor'] },
  /** Only where a test asks for a third assessor. */
  cem: { id: idOf('cem'), name: 'Cem Assessor', roles: ['assessor'] },
  lea: { id: idOf('lea'), name: 'Lea Lead', roles: ['lead'] },
  max: { id: idOf('max'), name: 'Max Admin', roles: ['admin'] },
  /** An assessor of another panel; these two only where a test asks for everybody whom there may be. */
  dan: { id: idOf('dan'), name: 'Dan Assessor', roles: ['assessor'] },
  ida: { id: idOf('ida'), name: 'Ida Intake', roles: ['intake'] },
} as const

/** Which people there are beside those who always are. */
type More = { thirdAssessor?: boolean; everyRole?: boolean; skills?: boolean }

/** The panel, as a package names it. */
export function peopleOf({ thirdAssessor = false, everyRole = false, skills = false }: More = {}): IntakePackage['people'] {
  const { ada, ben, cem, lea, max, dan, ida } = PEOPLE
  const people = [ada, ben, ...(thirdAssessor ? [cem] : []), lea, max, ...(everyRole ? [dan, ida] : [])]
  return people.map((person) => ({
    ...person,
    roles: [...person.roles],
    panels: [idOf(person === dan ? 'other-panel' : 'panel')],
    ...(skills && person === ada && { competences: ['Skill'] }),
    ...(skills && person === ben && { qualifiedFor: FOR_THE_QUALIFIED.map(({ id }) => id) }),
    about: 'For tests.',
  }))
}

/** Large enough for three chunks. */
export const LARGE_FILE = Buffer.alloc(2 * 1_048_576 + 12_345, 'assay ')

const levels = (code: string, points: number[]) =>
  points.map((value, at) => ({
    id: idOf(`${code}-${at + 1}`),
    title: `Level ${at + 1}`,
    descriptor: `Level ${at + 1} of ${code}.`,
    points: value,
  }))

const criterion = (achievement: string, code: string, hurdle: number | null) => {
  const all = levels(`${achievement}-${code}`, [0, 1, 2, 3])
  return {
    id: idOf(`${achievement}-${code}`),
    code,
    title: `Criterion ${code}`,
    description: `What does ${code} ask?`,
    weight: 1,
    hurdleLevelId: hurdle === null ? null : (all[hurdle - 1]?.id ?? null),
    levels: all,
  }
}

/** A rubric of two criteria with four levels; the first is a hurdle at level 2. */
export const rubricOf = (achievement: string): Rubric => ({
  id: idOf(`${achievement}-rubric`),
  achievementId: idOf(achievement),
  version: 1,
  state: 'published',
  title: `Rubric of ${achievement}`,
  criteria: [criterion(achievement, 'C1', 2), criterion(achievement, 'C2', null)],
  cutScore: 0.5,
})

const achievementOf = (name: string, policy: Partial<Achievement['policy']>): Achievement => ({
  id: idOf(name),
  name: `Achievement ${name}`,
  field: 'Testing',
  description: `What ${name} is about.`,
  criteriaNarrative: 'Show that you can.',
  tags: ['test'],
  rubricId: idOf(`${name}-rubric`),
  rubricVersion: 1,
  policy: {
    assessors: 1,
    blind: false,
    evidenceLinksRequired: true,
    releaseDelaySeconds: 20,
    promiseWorkingDays: 10,
    leaseDays: 14,
    ...policy,
  },
})

const ACHIEVEMENTS = [
  achievementOf('solo', {}),
  achievementOf('blind', { blind: true }),
  achievementOf('pair', { assessors: 2 }),
  achievementOf('blind-pair', { assessors: 2, blind: true }),
]

/** How several judge together; only where a test asks for it. */
const JUDGING = [
  achievementOf('pool', { allocation: 'claim' }),
  achievementOf('pool-pair', { allocation: 'claim', assessors: 2, blind: true }),
  achievementOf('chosen', { allocation: 'automatic', assessors: 2 }),
  achievementOf('looked-at', { secondLookShare: 1, blind: true }),
]

/** Work that only Ada is competent in, and work that only Ben is qualified for; only where a test asks for it. */
const FOR_THE_COMPETENT = [
  achievementOf('skill-pool', { allocation: 'claim', competence: 'Skill' }),
  achievementOf('skill-chosen', { allocation: 'automatic', competence: 'Skill' }),
]
const FOR_THE_QUALIFIED = [
  achievementOf('qualified-pool', { allocation: 'claim', qualifiedOnly: true }),
  achievementOf('qualified-chosen', { allocation: 'automatic', qualifiedOnly: true }),
  achievementOf('qualified-pair', { allocation: 'automatic', qualifiedOnly: true, assessors: 2 }),
  achievementOf('qualified-look', { qualifiedOnly: true, secondLookShare: 1 }),
]

/** Work that only one panel's assessors may claim. */
const OF_A_PANEL = achievementOf('panel-pool', { allocation: 'claim', panelId: idOf('panel') })
/** An achievement of which every word was written by an enemy. */
const wordedBy = (words: string): Achievement => ({
  ...achievementOf('hostile', {}),
  name: words,
  field: words.slice(0, 120),
  description: words,
  criteriaNarrative: words,
  tags: ['hostile'],
})

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

type Files = Map<string, string | Buffer>

/** Work that may be seeded, and that the hub gives to whoever is competent in it. */
const SEEDED = achievementOf('seeded', { blind: true, allocation: 'automatic', competence: 'Skill', seeding: true })

/** A submission of one note (and more where a test needs it), for Ada unless said otherwise. */
function submission(
  files: Files,
  name: string,
  achievement: string,
  more: Partial<IntakeSubmission> & {
    vouches?: { voucher: string; interest?: string }[]
    /** A vouch that is signed, as JSON, and whose giver agreed that it travels. */
    signedVouch?: string
    /** Where its pieces stand in public, as the badge may tell. */
    publicAddress?: string
    large?: boolean
    slides?: boolean
  } = {},
): IntakeSubmission {
  const { vouches = [], signedVouch, publicAddress, large = false, slides = false, ...rest } = more
  const candidate = rest.candidate ?? { id: idOf(`candidate-${name}`), name: `Candid Ate ${name}`, email: `${name}@example.org` }
  const item = (key: string, kind: 'portfolio' | 'vouch', mediaType: string, fileName: string, content: string | Buffer) => {
    const path = `evidence/${name}/${fileName}`
    files.set(path, content)
    const agreed = publicAddress !== undefined && kind !== 'vouch' ? { publicAddress } : {}
    return {
      id: idOf(`${name}-${key}`),
      kind,
      mediaType,
      fileName,
      title: key,
      note: '',
      group: null,
      extent: null,
      path,
      ...agreed,
    }
  }
  const evidence = [
    item('note', 'portfolio', 'text/plain', 'note.txt', `The note of ${name}.`),
    ...(large ? [item('large', 'portfolio', 'application/octet-stream', 'large.bin', LARGE_FILE)] : []),
    ...(slides ? [item('slides', 'portfolio', PPTX, 'slides.pptx', 'PK\x03\x04 slides')] : []),
    ...(signedVouch === undefined
      ? []
      : [{ ...item('signed', 'vouch', 'application/vc+json', 'signed.json', signedVouch), mayTravel: true }]),
    ...vouches.map(({ voucher, interest = '' }, at) =>
      item(
        `vouch-${at}`,
        'vouch',
        'application/json',
        `vouch-${at}.json`,
        JSON.stringify({
          statement: `I, ${voucher}, have seen ${candidate.name} do it.`,
          voucher,
          relationship: `Colleague of ${candidate.name}`,
          ratings: [],
          declaredInterest: interest,
          madeOn: '2026-09-01',
        }),
      ),
    ),
  ]
  const first = { revision: 1, receivedDaysAgo: 3, narrative: `Narrative of ${name}.`, evidence, earlierDecision: null }
  const revised = {
    ...first,
    revision: 2,
    narrative: 'Better now.',
    evidence: [item('note', 'portfolio', 'text/plain', 'note-2.txt', `The better note of ${name}.`)],
  }
  return {
    id: idOf(`submission-${name}`),
    achievementId: idOf(achievement),
    assessorId: PEOPLE.ada.id,
    dueInDays: 7,
    current: first,
    next: revised,
    ...rest,
    candidate,
  }
}

export type PackageContent = {
  slides?: boolean
  thirdAssessor?: boolean
  judging?: boolean
  everyRole?: boolean
  skills?: boolean
  pathwayVouch?: string
  hostile?: string
  seeding?: SeededWork
  late?: number
}

/** A candidate who hands in twice, on the way to what `pathway` stands for. */
export const WALKER = { id: idOf('walker'), name: 'Wilma Walker', email: 'walker@example.org' }

const PATHWAY = {
  id: idOf('pathway'),
  name: 'The whole way',
  field: 'Testing',
  description: 'Both, one after the other.',
  criteriaNarrative: 'Earn both.',
  tags: ['way'],
  steps: [idOf('solo'), idOf('blind')],
  imagePath: 'badge.png',
}

/**
 * Writes a small intake package. Each submission is named after the test that changes it.
 * @param slides adds presentations, of which a hub makes renditions (`writeTools`)
 * @param thirdAssessor adds Cem, so that work of a pair can be moved
 * @param hostile adds a submission of an achievement of which, as of its candidate, every word is this
 * @param judging adds work that is claimed, given out by the hub, or looked at twice
 * @param pathwayVouch adds a pathway with a candidate on it, and this vouch for them
 * @param skills adds work for those who are competent or qualified
 * @param late adds so much of Ada's work that was promised long ago: 40 days ago, within ten working days
 * @param seeding adds so much work of an achievement that may be seeded
 * @param everyRole adds an assessor of another panel and somebody who takes work in, and work that only the first panel may claim
 */
export function writePackage(folder: string, content: PackageContent = {}): void {
  const { slides = false, judging = false, everyRole = false, skills = false, pathwayVouch, hostile, seeding, late = 0 } = content
  const files: Files = new Map()
  files.set('badge.png', png())
  const solo = [
    'plain',
    'withdraw',
    'revise',
    'move',
    'supersede',
    'decided',
    'takeback',
    'notyet',
    'concurrent',
    'killed',
    'order',
    'orders',
    'spare',
  ]
  const forSome = skills ? [...FOR_THE_COMPETENT, ...FOR_THE_QUALIFIED] : []
  const ofSome = [...(everyRole ? [OF_A_PANEL] : []), ...(seeding ? [SEEDED] : []), ...forSome]
  const named = [...ACHIEVEMENTS, ...(judging ? JUDGING : []), ...ofSome]
  const achievements = [...named, ...(hostile === undefined ? [] : [wordedBy(hostile)])]
  const manifest: IntakePackage = {
    format: 'assay-intake/1',
    panel: { id: idOf('panel'), name: 'Test panel', timeZone: 'Europe/Lisbon' },
    people: peopleOf(content),
    achievements: achievements.map((achievement) => ({ ...achievement, imagePath: 'badge.png' })),
    rubrics: [
      ...named.map(({ name }) => rubricOf(name.replace('Achievement ', ''))),
      ...(hostile === undefined ? [] : [rubricOf('hostile')]),
    ],
    ...(pathwayVouch !== undefined && { pathways: [PATHWAY] }),
    submissions: [
      ...solo.map((name) => submission(files, name, 'solo')),
      submission(files, 'large', 'solo', { large: true, next: null }),
      submission(files, 'of-ben', 'solo', { assessorId: PEOPLE.ben.id }),
      submission(files, 'unallocated', 'solo', { assessorId: null }),
      submission(files, 'vouched', 'solo', {
        candidate: { id: idOf('nora'), name: 'Nora Quist', email: 'nora@example.org' },
        vouches: [{ voucher: 'Otto Brandt' }, { voucher: 'Ada Assessor', interest: 'I know her.' }],
        publicAddress: 'https://work.example/of-nora',
      }),
      submission(files, 'vouched-back', 'solo', {
        candidate: { id: idOf('otto'), name: 'Otto  Brandt', email: 'otto@example.org' },
        vouches: [{ voucher: 'nora quist' }],
      }),
      submission(files, 'blind-vouched', 'blind', {
        candidate: { id: idOf('hidden'), name: 'Hidde Namenlos', email: 'hidden@example.org' },
        vouches: [{ voucher: 'Vera Voucher' }],
      }),
      ...ringOf(files, 'solo', ['Rina Ring', 'Sven Ring', 'Tilda Ring']),
      ...ringOf(files, 'blind', ['Uma Kreis', 'Vito Kreis', 'Wanda Kreis']),
      ...(slides ? [submission(files, 'slides', 'solo', { slides: true, next: null })] : []),
      ...(pathwayVouch === undefined
        ? []
        : [
            submission(files, 'step-1', 'solo', { candidate: WALKER, signedVouch: pathwayVouch }),
            submission(files, 'step-2', 'blind', { candidate: WALKER, signedVouch: pathwayVouch }),
          ]),
      ...(hostile === undefined
        ? []
        : [submission(files, 'hostile', 'hostile', { candidate: { ...WALKER, id: idOf('hostile-candidate'), name: hostile } })]),
      submission(files, 'pair-agree', 'pair'),
      submission(files, 'pair-split', 'pair'),
      submission(files, 'blind-pair', 'blind-pair', {
        candidate: { id: idOf('paula'), name: 'Paula Doppler', email: 'doppler@example.org' },
        vouches: [{ voucher: 'Viktor Brandner' }],
      }),
      ...(judging ? judged(files) : []),
      ...(seeding ? seededWork(files, seeding) : []),
      ...Array.from({ length: late }, (_, at) => lateOne(files, `late-${at + 1}`)),
      ...(everyRole ? [submission(files, 'panel-pool', 'panel-pool', { assessorId: null })] : []),
      // Each of the achievement of its name; a second look is at what somebody was given by name.
      ...forSome.map(({ name, policy }) => {
        const called = name.replace('Achievement ', '')
        return submission(files, called, called, { assessorId: policy.allocation === undefined ? PEOPLE.ada.id : null })
      }),
    ],
  }
  files.set('manifest.json', JSON.stringify(manifest))
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

function lateOne(files: Files, name: string): IntakeSubmission {
  const one = submission(files, name, 'solo', { dueInDays: -20, next: null })
  return { ...one, current: { ...one.current, receivedDaysAgo: 40 } }
}

function judged(files: Files): IntakeSubmission[] {
  const asBen = { id: idOf('candidate-ben'), name: 'Ben  ASSESSOR', email: 'ben@example.org' }
  return [
    submission(files, 'pool', 'pool', { assessorId: null }),
    submission(files, 'pool-of-ben', 'pool', { assessorId: null, candidate: asBen }),
    submission(files, 'pool-pair', 'pool-pair', { assessorId: null }),
    submission(files, 'chosen', 'chosen', { assessorId: null }),
    submission(files, 'chosen-of-ben', 'chosen', { assessorId: null, candidate: asBen }),
    submission(files, 'chosen-vouched', 'chosen', { assessorId: null, vouches: [{ voucher: 'Cem Assessor' }] }),
    // The file that somebody else handed in too.
    submission(files, 'looked-at', 'looked-at', { large: true }),
  ]
}

/** Submissions of candidates who vouch for each other in a circle, each for the next: `<achievement>-ring-1` and so on. */
function ringOf(files: Files, achievement: string, names: readonly string[]): IntakeSubmission[] {
  return names.map((name, at) =>
    submission(files, `${achievement}-ring-${at + 1}`, achievement, {
      candidate: { id: idOf(name), name, email: 'ring@example.org' },
      vouches: [{ voucher: names[(at + names.length - 1) % names.length] ?? '' }],
      next: null,
    }),
  )
}

/** One grey pixel. */
function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(4)
    frame.writeUInt32BE(data.length)
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([frame, body, check])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
