import { z } from 'zod'
import { initialsOf, PersonSchema } from '../../../shared/domain'
import { type Account, AccountSchema } from '../../../shared/protocol'

const STORAGE_KEY = 'assay.account'

/** As on the desktop, what stands unsealed says whose data lies here by initials only; the name is with the hub and in the store. */
const RememberedSchema = AccountSchema.extend({
  person: PersonSchema.omit({ name: true }).extend({ initials: z.string().min(1).max(8) }),
})

/** In a browser: whose workbench was open here last; null where nobody's was, or what is kept can't be read. */
export function readRememberedAccount(): Account | null {
  try {
    const { person, ...account } = RememberedSchema.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'))
    const { initials, ...rest } = person
    return { ...account, person: { ...rest, name: initials } }
  } catch {
    return null
  }
}

/** Keeps it, without the name. */
export function rememberAccount(account: Account): void {
  const { name, ...person } = account.person
  localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...account, person: { ...person, initials: initialsOf(name) } }))
}

/** The next visit begins at the sign-in. The account's data stays. */
export function forgetAccount(): void {
  localStorage.removeItem(STORAGE_KEY)
}

/** The name by which the person can be greeted; null where only the initials that lie here unsealed are known. */
export function fullNameOf({ person }: Account): string | null {
  return /\S\s+\S/.test(person.name) ? person.name : null
}
