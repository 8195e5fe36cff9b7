/** Of a snapshot of a web page: what it is a copy of, and from when. */
export type Archived = {
  /** Absolute http or https address. */
  address: string
  /** Calendar date; null where none or no sensible one is given. */
  takenOn: string | null
}

/** What a snapshot says about itself in `<meta name="archived-from">` and `archived-on`; null for any other page. */
export function readArchived(html: string): Archived | null {
  const template = document.createElement('template')
  // Only what may say it: the page's other elements are nothing to parse twice.
  template.innerHTML = (html.match(/<meta\b[^>]*>/gi) ?? []).join('')
  const named = (name: string) => template.content.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? ''
  const address = named('archived-from')
  const url = parsed(address)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  const day = /^\d{4}-\d{2}-\d{2}/.exec(named('archived-on'))?.[0]
  return { address: url.href, takenOn: day && !Number.isNaN(Date.parse(day)) ? day : null }
}

/** `URL.canParse` is younger than the oldest engine that Assay runs in. */
function parsed(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
