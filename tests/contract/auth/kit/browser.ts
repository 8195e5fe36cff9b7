import { ROUTES } from '../../../../shared/protocol'

/** Follows redirects and keeps cookies as a browser does, host by host, and lets a test look at each step. */
export class CookieBrowser {
  readonly #jars = new Map<string, Map<string, string>>()
  /** Every answer's `Set-Cookie` lines, in the order in which they came. */
  readonly setCookies: string[] = []

  cookiesOf(origin: string): Map<string, string> {
    const host = new URL(origin).host
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    return jar
  }

  /** One request, no redirect followed. */
  async step(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address)
    const jar = this.cookiesOf(origin)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** Follows redirects, and forms that send themselves, until the address satisfies the test or a page waits for somebody. */
  async follow(
    address: string,
    isThere: (address: URL) => boolean,
    init: RequestInit = {},
  ): Promise<{ address: string; page: string | null }> {
    let at = address
    let how = init
    for (let left = 12; left > 0; left--) {
      if (isThere(new URL(at))) return { address: at, page: null }
      const response = await this.step(at, how)
      const location = response.headers.get('location')
      const page = location === null ? await response.text() : ''
      const form = page.includes('document.forms[0].submit()') ? readForm(page) : null
      if (location === null && form === null) return { address: at, page }
      at = new URL(location ?? form?.action ?? '', at).href
      how = form === null ? {} : post(form.fields)
    }
    throw new Error(`more redirects than a browser follows, at ${at}`)
  }

  /** Goes from an address that leads to the provider, chooses a person there, and stops where the provider sends them. */
  async signInAtProvider(address: string, personId: string, isBack: (address: URL) => boolean): Promise<string> {
    const asked = await this.follow(address, isBack)
    if (asked.page === null) return asked.address
    const answered = await this.follow(asked.address, isBack, post({ person: personId }))
    if (answered.page !== null) throw new Error(`the provider did not send the browser on: ${answered.page}`)
    return answered.address
  }

  /** The whole way: from the hub to the provider and back into the workbench. @returns where the browser ends up */
  async signIn(hubOrigin: string, personId: string, change: (callback: string) => string = (same) => same): Promise<string> {
    const isCallback = ({ pathname }: URL) => pathname === ROUTES.signInCallback
    const callback = await this.signInAtProvider(`${hubOrigin}${ROUTES.signInStart}`, personId, isCallback)
    const { address } = await this.follow(change(callback), ({ pathname }) => pathname === '/app/')
    return address
  }
}

/** A form that is sent as browsers send it. */
export function post(fields: Record<string, string>): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  }
}

/** The first form of a page: where it goes, and its hidden fields. */
export function readForm(page: string): { action: string; fields: Record<string, string> } {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return {
    action: /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? '',
    fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  }
}
