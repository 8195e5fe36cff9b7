import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { SamplePeople } from '../../shared/protocol'
import { Html, html } from '../badges/page/html'
import { choosePageLanguage, type PageLanguage } from '../badges/page/language'
import german from './texts/de.json' with { type: 'json' }
import english from './texts/en.json' with { type: 'json' }

type Texts = typeof english
const TEXTS: Record<PageLanguage, Texts> = { en: english, de: german }

/** The house's paper and ink, as on the public badge pages. */
const STYLE = `
:root { color-scheme: light dark; --paper: #FAF9F6; --surface: #FFFFFF; --ink: #1C2430; --quiet: #555E6C; --line: #E4E0D8; --brass: #9A6B1B;
  --hover: #F3F1EC; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171C; --surface: #1B1F26; --ink: #E9E6DF; --quiet: #A6ACB6; --line: #2B313A; --brass: #C8923A; --hover: #101317; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 Inter, system-ui, sans-serif; }
main { max-width: 520px; margin: 0 auto; padding: 56px 24px; }
h1 { font: 600 28px/1.2 'Source Serif 4', Charter, Georgia, serif; margin: 0 0 8px; }
p { color: var(--quiet); margin: 0 0 24px; }
form, div { display: grid; gap: 8px; }
button { font: inherit; text-align: start; padding: 12px 16px; border: 1px solid var(--line); border-radius: 10px; cursor: pointer;
  background: var(--surface); color: var(--quiet); }
button:hover { background: var(--hover); }
button:focus-visible { outline: 2px solid var(--brass); outline-offset: 2px; }
strong { display: block; font-weight: 600; color: var(--ink); }
`

/** A page of the provider, with its headers; nothing on it runs, and nobody may frame it. */
export function sendPage(response: ServerResponse, status: number, page: { source: string; nonce: string }): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyOf(page.nonce),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(page.source)
}

/** What a page of the provider may do: be styled, and send its form, which leads elsewhere by redirects. */
export function policyOf(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`
}

/** Lets somebody say which of the sample people they are. */
export function choicePage(acceptLanguage: string | undefined, people: SamplePeople['people']) {
  return page(
    acceptLanguage,
    'title',
    (t) => html`<p>${t.intro}</p>
<form method="post">${people.map(
      ({ id, name, about }) => html`<button name="person" value="${id}"><strong>${name}</strong>${about}</button>`,
    )}</form>`,
  )
}

/** Asks whether the session with the provider shall end too. @param form the hidden form of the provider's library, as HTML */
export function leavingPage(acceptLanguage: string | undefined, form: string) {
  return page(
    acceptLanguage,
    'leaveTitle',
    (t) => html`<p>${t.leaveIntro}</p>${new Html(form)}
<div><button form="op.logoutForm" name="logout" value="yes" autofocus>${t.leave}</button>
<button form="op.logoutForm">${t.stay}</button></div>`,
  )
}

/** Says that there is no sign-in to go on with here. */
export function overPage(acceptLanguage: string | undefined) {
  return page(acceptLanguage, 'title', (t) => html`<p>${t.over}</p>`)
}

function page(acceptLanguage: string | undefined, title: keyof Texts, content: (texts: Texts) => Html) {
  const language = choosePageLanguage(acceptLanguage)
  const texts = TEXTS[language]
  const nonce = randomBytes(18).toString('base64')
  const { source } = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${texts[title]}</title><style nonce="${nonce}">${new Html(STYLE)}</style></head>
<body><main><h1>${texts[title]}</h1>${content(texts)}</main></body></html>`
  return { source, nonce }
}
