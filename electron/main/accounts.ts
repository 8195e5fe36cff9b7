import { join } from 'node:path'
import { z } from 'zod'
import { AccountSchema, type Account } from '../../shared/protocol/bridge'
import { initialsOf, PersonSchema } from '../../shared/domain'
import { readIfThere, replaceFile } from './atomic-file'
import { isLoopback } from './hub-origin'

/**
 * What stands unsealed on the disk about who works here: enough to find the local database and to show whose desk is locked.
 * The name itself is sealed (sealed-session.ts); here are only its initials.
 */
const StoredAccountSchema = AccountSchema.extend({
  person: PersonSchema.omit({ name: true }).extend({ initials: z.string().min(1).max(8) }),
  hubOrigin: z.url(),
})
export type StoredAccount = z.infer<typeof StoredAccountSchema>

const AccountsFileSchema = z.object({
  /** The account whose window was open last; null after a sign-out. */
  last: z.string().nullable(),
  accounts: z.array(StoredAccountSchema),
})
type AccountsFile = z.infer<typeof AccountsFileSchema>

const NOBODY: AccountsFile = { last: null, accounts: [] }

export type Accounts = {
  /**
   * Whose window to open. @param hubOrigin the hub that was asked for; null: any. The embedded hub may have moved to another
   * port, so one address of this machine is as good as another.
   */
  lastFor(hubOrigin: string | null): Promise<StoredAccount | null>
  remember(account: StoredAccount): Promise<void>
  /** The next start begins at the sign-in. The account's data stays. */
  leave(): Promise<void>
}

/** The accounts of this profile, kept in `accounts.json` in `folder`. */
export function createAccounts(folder: string): Accounts {
  const path = join(folder, 'accounts.json')

  async function read(): Promise<AccountsFile> {
    const bytes = await readIfThere(path)
    if (bytes === null) return NOBODY
    // A damaged file costs one sign-in, which finds the same database again by its name.
    return AccountsFileSchema.catch(NOBODY).parse(parseJson(bytes))
  }

  const write = (file: AccountsFile) => replaceFile(path, Buffer.from(JSON.stringify(file, null, 2)))

  return {
    async lastFor(hubOrigin) {
      const { last, accounts } = await read()
      const account = accounts.find(({ database }) => database === last)
      if (account === undefined) return null
      if (hubOrigin === null || account.hubOrigin === hubOrigin) return account
      return isLoopback(account.hubOrigin) && isLoopback(hubOrigin) ? account : null
    },
    async remember(account) {
      const { accounts } = await read()
      const others = accounts.filter(({ database }) => database !== account.database)
      await write({ last: account.database, accounts: [...others, account] })
    },
    async leave() {
      await write({ ...(await read()), last: null })
    },
  }
}

/** @returns an account as it may stand on the disk. */
export function withoutName({ person: { name, ...person }, ...account }: Account, hubOrigin: string): StoredAccount {
  return { ...account, person: { ...person, initials: initialsOf(name) }, hubOrigin }
}

/** @returns the account for the renderer; its initials stand in for a name that is still sealed. */
export function withName({ person: { initials, ...person }, database, hub }: StoredAccount, name: string | null): Account {
  return { database, hub, person: { ...person, name: name ?? initials } }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
