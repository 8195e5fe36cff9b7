import fc from 'fast-check'

/** JSON Schema as the hub's OpenAPI document has it; what isn't named here it doesn't use. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** Where schemas refer to, and ids of records that there are: without them nothing would get past the door. */
export type Known = { components: Record<string, Schema>; ids: readonly string[] }

/** More of something than anybody needs to tell one from the next. */
const MANY = 3

/** Values that fit a schema. */
export function fitting(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fitting(known.components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, known)))
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((part) => fitting(part, known))).map((parts) => Object.assign({}, ...parts))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'string':
      return text(schema, known)
    case 'integer':
      return fc.integer(limits(schema))
    case 'number':
      return fc.double({ ...limits(schema), noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const least = schema.minItems ?? 0
      const sizes = { minLength: least, maxLength: Math.max(least, Math.min(schema.maxItems ?? MANY, MANY)) }
      return fc.array(fitting(schema.items ?? {}, known), sizes)
    }
    case 'object':
      return record(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function record({ properties = {}, required = [], additionalProperties }: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fitting(schema, known)]))
  if (Object.keys(fields).length > 0) return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
  const values = typeof additionalProperties === 'object' ? fitting(additionalProperties, known) : fc.jsonValue({ maxDepth: 1 })
  return fc.dictionary(fc.constantFrom(...known.ids), values, { maxKeys: MANY })
}

function text({ format, pattern, minLength = 0, maxLength }: Schema, { ids }: Known): fc.Arbitrary<string> {
  if (format === 'uuid') {
    // Command ids are made anew; all others name something.
    return pattern?.includes('-7[')
      ? fc.uuid({ version: 7 })
      : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  }
  if (format === 'date-time')
    return fc.date({ noInvalidDate: true, min: EARLIEST, max: LATEST }).map((date) => date.toISOString())
  if (format === 'date')
    return fc.date({ noInvalidDate: true, min: EARLIEST, max: LATEST }).map((date) => date.toISOString().slice(0, 10))
  if (format === 'uri') return fc.webUrl()
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength ?? 40, 40)) })
}

const EARLIEST = new Date('1970-01-01T00:00:00Z')
const LATEST = new Date('2100-01-01T00:00:00Z')

function limits({ minimum, exclusiveMinimum, maximum }: Schema): { min: number; max: number } {
  const min = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1)
  return { min: Math.max(min, -1000), max: Math.max(min, Math.min(maximum ?? 1000, 1000)) }
}
