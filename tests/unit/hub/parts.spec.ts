import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isLoopback, isSameOrigin, presentedToken } from '../../../hub/auth'
import { readInvocation } from '../../../hub/cli/arguments'
import { decodeCursor, encodeCursor, startOf } from '../../../hub/feed/cursor'
import { parseRange } from '../../../hub/http/byte-range'
import { blindStatement } from '../../../hub/intake/vouch'
import { Secrets } from '../../../hub/store/secrets'

const secrets = new Secrets(randomBytes(32), randomBytes)
const uuid = '00000000-0000-4000-8000-000000000001'

describe('a byte range', () => {
  it.each([
    [undefined, 10, null],
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=3-', 10, { start: 3, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=5-2', 10, null],
    ['bytes=0-1,3-4', 10, null],
    ['items=0-1', 10, null],
  ])('%s of %s bytes', (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected)
  })
})

describe('a cursor', () => {
  it('comes back as it was', () => {
    const cursor = { lineage: uuid, position: '9223372036854775807', rowId: uuid }
    expect(decodeCursor(secrets, encodeCursor(secrets, cursor))).toEqual(cursor)
    expect(encodeCursor(secrets, cursor).length).toBeLessThanOrEqual(200)
    expect(decodeCursor(secrets, encodeCursor(secrets, startOf(uuid)))).toEqual(startOf(uuid))
  })

  it('of a hub from before they were sealed is read, and of another hub isn’t', () => {
    const cursor = { lineage: uuid, position: '12', rowId: uuid }
    const plain = Buffer.from([uuid, '12', uuid].join(' ')).toString('base64url')
    expect(decodeCursor(secrets, plain)).toEqual(cursor)
    const other = new Secrets(randomBytes(32), randomBytes)
    expect(decodeCursor(other, encodeCursor(secrets, cursor))).toBeUndefined()
  })

  it.each([
    '',
    'x',
    ...['1; drop table feed', '9223372036854775808', '-1'].map((position) =>
      encodeCursor(secrets, { lineage: uuid, position, rowId: uuid }),
    ),
  ])('%j is none', (text) => {
    expect(decodeCursor(secrets, text)).toBeUndefined()
  })
})

describe('where a request comes from', () => {
  const request = (headers: Record<string, string>, ip = '127.0.0.1') => ({ headers, method: 'POST', ip, cookies: {} })

  it.each([
    ['127.0.0.1', 'localhost:8640', true],
    ['::1', '[::1]:8640', true],
    ['::ffff:127.0.0.1', '127.0.0.1', true],
    ['192.168.1.9', 'localhost:8640', false],
    ['127.0.0.1', 'assay.example', false],
    ['127.0.0.1', 'localhost.example', false],
    ['127.0.0.1', '', false],
  ])('from %s for "%s": loopback %s', (ip, host, expected) => {
    expect(isLoopback(request({ host }, ip))).toBe(expected)
  })

  it('a page of another port of this machine is another origin', () => {
    expect(isSameOrigin(request({ host: 'localhost:1', origin: 'http://localhost:2' }))).toBe(false)
    expect(isSameOrigin(request({ host: 'localhost:1', origin: 'http://localhost:1' }))).toBe(true)
    expect(isSameOrigin(request({ host: 'localhost:1', origin: 'null' }))).toBe(false)
  })

  it('a bearer token counts before a cookie, and a malformed one is none', () => {
    const cookies = { assay_session: 'c'.repeat(43) }
    expect(presentedToken({ ...request({ authorization: `Bearer ${'b'.repeat(43)}` }), cookies })?.by).toBe('bearer')
    expect(presentedToken({ ...request({ authorization: 'Bearer' }), cookies })).toBeNull()
    expect(presentedToken({ ...request({}), cookies })?.by).toBe('cookie')
  })
})

describe('a vouch', () => {
  const statement = {
    statement: 'I, Vera Stein, know Hidde Namenlos well. Hidde has grown; Verandas have not. — Vera',
    voucher: 'Vera Stein',
    relationship: 'Tutor of Hidde',
    ratings: [{ criterionCode: 'C1', level: 3, remark: 'Namenlos did this alone.' }],
    declaredInterest: '',
    madeOn: '2026-09-01',
  }

  it('under blind marking has no name of candidate or voucher left, and keeps other words whole', () => {
    const blind = blindStatement(statement, {
      voucher: 'Voucher 7F3K-Q2',
      candidate: { name: 'Hidde Namenlos', pseudonym: '2B6Z-FD' },
    })
    expect(blind.statement).toBe(
      'I, Voucher 7F3K-Q2, know Candidate 2B6Z-FD well. Candidate 2B6Z-FD has grown; Verandas have not. — Voucher 7F3K-Q2',
    )
    expect(JSON.stringify(blind)).not.toMatch(/Hidde|Namenlos|Vera |Stein/)
    expect(blind.ratings[0]?.remark).toBe('Candidate 2B6Z-FD did this alone.')
  })
})

describe('the command line', () => {
  it('serves without a word, and hands operator commands on', () => {
    expect(readInvocation([], {})).toMatchObject({
      kind: 'serve',
      options: { port: 0, dataFolder: expect.stringMatching(/\.assay\/hub$/) },
    })
    expect(readInvocation(['move', '7F3K-Q2', '--to', 'Ada'], { ASSAY_HOME: '/srv' })).toMatchObject({
      kind: 'operate',
      command: { command: 'move', target: '7F3K-Q2', to: 'Ada' },
      data: { dataFolder: '/srv/hub' },
    })
    expect(readInvocation(['revoke', '5a0f6a52', '--reason', ' Not theirs. '], {})).toMatchObject({
      command: { command: 'revoke', target: '5a0f6a52', reason: 'Not theirs.' },
    })
    expect(readInvocation(['take-in', 'later'], {})).toMatchObject({ command: { command: 'take-in', target: resolve('later') } })
    expect(readInvocation(['qualify', 'Ada', 'Data storytelling', '--until', '2027-06-30'], {})).toMatchObject({
      command: { command: 'qualify', target: 'Ada', achievement: 'Data storytelling', until: '2027-06-30' },
    })
    expect(readInvocation(['disqualify', 'Ada', 'Data storytelling'], {})).toMatchObject({
      command: { command: 'disqualify', target: 'Ada', achievement: 'Data storytelling' },
    })
    expect(readInvocation(['rotate-key'], {})).toMatchObject({ command: { command: 'rotate-key' } })
    const hours = ['calendar', '--working-days', '1,2,3,7', '--hours', '08:30-16:00', '--holidays', '2026-12-25,2026-12-26']
    expect(readInvocation(hours, {})).toMatchObject({
      command: {
        command: 'calendar',
        change: {
          workingDays: [1, 2, 3, 7],
          workingHours: { start: '08:30', end: '16:00' },
          holidays: ['2026-12-25', '2026-12-26'],
        },
      },
    })
  })

  it.each([
    [['serve', '--port', 'x'], {}],
    [['serve', '--colour', 'red'], {}],
    [['withdraw'], {}],
    [['revoke', '5a0f6a52'], {}],
    [['revoke', '5a0f6a52', '--reason', ' '], {}],
    [['explode', 'x'], {}],
    [['calendar', '--working-days', '8'], {}],
    [['calendar', '--hours', '9-17'], {}],
    [['calendar', '--holidays', '2026-02-29'], {}],
    [['withdraw', 'a', 'b'], {}],
    [['qualify', 'a'], {}],
    [['qualify', 'a', 'b', 'c'], {}],
    [['qualify', 'a', 'b', '--until', '30.06.2027'], {}],
    [[], { ASSAY_PUBLIC_ORIGIN: 'ftp://x' }],
  ])('%j with %j is explained, not guessed', (words, variables) => {
    expect(() => readInvocation(words, variables)).toThrow(expect.objectContaining({ name: 'UsageError' }))
  })
})
