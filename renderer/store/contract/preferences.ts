/** What a person set: small, sealed, on this machine only. Values must survive JSON. */
export type PreferenceStore = {
  get<Value>(name: string, otherwise: Value): Promise<Value>
  set(name: string, value: unknown): Promise<void>
  /** Changes what is stored then, so that nothing is lost where another window writes too. @returns what is stored now. */
  change<Value>(name: string, otherwise: Value, change: (before: Value) => Value): Promise<Value>
}
