import { randomBytes } from 'node:crypto'
import { text } from '../texts'
import type { DoorOutcome } from './loopback-door'

const STYLE = `
:root { color-scheme: light dark; --paper: #FAF9F6; --ink: #1C2430; --quiet: #555E6C; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171C; --ink: #E9E6DF; --quiet: #A6ACB6; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 Inter, system-ui, sans-serif; }
main { max-width: 480px; margin: 0 auto; padding: 18vh 24px 24px; text-align: center; }
h1 { font: 600 28px/1.25 'Source Serif 4', Charter, Georgia, serif; margin: 0 0 8px; }
p { color: var(--quiet); margin: 0; }
`

/** What the system browser shows when somebody has signed in, or couldn't: our own words only, nothing of the request. */
export function doorPage(outcome: DoorOutcome): { html: string; policy: string } {
  const nonce = randomBytes(18).toString('base64')
  const title = text(`signIn.${outcome}.title`)
  return {
    policy: `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    html: `<!doctype html><html lang="${text('signIn.language')}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${text(`signIn.${outcome}.hint`)}</p></main></body></html>`,
  }
}
