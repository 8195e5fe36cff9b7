import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Achievement } from '../../../../shared/domain'
import type { IntakePackage } from '../../../../shared/protocol'
import { idOf, rubricOf, writePackage } from '../../../contract/hub/kit/package'

/** Ways in which work is given out and judged, mixed as a provider mixes them. */
const WAYS: Record<string, Partial<Achievement['policy']>> = {
  solo: { assessors: 1, allocation: 'automatic' },
  pair: { assessors: 2, allocation: 'automatic' },
  'blind-pair': { assessors: 2, blind: true, allocation: 'automatic' },
  pool: { assessors: 1, allocation: 'claim' },
  'pool-pair': { assessors: 2, blind: true, allocation: 'claim' },
  'looked-at': { assessors: 1, allocation: 'automatic', secondLookShare: 0.5 },
}
/** What lies open is told to everybody who may claim it, so there is less of it than of what is given out. */
const MIX = ['solo', 'pair', 'blind-pair', 'looked-at', 'solo', 'pair', 'looked-at', 'blind-pair', 'pool', 'pool-pair']
/** One in so many people settles splits. */
const LEADS = 20

/** Who is in the crowd. */
export function crowdPeople(count: number): IntakePackage['people'] {
  return Array.from({ length: count }, (_, at) => ({
    id: idOf(`crowd-${at}`),
    name: `Assessor Number ${at}`,
    roles: at % LEADS === 0 ? ['assessor', 'lead'] : ['assessor'],
    panels: [idOf('panel')],
    about: '',
  }))
}

/** Which rubric an achievement of the crowd has, by the achievement's id. */
export const WAY_NAMES = new Map(Object.keys(WAYS).map((name) => [idOf(name), name]))

/** Writes a package with so many submissions, of every way in turn, that are decided within seconds. */
export function writeCrowdPackage(folder: string, { people, submissions }: { people: number; submissions: number }): void {
  writePackage(folder, { judging: true })
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as IntakePackage
  const [model] = manifest.submissions
  const [achievement] = manifest.achievements
  if (!model || !achievement) throw new Error('the package holds something')
  const names = Object.keys(WAYS)
  manifest.people = crowdPeople(people)
  manifest.achievements = names.map((name) => ({
    ...achievement,
    id: idOf(name),
    rubricId: idOf(`${name}-rubric`),
    policy: { ...achievement.policy, releaseDelaySeconds: 3, ...WAYS[name] },
  }))
  manifest.rubrics = names.map(rubricOf)
  manifest.submissions = Array.from({ length: submissions }, (_, at) => {
    const id = idOf(`crowd-submission-${at}`)
    const candidate = { id: idOf(`crowd-candidate-${at}`), name: `Candidate Number ${at}`, email: `crowd-${at}@example.org` }
    const evidence = model.current.evidence.map((item) => ({ ...item, id: idOf(`crowd-item-${at}`) }))
    const current = { ...model.current, evidence }
    return { ...model, id, candidate, achievementId: idOf(MIX[at % MIX.length] ?? ''), assessorId: null, current, next: null }
  })
  writeFileSync(path, JSON.stringify(manifest))
}
