import { CLIENT_VERSION_HEADER } from '../../shared/protocol'

/** What the page may say to the hub; cookies, origin, host and authorization are never its to choose. */
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  CLIENT_VERSION_HEADER,
  'cache-control',
  'content-type',
  'if-match',
  'if-none-match',
  'if-range',
  'last-event-id',
  'range',
]

/** What the hub may say to the page; cookies and policies of the hub's own stay outside. */
const RESPONSE_HEADERS = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'retry-after',
]

/** @returns a request's headers as they go on to the hub, with the person's token where there is one. */
export function headersForHub(headers: Headers, token: string | null): Headers {
  const onward = pick(headers, REQUEST_HEADERS)
  if (token !== null) onward.set('authorization', `Bearer ${token}`)
  return onward
}

/**
 * @returns an answer's headers as the page gets them. Whatever the hub answers is inert when it is shown as a document: evidence
 * that happens to be HTML must not run in the workbench's origin.
 */
export function headersForPage(headers: Headers): Headers {
  const onward = pick(headers, RESPONSE_HEADERS)
  // The network has unpacked the body already: its length on the wire would cut it short.
  if (headers.has('content-encoding')) onward.delete('content-length')
  onward.set('content-security-policy', "default-src 'none'; sandbox")
  onward.set('x-content-type-options', 'nosniff')
  return onward
}

function pick(headers: Headers, names: readonly string[]): Headers {
  const picked = new Headers()
  for (const name of names) {
    const value = headers.get(name)
    if (value !== null) picked.set(name, value)
  }
  return picked
}
