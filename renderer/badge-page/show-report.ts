import { isCheckCode } from '../../shared/badges/check/codes'
import { headlineOf } from '../../shared/badges/check/headline'
import type { BadgeCheck, BadgeReport } from '../../shared/badges/check/report'
import type { Revocation } from '../../shared/domain'
import german from '../kit/texts/de/verify.json'
import english from '../kit/texts/en/verify.json'

const isGerman = document.documentElement.lang === 'de'
const texts = isGerman ? german : english

/** What the reader's browser has found: the verdict, and every check with its sentence. */
export function showReport(place: HTMLElement, report: BadgeReport, timeZone: string): void {
  const list = make('ul', '')
  list.append(...report.checks.map(showCheck))
  const headline = headlineOf(report)
  const title = make('strong', texts.verdict[headline].title)
  title.dataset.verdict = headline
  const means = make('p', texts.verdict[headline].means)
  const revocation = report.revocation ? [sayRevocation(report.revocation, timeZone)] : []
  place.replaceChildren(title, means, ...revocation, list)
}

/** The badge could not be had from this site. */
export function showFailure(place: HTMLElement): void {
  place.replaceChildren(make('strong', texts.page.failed))
}

function showCheck({ name, state, code, reason }: BadgeCheck): HTMLElement {
  const item = make('li', '')
  item.dataset.state = state
  item.append(make('b', texts.check[name]), make('span', sayCode(code) ?? reason), make('i', texts.state[state]))
  return item
}

/** Whoever reads this sees a site, and no hub. */
function sayCode(code: string): string | undefined {
  if (code === 'issuer-own') return texts.page['issuer-own']
  return isCheckCode(code) ? texts.code[code] : undefined
}

function sayRevocation({ at, reason }: Revocation, timeZone: string): HTMLElement {
  const format = new Intl.DateTimeFormat(isGerman ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone })
  return make('p', `${texts.revokedAt.replace('{{time}}', format.format(new Date(at)))}: ${reason}`)
}

/** Always as text: what a badge says must not become markup. */
function make(element: string, text: string): HTMLElement {
  const made = document.createElement(element)
  made.textContent = text
  return made
}
