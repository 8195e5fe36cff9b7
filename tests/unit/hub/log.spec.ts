import { describe, expect, it } from 'vitest'
import { describeError } from '../../../hub/log'

/** What PostgreSQL's drivers throw: the statement and its values hang on the error. */
class DatabaseError extends Error {
  override name = 'DatabaseError'
  code = '22P05'
  query = "insert into assessments values ('what the assessor wrote')"
  params = ['what the assessor wrote']
  detail = 'Key (name)=(Marta) exists'
}

function parseError(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

describe('an error in the log', () => {
  it('tells of a database error its SQLSTATE and its place, and none of the values', () => {
    const described = describeError(new DatabaseError('unsupported text: what the assessor wrote'))
    expect(described).toMatchObject({ type: 'DatabaseError', code: '22P05' })
    expect(described.at.length).toBeGreaterThan(0)
    expect(JSON.stringify(described)).not.toMatch(/assessor wrote|Marta/)
  })

  it('doesn’t quote what couldn’t be parsed', () => {
    const described = JSON.stringify(describeError(parseError('Nora Quist writes')))
    expect(described).toContain('SyntaxError')
    expect(described).not.toContain('Nora')
  })

  it('keeps the message of our own errors', () => {
    expect(describeError(new RangeError('the port is taken'))).toMatchObject({ type: 'RangeError', message: 'the port is taken' })
  })

  it('tells nothing of what was thrown without being an error', () => {
    expect(describeError('a secret')).toEqual({ type: 'string', at: [] })
  })
})
