import { v5 } from 'uuid'

/** Namespace of every sample id (RFC 9562, version 5): the same name gives the same id on every machine. */
const NAMESPACE = '6f0f9f3e-6f0c-4c53-9d0a-3c1b7a4b52d1'

/** The id of a sample record, from what it is and its name, such as `sampleId('person', 'ingrid-solheim')`. */
export function sampleId(...name) {
  return v5(name.join('/'), NAMESPACE)
}
