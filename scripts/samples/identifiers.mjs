import { createHash } from 'node:crypto'
import { v4, v5 } from 'uuid'

/** Namespace of every sample id (RFC 9562, version 5): the same name gives the same id on every machine. */
const NAMESPACE = '6f0f9f3e-6f0c-4c53-9d0a-3c1b7a4b52d1'

/** The id of a sample record, from what it is and its name, such as `sampleId('person', 'ingrid-solheim')`. */
export function sampleId(...name) {
  return v5(name.join('/'), NAMESPACE)
}

/**
 * The id of a submission, or of a piece of one. Where the achievement may be seeded it must look random (version 4), as those of seeds are; it
 * is the same each time all the same.
 * @param {{ policy: { seeding?: boolean } }} achievement
 */
export function workId({ policy }, ...name) {
  if (policy.seeding !== true) return sampleId(...name)
  return v4({
    random: createHash('sha256')
      .update(`${NAMESPACE}/${name.join('/')}`)
      .digest()
      .subarray(0, 16),
  })
}
