import { createHash } from 'node:crypto'

/** The page's whole style: the house's paper, ink and brass, light and dark. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #FAF9F6; --surface: #FFFFFF; --sunken: #F3F1EC; --ink: #1C2430; --ink-secondary: #555E6C;
  --line: #E4E0D8; --brass: #9A6B1B; --brass-text: #845A12; --brass-soft: #F7ECD9; --on-brass: #FFFFFF; --alert: #A3342B;
  --serif: 'Source Serif 4', 'Source Serif Pro', Charter, Georgia, serif;
  --sans: Inter, system-ui, -apple-system, 'Segoe UI', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171C; --surface: #1B1F26; --sunken: #101317; --ink: #E9E6DF; --ink-secondary: #A6ACB6;
    --line: #2B313A; --brass: #C8923A; --brass-text: #E0B361; --brass-soft: #33291A; --on-brass: #14171C; --alert: #F08C7E;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--sans); overflow-wrap: anywhere; }
main { max-width: 880px; margin: 0 auto; padding: 56px 24px 72px; }
h1 { font: 600 36px/1.18 var(--serif); margin: 0; text-wrap: balance; }
h2 { font: 600 23px/1.3 var(--serif); margin: 0 0 10px; }
h3 { font-size: 16px; font-weight: 600; line-height: 1.4; margin: 0; }
h4, h5, h6 { font-size: 15px; margin: 18px 0 4px; }
p { margin: 0 0 12px; }
.revoked { border: 1px solid var(--alert); border-left-width: 6px; border-radius: 14px; background: var(--surface); margin-bottom: 40px; padding: 20px 28px; }
.revoked strong { color: var(--alert); font: 600 21px/1.3 var(--serif); margin-right: 8px; }
.revoked p:last-child { margin: 0; }
a { color: var(--brass-text); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--brass); outline-offset: 3px; border-radius: 6px; }
.badge { display: grid; grid-template-columns: 212px 1fr; gap: 44px; align-items: center; padding-bottom: 48px; }
.badge img { width: 212px; height: auto; aspect-ratio: 1; object-fit: contain; }
section.absent { border-top: 4px solid var(--brass); }
.absent h1 { font-size: 29px; margin-bottom: 12px; } .absent p { margin: 0; }
.kind { color: var(--brass-text); font-size: 13px; font-weight: 600; letter-spacing: 0.07em; text-transform: uppercase; margin: 0 0 10px; }
.lead { color: var(--ink-secondary); font-size: 17px; margin: 12px 0 0; }
.earner { margin: 26px 0 0; padding-top: 20px; border-top: 2px solid var(--brass); }
.earner span, dt { display: block; color: var(--ink-secondary); font-size: 13px; }
.earner strong { font: 600 27px/1.3 var(--serif); }
.facts { display: flex; flex-wrap: wrap; gap: 8px 36px; margin: 14px 0 0; }
dd { margin: 0; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 30px 34px; margin-top: 20px; }
.intro { color: var(--ink-secondary); margin-bottom: 6px; }
.prose > :last-child { margin-bottom: 0; }
.prose blockquote { margin: 12px 0; padding: 2px 0 2px 16px; border-left: 3px solid var(--brass); }
.prose blockquote p { margin: 0 0 4px; }
.prose blockquote p:first-child:not(:last-child) { font-family: var(--serif); font-size: 17px; }
.prose blockquote p:last-child:not(:first-child) { color: var(--ink-secondary); font-size: 14px; }
.prose ul, .prose ol { margin: 0 0 12px; padding-left: 22px; } .prose li > p { margin: 0; }
.prose pre, .prose code { font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
.prose table { border-collapse: collapse; } .prose td, .prose th { border: 1px solid var(--line); padding: 4px 10px; text-align: left; }
.criteria { list-style: none; margin: 0; padding: 0; }
.criteria > li { padding: 20px 0; border-top: 1px solid var(--line); }
.criteria > li:first-child { border-top: 0; }
.criteria > li:last-child { padding-bottom: 0; }
.reached { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; }
.reached strong { background: var(--brass-soft); color: var(--brass-text); border-radius: 999px; font-size: 14px; font-weight: 600; padding: 1px 12px; }
.scale { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 4px; margin: 12px 0 10px; }
.scale i { height: 6px; border-radius: 3px; background: var(--line); }
.scale i.full { background: var(--brass); }
.position { color: var(--ink-secondary); font-size: 13px; }
.criteria p { margin: 0; }
details { margin-top: 10px; }
summary { color: var(--brass-text); cursor: pointer; font-size: 14px; font-weight: 500; width: fit-content; }
details .prose { background: var(--sunken); border-radius: 10px; font-size: 15px; margin-top: 10px; padding: 14px 18px; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; margin: 18px 0 22px; }
.actions a { border: 1px solid var(--brass); border-radius: 10px; font-weight: 600; font-size: 15px; padding: 9px 18px; text-decoration: none; }
.actions a:first-child { background: var(--brass); color: var(--on-brass); }
.actions a:hover { text-decoration: underline; }
.endorsement { margin: 0; padding: 16px 0; border-top: 1px solid var(--line); }
.endorsement blockquote { margin: 0 0 6px; font: 17px/1.55 var(--serif); white-space: pre-wrap; }
.endorsement figcaption { color: var(--ink-secondary); font-size: 14px; font-weight: 600; }
#check { border: 1px solid var(--line); border-radius: 12px; background: var(--sunken); margin: 0 0 22px; padding: 16px 18px; }
#check[hidden] { display: none; }
#check button { border: 1px solid var(--brass); border-radius: 10px; background: var(--surface); color: var(--brass-text); cursor: pointer; font: 600 15px/1.6 var(--sans); padding: 7px 16px; }
#check button:disabled { opacity: 0.6; cursor: progress; }
#check [role='status'] > strong { display: block; font: 600 19px/1.4 var(--serif); margin-top: 14px; }
#check strong:is([data-verdict='fails'], [data-verdict='revoked']) { color: var(--alert); }
#check [role='status'] > p { margin: 4px 0 0; }
#check ul { list-style: none; margin: 8px 0 0; padding: 0; }
#check li { display: grid; grid-template-columns: 130px 1fr auto; gap: 0 16px; border-top: 1px solid var(--line); font-size: 15px; padding: 7px 0; }
#check li b { font-weight: 600; }
#check li i { color: var(--ink-secondary); font-style: normal; font-size: 14px; }
#check li[data-state='holds'] i { color: var(--brass-text); font-weight: 600; }
#check li[data-state='fails'] i { color: var(--alert); font-weight: 600; }
ol.steps { margin: 0 0 12px; padding-left: 22px; } ol.steps li { margin-bottom: 6px; }
dl { margin: 0; }
dl.proof { border-top: 1px solid var(--line); display: grid; gap: 10px; margin-top: 20px; padding-top: 18px; }
dl.proof dd { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
@media (max-width: 640px) {
  #check li { grid-template-columns: 1fr auto; } #check li span { grid-area: 2 / 1 / auto / -1; }
  main { padding: 32px 16px 48px; }
  h1 { font-size: 29px; }
  .badge { grid-template-columns: 1fr; gap: 22px; padding-bottom: 32px; }
  .badge img { width: 160px; }
  section { padding: 24px 20px; }
}
@media print { section { break-inside: avoid; } .actions { display: none; } }
`

/**
 * Content policy of what a badge page hands out. `sandbox` gives it an origin of its own, so that nothing on it could reach a session; there are
 * no scripts, and the one style is named by its hash. Downloads are the only thing that the sandbox lets through.
 */
export const BADGE_PAGE_POLICY = [
  'sandbox allow-downloads',
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Content policy of the page itself: the same, but for the one script that was given this nonce, which may ask this site. It has the sandbox's
 * origin too, which is nobody's: no cookies, no storage, no session.
 * @param nonce fresh for each response
 */
export function badgePagePolicy(nonce: string): string {
  const [, ...others] = BADGE_PAGE_POLICY.split('; ')
  return ['sandbox allow-downloads allow-scripts', `script-src 'nonce-${nonce}'`, "connect-src 'self'", ...others].join('; ')
}
