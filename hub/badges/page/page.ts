import { type AchievementCredential, evidenceName, type ResultDescription } from '../../../shared/badges'
import type { Signed } from '../sign'
import { Html, html } from './html'
import { fill, type PageLanguage, type PageTexts, textsIn } from './language'
import { renderMarkdown } from './markdown'
import { PAGE_STYLE } from './style'

/** What the page shows, and where the badge can be had. */
export type BadgePage = {
  credential: Signed<AchievementCredential>
  /**
   * Address of the picture with the credential baked in. Answer with `Content-Disposition: attachment`: to a sandboxed page every address is
   * another origin's, and there a link can't ask to be saved.
   */
  pictureUrl: string
  /** Address of the signed credential as JSON. */
  credentialUrl: string
  /** The provider's IANA zone, for the date. */
  timeZone: string
}

/** The public page of a badge: a whole HTML document without scripts. It says only what was signed. Serve it with `BADGE_PAGE_POLICY`. */
export function renderBadgePage(page: BadgePage, language: PageLanguage): string {
  const texts = textsIn(language)
  const { credential } = page
  const { achievement } = credential.credentialSubject
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${achievement.description}">
<title>${credential.name} · ${credential.issuer.name}</title>
<link rel="icon" type="image/png" href="${page.pictureUrl}">
<style>${new Html(PAGE_STYLE)}</style>
</head>
<body>
<main>
${renderHead(page, language, texts)}
<section>
<h2>${texts.criteria}</h2>
<div class="prose">${renderMarkdown(achievement.criteria.narrative)}</div>
</section>
<section>
<h2>${texts.levels}</h2>
<p class="intro">${texts.levelsIntro}</p>
<ol class="criteria">
${achievement.resultDescription.map((description) => renderCriterion(description, credential, texts))}
</ol>
</section>
${renderProof(page, texts)}
</main>
</body>
</html>
`
  return document.source
}

function renderHead({ credential, pictureUrl, timeZone }: BadgePage, language: PageLanguage, texts: PageTexts): Html {
  const { achievement, identifier } = credential.credentialSubject
  const earner = identifier.find(({ identityType }) => identityType === 'name')?.identityHash ?? texts.onlyByEmail
  const released = new Date(credential.validFrom)
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone }).format(released)
  return html`<header class="badge">
<img src="${pictureUrl}" alt="${fill(texts.pictureOf, { name: achievement.name })}" width="212" height="212">
<div>
<p class="kind">${achievement.fieldOfStudy}</p>
<h1>${achievement.name}</h1>
<p class="lead">${achievement.description}</p>
<p class="earner"><span>${texts.awardedTo}</span> <strong>${earner}</strong></p>
<dl class="facts">
<div><dt>${texts.issuedBy}</dt><dd>${renderIssuer(credential.issuer)}</dd></div>
<div><dt>${texts.issuedOn}</dt><dd><time datetime="${credential.validFrom}">${date}</time></dd></div>
</dl>
</div>
</header>`
}

function renderIssuer({ name, url }: AchievementCredential['issuer']): Html {
  return url?.startsWith('https://') ? html`<a href="${url}" rel="noopener">${name}</a>` : html`${name}`
}

function renderCriterion(description: ResultDescription, credential: AchievementCredential, texts: PageTexts): Html {
  const levels = description.rubricCriterionLevel
  const result = credential.credentialSubject.result.find(({ resultDescription }) => resultDescription === description.id)
  const at = levels.findIndex(({ id }) => id === result?.achievedLevel)
  const reached = levels[at]
  if (!reached) return html``
  const required = levels.find(({ id }) => id === description.requiredLevel)
  const evidence = credential.evidence?.find(({ name }) => name === evidenceName(description.name, reached.name))
  return html`<li>
<div class="reached"><h3>${description.name}</h3><strong>${reached.name}</strong></div>
<div class="scale" aria-hidden="true">${levels.map((_, index) => (index <= at ? html`<i class="full"></i>` : html`<i></i>`))}</div>
<p>${reached.description}</p>
<p class="position">${fill(texts.levelOf, { level: at + 1, count: levels.length })}${required ? `. ${fill(texts.required, { level: required.name })}` : ''}</p>
${evidence ? html`<details><summary>${texts.why}</summary><div class="prose">${renderMarkdown(evidence.narrative)}</div></details>` : html``}
</li>`
}

function renderProof({ credential, pictureUrl, credentialUrl }: BadgePage, texts: PageTexts): Html {
  return html`<section>
<h2>${texts.verify}</h2>
<p class="intro">${texts.verifyIntro}</p>
<p class="actions"><a href="${pictureUrl}">${texts.downloadPicture}</a><a href="${credentialUrl}">${texts.showCredential}</a></p>
<ol class="steps"><li>${texts.verifyStep1}</li><li>${texts.verifyStep2}</li><li>${texts.verifyStep3}</li></ol>
<p>${texts.verifyEmail}</p>
<dl class="proof">
<div><dt>${texts.issuerKey}</dt><dd>${credential.issuer.id}</dd></div>
<div><dt>${texts.credentialId}</dt><dd>${credential.id}</dd></div>
<div><dt>${texts.proof}</dt><dd>${credential.proof.type}, ${credential.proof.cryptosuite}</dd></div>
</dl>
</section>`
}
