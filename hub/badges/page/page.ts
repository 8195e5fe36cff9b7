import {
  type AchievementCredential,
  type EndorsementCredential,
  type Evidence,
  evidenceName,
  type ResultDescription,
} from '../../../shared/badges'
import type { Revocation } from '../../../shared/domain'
import type { Signed } from '../sign'
import { type Html, html } from './html'
import { fill, type PageLanguage, type PageTexts, textsIn } from './language'
import { linkedInAddress } from './linkedin'
import { renderMarkdown } from './markdown'
import { renderDocument } from './document'

/** What the page shows, and where the badge can be had. */
export type BadgePage = {
  credential: Signed<AchievementCredential>
  /** Null while the badge holds. */
  revocation: Revocation | null
  /** Where this page is, for whoever points at it. */
  pageUrl: string
  /**
   * Address of the picture with the credential baked in. Answer with `Content-Disposition: attachment`: to a sandboxed page every address is
   * another origin's, and there a link can't ask to be saved.
   */
  pictureUrl: string
  /** The same as an SVG file. */
  vectorUrl: string
  /** Address of the signed credential as JSON. */
  credentialUrl: string
  /** Address of the same credential as a VC-JWT; null where there is none. */
  tokenUrl: string | null
  /** Address that says in words whether it was revoked. */
  statusUrl: string
  /** The script that checks the badge in the reader's browser, and the nonce by which it may run; null where there is none. */
  check: { scriptUrl: string; nonce: string } | null
  /** The provider's IANA zone, for the date. */
  timeZone: string
}

/** The public page of a badge: a whole HTML document. It says what was signed, and whether that still holds. Serve it with `badgePagePolicy`. */
export function renderBadgePage(page: BadgePage, language: PageLanguage): string {
  const texts = textsIn(language)
  const { credential } = page
  const { achievement } = credential.credentialSubject
  const head = html`<meta name="description" content="${achievement.description}">
<link rel="icon" type="image/png" href="${page.pictureUrl}">`
  const main = html`${page.revocation ? renderRevocation(page.revocation, page, language, texts) : ''}
${renderHead(page, language, texts)}
<section>
<h2>${texts.criteria}</h2>
<div class="prose">${renderMarkdown(achievement.criteria.narrative)}</div>
</section>
${achievement.resultDescription ? renderLevels(achievement.resultDescription, credential, texts) : renderSteps(credential.evidence ?? [], texts)}
${credential.endorsement ? renderEndorsements(credential.endorsement, texts) : ''}
${renderProof(page, texts)}`
  const script = page.check
    ? html`<script nonce="${page.check.nonce}" src="${page.check.scriptUrl}" type="module" crossorigin="anonymous"></script>`
    : ''
  return renderDocument({ language, title: `${credential.name} · ${credential.issuer.name}`, head, main, script })
}

function renderRevocation(revocation: Revocation, { timeZone }: BadgePage, language: PageLanguage, texts: PageTexts): Html {
  return html`<div class="revoked">
<p><strong>${texts.revoked}</strong> ${fill(texts.revokedOn, { date: longDate(revocation.at, language, timeZone) })}</p>
<p>${fill(texts.revokedReason, { reason: revocation.reason })}</p>
</div>`
}

function longDate(instant: string, language: PageLanguage, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone })
  return format.format(new Date(instant))
}

function renderHead({ credential, pictureUrl, timeZone }: BadgePage, language: PageLanguage, texts: PageTexts): Html {
  const { achievement, identifier } = credential.credentialSubject
  const earner = identifier.find(({ identityType }) => identityType === 'name')?.identityHash ?? texts.onlyByEmail
  const date = longDate(credential.validFrom, language, timeZone)
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

function renderLevels(descriptions: readonly ResultDescription[], credential: AchievementCredential, texts: PageTexts): Html {
  return html`<section>
<h2>${texts.levels}</h2>
<p class="intro">${texts.levelsIntro}</p>
<ol class="criteria">
${descriptions.map((description) => renderCriterion(description, credential, texts))}
</ol>
${renderWork(credential.evidence ?? [], texts)}
</section>`
}

/** The pieces of work that stand in public, as their author agreed. */
function renderWork(evidence: readonly Evidence[], texts: PageTexts): Html {
  const linked = evidence.filter(({ id, narrative }) => narrative === undefined && id?.startsWith('https://'))
  if (linked.length === 0) return html``
  return html`<h3>${texts.work}</h3>
<p class="intro">${texts.workIntro}</p>
<ul class="work">
${linked.map(({ id = '', name }) => html`<li><a href="${id}" rel="noopener noreferrer nofollow ugc">${name}</a> <span>${new URL(id).host}</span></li>`)}
</ul>`
}

/** A pathway's badge names the badges by which it was earned. */
function renderSteps(steps: readonly Evidence[], texts: PageTexts): Html {
  return html`<section>
<h2>${texts.steps}</h2>
<p class="intro">${texts.stepsIntro}</p>
<ol class="criteria">
${steps.map(({ id, name }) => html`<li><h3>${id?.startsWith('https://') ? html`<a href="${id}">${name}</a>` : name}</h3></li>`)}
</ol>
</section>`
}

function renderEndorsements(endorsements: readonly EndorsementCredential[], texts: PageTexts): Html {
  return html`<section>
<h2>${texts.endorsements}</h2>
<p class="intro">${texts.endorsementsIntro}</p>
${endorsements.map(
  ({ issuer, credentialSubject }) => html`<figure class="endorsement">
<blockquote>${credentialSubject.endorsementComment}</blockquote>
<figcaption>${issuer.name ?? issuer.id}</figcaption>
</figure>`,
)}
</section>`
}

function renderCriterion(description: ResultDescription, credential: AchievementCredential, texts: PageTexts): Html {
  const levels = description.rubricCriterionLevel
  const result = credential.credentialSubject.result?.find(({ resultDescription }) => resultDescription === description.id)
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
${evidence ? html`<details><summary>${texts.why}</summary><div class="prose">${renderMarkdown(evidence.narrative ?? '')}</div></details>` : html``}
</li>`
}

function renderProof(page: BadgePage, texts: PageTexts): Html {
  const { credential, pictureUrl, vectorUrl, credentialUrl, tokenUrl } = page
  return html`<section>
<h2>${texts.verify}</h2>
<p class="intro">${texts.verifyIntro}</p>
<p class="actions"><a href="${pictureUrl}">${texts.downloadPicture}</a><a href="${vectorUrl}">${texts.downloadVector}</a><a href="${credentialUrl}">${texts.showCredential}</a>${tokenUrl === null ? '' : html`<a href="${tokenUrl}">${texts.downloadToken}</a>`}${page.revocation ? '' : html`<a href="${linkedInAddress(page)}" rel="noopener noreferrer">${texts.linkedIn}</a>`}</p>
${page.check ? html`<div id="check" data-credential="${credentialUrl}" data-status="${page.statusUrl}" data-issuer="${credential.issuer.id}" data-time-zone="${page.timeZone}" hidden><button type="button">${texts.checkHere}</button><div role="status"></div></div>` : ''}
<ol class="steps"><li>${texts.verifyStep1}</li><li>${texts.verifyStep2}</li><li>${texts.verifyStep3}</li></ol>
<p>${texts.verifyEmail}</p>
<dl class="proof">
<div><dt>${texts.issuerKey}</dt><dd>${credential.issuer.id}</dd></div>
<div><dt>${texts.credentialId}</dt><dd>${credential.id}</dd></div>
<div><dt>${texts.proof}</dt><dd>${credential.proof.type}, ${credential.proof.cryptosuite}</dd></div>
${credential.credentialStatus ? html`<div><dt>${texts.status}</dt><dd>${credential.credentialStatus.id}</dd></div>` : ''}
</dl>
</section>`
}
