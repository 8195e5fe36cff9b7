import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { IntakePackageSchema } from '../../../shared/protocol'

it('the package that the documentation shows is one', () => {
  const [, manifest = ''] = /```json\n([\s\S]*?)\n```/.exec(readFileSync('docs/intake-package.md', 'utf8')) ?? []
  const result = IntakePackageSchema.safeParse(JSON.parse(manifest))
  expect(result.error?.issues).toBeUndefined()
  // Nothing that the schema doesn't know, which it would pass over.
  expect(result.data).toEqual(JSON.parse(manifest))
})
