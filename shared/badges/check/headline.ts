import { cameTo } from './codes'
import { counts } from './findings'
import type { BadgeReport } from './report'

/**
 * What is said of a badge first:
 * - `holds`, `fails`, `unknown`: as its verdict;
 * - `revoked`: it held once;
 * - `unnamed`: all is in order, but it was signed by a key of which nobody knows whose it is, whatever name stands beside it;
 * - `none`: there is no badge in the file;
 * - `older`: it is of a kind that isn't checked here.
 */
export type Headline = BadgeReport['verdict'] | 'revoked' | 'unnamed' | 'none' | 'older'

/** What to say of a badge before all details. */
export function headlineOf({ form, verdict, checks }: BadgeReport): Headline {
  if (form === null) return cameTo(checks, 'file', 'older-badge') ? 'older' : 'none'
  if (verdict === 'fails') return cameTo(checks, 'status', 'revoked') ? 'revoked' : 'fails'
  const isOpen = checks.some((check) => counts(check) && check.name !== 'issuer' && check.state === 'unknown')
  return cameTo(checks, 'issuer', 'issuer-key') && !isOpen ? 'unnamed' : verdict
}
