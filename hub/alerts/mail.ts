import type { AlertTerms } from '../../shared/domain'
import type { Measured } from '../../shared/flow'
import { html, type Html } from '../badges/page/html'
import type { OutgoingBody } from '../store'
import german from './texts/de.json' with { type: 'json' }
import english from './texts/en.json' with { type: 'json' }

const TEXTS = { en: english, de: german }

type About = {
  achievementName: string | null
  hubName: string
  origin: string
  measured: Measured
  timesTold: number
  firedAt: Date
  now: Date
}

/** The e-mail that tells of an alert: what the rule says, what was measured, and of how much. It names nobody. */
export function mailOf(
  { name, measure, over, language }: AlertTerms,
  { achievementName, hubName, origin, measured, timesTold, firedAt, now }: About,
  timeZone: string,
): Extract<OutgoingBody, { kind: 'email' }> {
  const texts = TEXTS[language]
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const fill = (words: string, values: Record<string, string>) =>
    words.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all)
  const figures = { value: number.format(measured.value), over: number.format(over), n: number.format(measured.n) }
  const lines = [
    fill(texts[measure], figures),
    fill(texts.of, { achievement: achievementName ?? texts.all }),
    fill(texts.times, { since: time.format(firedAt), asOf: time.format(now), timeZone }),
    fill(texts.sentBy, { hub: hubName, origin }),
  ]
  const subject = `${timesTold > 1 ? `${texts.reminder} ` : ''}${name} — ${hubName}`
  return {
    kind: 'email',
    subject,
    text: [name, '', ...lines, ''].join('\n'),
    html: pageOf(language, name, lines),
    attachments: [],
  }
}

function pageOf(language: string, title: string, lines: readonly string[]): string {
  const paragraphs: Html[] = lines.map((line) => html`<p>${line}</p>`)
  return html`<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>${paragraphs}</body></html>`
    .source
}
