import fc from 'fast-check'

/** Arrays in arrays, deeper than anything that is walked down step by step can go. */
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Values that something somewhere isn't made for. */
const NASTY: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'null',
    '\u0000',
    'cut \u0000 off',
    '\ud800',
    'half \udfff a pair',
    '\u202e\u2066\ufeff',
    '../../../etc/passwd',
    "'; drop table audit; --",
    '%00%ff',
    'x'.repeat(100_000),
    '00000000-0000-0000-0000-000000000000',
    -1,
    0.5,
    1e308,
    -1e308,
    Number.MAX_SAFE_INTEGER + 1,
    2 ** 31,
    2 ** 63,
    [],
    {},
    [[]],
    Array.from({ length: 10_000 }, () => 0),
  ),
  fc
    .constantFrom('{"__proto__":{"id":1}}', '{"constructor":{"prototype":{}}}', '{"toString":1}', deep(500))
    .map((text) => JSON.parse(text) as unknown),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** The same value with something nasty in one place. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, NASTY, fc.nat()).map(([whole, bad, at]) => replaceNode(structuredClone(whole), bad, at))
}

function replaceNode(whole: unknown, bad: unknown, at: number): unknown {
  const places: [owner: Record<string, unknown>, name: string][] = []
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    for (const name of Object.keys(value)) {
      places.push([value as Record<string, unknown>, name])
      walk((value as Record<string, unknown>)[name])
    }
  }
  walk(whole)
  const place = places[at % (places.length + 1)]
  if (!place) return bad
  place[0][place[1]] = bad
  return whole
}

/** Bodies that are no JSON, or hardly. */
export const BROKEN_BODIES: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      '',
      ' ',
      '{',
      '{"commands":',
      'null',
      '1e999',
      '-0',
      '"\\ud800"',
      '"\\u0000"',
      '{"a":1,"a":2}',
      '\ufeff{}',
      '{"commands":[{"id":1e999}]}',
      deep(50_000),
      `{"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    )
    .map((text) => Buffer.from(text)),
  // UTF-8 that isn't.
  fc.constantFrom([0x22, 0xff, 0xfe, 0x22], [0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]).map((bytes) => Buffer.from(bytes)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)

/** Parts of an address, encoded as they go over the wire. */
export const NASTY_SEGMENTS: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '%00',
    '%ff',
    '%c3%28',
    '%',
    '%2e%2e%2f',
    '..',
    '%2F',
    'a'.repeat(3_000),
    '-1',
    '1e999',
    '%F0%9F%98%80',
    'null',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => {
    // Half of a pair can't be encoded at all.
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))
  }),
)
