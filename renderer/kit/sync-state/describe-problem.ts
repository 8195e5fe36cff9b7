import type { SyncStatus } from '../../store'
import type { Texts } from '../texts'

/** What keeps sync from going on, in the person's words where there are any; else the machine's. */
export function describeProblem({ code, message }: NonNullable<SyncStatus['problem']>, t: Texts<'sync'>): string {
  return code === 'no-space' || code === 'too-old' ? t(`problemText.${code}`) : message
}
