import { AssayDatabase } from '../database'

/**
 * A database that can't be used any more is set aside, never deleted: the account goes on in another one, whose name says that it came
 * after. The first has the account's own name, the next ones `~2`, `~3` and so on behind it.
 */
export async function generationsOf(account: string): Promise<string[]> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  const later = names.filter((name) => numberOf(account, name) !== null)
  // In front of later ones the first one has been there, even where the browser has lost it.
  return [account, ...later.sort((a, b) => (numberOf(account, a) ?? 0) - (numberOf(account, b) ?? 0))]
}

/** The one that the account goes on in. */
export async function latestGeneration(account: string): Promise<string> {
  return (await generationsOf(account)).at(-1) ?? account
}

/** Whether the account has a database here, be it one that can't be opened. */
export async function hasDatabase(account: string): Promise<boolean> {
  const names = new Set((await indexedDB.databases()).map(({ name }) => name))
  return (await generationsOf(account)).some((name) => names.has(name))
}

/** Makes an empty database for the account to go on in; what was there stays as it is. */
export async function setAside(account: string): Promise<void> {
  const latest = await latestGeneration(account)
  const next = new AssayDatabase(`${account}~${(numberOf(account, latest) ?? 1) + 1}`)
  await next.open()
  next.close()
}

function numberOf(account: string, name: string): number | null {
  const number = name.startsWith(`${account}~`) ? Number(name.slice(account.length + 1)) : Number.NaN
  return Number.isSafeInteger(number) && number >= 2 ? number : null
}
