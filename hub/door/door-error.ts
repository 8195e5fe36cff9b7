/** Why nothing came through the door. */
export type DoorRefusal =
  /** No https address, or one with a port or a name and password of its own. */
  | 'address'
  /** The name is nobody's. */
  | 'unknown-name'
  /** The name leads to this machine, to this network, or to no single public place. */
  | 'private'
  /** No connection, or one that isn't to be trusted. */
  | 'unreachable'
  /** The answer sends on to somewhere else. */
  | 'redirect'
  /** Another answer than 200, or 2xx to what was sent. */
  | 'status'
  | 'too-large'
  | 'too-slow'
  /** As much as is allowed at once is being fetched. */
  | 'busy'

/** What was asked for did not come through the door. */
export class DoorError extends Error {
  override name = 'DoorError'

  constructor(
    readonly refusal: DoorRefusal,
    override readonly cause?: unknown,
  ) {
    super(`nothing went through the door: ${refusal}`)
  }
}
