import { renderDocument } from './document'
import { html } from './html'
import { type PageLanguage, textsIn } from './language'

/**
 * Instead of a badge's page: `missing` where there is no badge at the address, `away` where it can't be shown just now. It says nothing of
 * what was there: a badge that was erased is missing like one that never was. Serve it with `BADGE_PAGE_POLICY`.
 */
export function renderNoBadgePage(why: 'missing' | 'away', language: PageLanguage): string {
  const texts = textsIn(language)
  const [title, hint] = why === 'missing' ? [texts.missingTitle, texts.missingHint] : [texts.awayTitle, texts.awayHint]
  const main = html`<section class="absent">
<h1>${title}</h1>
<p>${hint}</p>
</section>`
  return renderDocument({ language, title, main })
}
