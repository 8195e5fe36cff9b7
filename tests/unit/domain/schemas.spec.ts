import { describe, expect, it } from 'vitest'
import { RubricSchema } from '../../../shared/domain'
import { BRIDGE_ARGUMENTS, CommandBatchSchema, contentPolicy, IntakeEvidenceSchema } from '../../../shared/protocol'
import { assessment, criterionId, levelId, rubric } from './rubric-fixture'

const problemsOf = (value: unknown) => RubricSchema.safeParse(value).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('a rubric', () => {
  it('is accepted when it is sound', () => {
    expect(problemsOf(rubric())).toEqual([])
  })

  it('is refused when an id is used twice', () => {
    const sound = rubric()
    sound.criteria[1]!.levels[0]!.id = levelId(1, 1)
    expect(problemsOf(sound)).toEqual(['criteria.1'])
  })

  it('is refused when a hurdle is no level of its criterion', () => {
    const sound = rubric()
    sound.criteria[0]!.hurdleLevelId = levelId(2, 2)
    expect(problemsOf(sound)).toEqual(['criteria.0.hurdleLevelId'])
  })

  it('is refused when points fall with the level', () => {
    const sound = rubric()
    sound.criteria[2]!.levels[3]!.points = 0.5
    expect(problemsOf(sound)).toEqual(['criteria.2.levels.3.points'])
  })
})

describe('a command', () => {
  const command = {
    id: '019aa5b2-7f6c-7d3a-9b51-3d8f0f6c1a2b',
    schemaVersion: 1,
    type: 'assessment.submit',
    allocationId: '00000000-0000-4000-8000-00000000cccc',
    actedAt: '2026-11-21T09:00:00.000Z',
    basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubric().id, rubricVersion: 1 },
    assessment: assessment([3, 3, 3], { recommendation: 'awarded' }),
    annotations: [],
  }

  it('is accepted when complete', () => {
    expect(CommandBatchSchema.safeParse({ commands: [command] }).success).toBe(true)
  })

  it.each([
    ['an id that is not a UUIDv7', { id: '00000000-0000-4000-8000-00000000cccc' }],
    ['another schema version', { schemaVersion: 2 }],
    ['an unknown type', { type: 'submission.delete' }],
    ['no recommendation', { assessment: assessment([3, 3, 3]) }],
    ['a level that is no id', { assessment: { ...assessment([3]), scores: [{ criterionId: criterionId(1), levelId: 'best' }] } }],
  ])('is refused with %s', (_what, change) => {
    expect(CommandBatchSchema.safeParse({ commands: [{ ...command, ...change }] }).success).toBe(false)
  })
})

describe('an intake package', () => {
  it.each(['../secret.pdf', '/etc/passwd', 'a/../../b'])('refuses evidence outside its folder: %s', (path) => {
    const issues = IntakeEvidenceSchema.safeParse({ path }).error?.issues ?? []
    expect(issues.some((issue) => issue.path[0] === 'path')).toBe(true)
  })
})

describe('the bridge', () => {
  it('refuses arguments of another shape', () => {
    expect(BRIDGE_ARGUMENTS.saveCopy.safeParse({ fileName: 'x', mediaType: 'a/b', bytes: 'text' }).success).toBe(false)
    expect(BRIDGE_ARGUMENTS.vaultUnlock.safeParse({ with: 'force' }).success).toBe(false)
    expect(BRIDGE_ARGUMENTS.openExternal.safeParse({ url: 'not an address' }).success).toBe(false)
  })
})

describe('the content policy', () => {
  it('lets nothing in from elsewhere and no script but our own files', () => {
    const policy = contentPolicy('abc')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval'(?<!wasm-unsafe-eval')/)
  })
})
