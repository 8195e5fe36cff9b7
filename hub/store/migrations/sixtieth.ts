/** Where evidence stands in public, for badges that may tell. */
export const sixtieth: readonly string[] = ['alter table evidence add column public_address bytea']
