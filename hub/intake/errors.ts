/** A package that can't be taken in: where in it, and why. Nothing of it was stored. */
export class IntakeError extends Error {
  override name = 'IntakeError'

  constructor(
    readonly place: string,
    readonly reason: string,
  ) {
    super(`The package can't be taken in: ${place} ${reason}.`)
  }
}
