import type { BadgePage } from './page'

/**
 * The address at which LinkedIn offers to add the badge to the reader's own profile. Year and month (1 to 12) are those of the provider's
 * calendar.
 */
export function linkedInAddress({
  credential,
  pageUrl,
  timeZone,
}: Pick<BadgePage, 'credential' | 'pageUrl' | 'timeZone'>): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: 'numeric' }).formatToParts(
    new Date(credential.validFrom),
  )
  const part = (type: 'year' | 'month') => parts.find((one) => one.type === type)?.value ?? ''
  const address = new URL('https://www.linkedin.com/profile/add')
  address.search = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: credential.name,
    organizationName: credential.issuer.name,
    issueYear: part('year'),
    // Without the zero that stands before it in a date.
    issueMonth: String(Number(part('month'))),
    certUrl: pageUrl,
    certId: credential.id,
  }).toString()
  return address.href
}
