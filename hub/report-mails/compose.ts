import type { ReportMailTerms } from '../../shared/domain'
import { type OpenCalendar, SMALL_GROUP } from '../../shared/flow'
import { html } from '../badges/page/html'
import { SOON_WORKING_DAYS } from '../operations'
import type { OutgoingBody } from '../store'
import { toCsv } from './csv'
import type { ReportFigures } from './figures'
import { flowTable, openTable, type Table, turnaroundTable } from './tables'
import german from './texts/de.json' with { type: 'json' }
import english from './texts/en.json' with { type: 'json' }

export const TEXTS = { en: english, de: german }

/** The e-mail with these figures: as plain text, as simple HTML, and its tables as CSV. */
export function composeReport(
  { language }: Pick<ReportMailTerms, 'language'>,
  figures: ReportFigures,
  calendar: OpenCalendar,
  origin: string,
): Extract<OutgoingBody, { kind: 'email' }> {
  const texts = TEXTS[language]
  const { terms, minutesOfDay } = calendar
  const { from, to, hub } = figures
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const onDate = (day: string) => date.format(new Date(`${day}T00:00:00Z`))
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: terms.timeZone })
  const hours = new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 2 })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  // 2024-01-01 was a Monday.
  const days = terms.workingDays.map((at) => weekday.format(new Date(Date.UTC(2024, 0, at)))).join(', ')
  const dates = { from: onDate(from), to: onDate(to) }
  const tables = [openTable(texts, figures), turnaroundTable(texts, figures, onDate)]
  const notes = [
    fill(texts.definitionOpen, { soon: String(SOON_WORKING_DAYS) }),
    texts.definitionMoved,
    fill(texts.definitionTurnaround, { hours: hours.format(minutesOfDay / 60) }),
    fill(texts.definitionSmall, { least: String(SMALL_GROUP) }),
    fill(texts.calendar, {
      timeZone: terms.timeZone,
      days,
      start: terms.workingHours.start,
      end: terms.workingHours.end,
      holidays: String(terms.holidays.length),
    }),
    fill(texts.sentBy, { hub: hub.name, origin }),
  ]
  const head = [
    fill(texts.period, { ...dates, asOf: `${time.format(figures.asOf)} (${terms.timeZone})` }),
    fill(texts.scope, { achievement: figures.achievementName ?? texts.allAchievements }),
  ]
  const file = (name: string, { header, rows }: Table) => ({
    filename: `${name}-${from}-${to}.csv`,
    contentType: 'text/csv; charset=utf-8',
    content: toCsv(header, rows),
  })
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const show = (value: Table['rows'][number][number]) =>
    value === null ? texts.hidden : typeof value === 'number' ? number.format(value) : value
  const [openRows, turnaroundRows] = tables
  return {
    kind: 'email',
    subject: fill(texts.subject, { ...dates, hub: hub.name }),
    text: [
      texts.title,
      ...head,
      '',
      ...tables.flatMap((table) => [...asLines(table, show), '']),
      texts.definitions,
      ...notes.map((note) => `- ${note}`),
      '',
    ].join('\n'),
    html: html`<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${texts.title}</title><body><h1>${texts.title}</h1>${head.map((line) => html`<p>${line}</p>`)}${tables.map((table) => asHtml(table, show))}<h2>${texts.definitions}</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></body></html>`
      .source,
    attachments: [
      ...(openRows ? [file(texts.openFile, openRows)] : []),
      ...(turnaroundRows ? [file(texts.turnaroundFile, turnaroundRows)] : []),
      file(texts.flowFile, flowTable(texts, figures)),
    ],
  }
}

type Show = (value: Table['rows'][number][number]) => string

/** One line for each figure, so that no screen reader and no narrow window loses which is which. */
function asLines({ title, header, rows }: Table, show: Show): string[] {
  return [
    title,
    ...rows.map(
      ([name, ...values]) =>
        `- ${name}: ${values.map((value, at) => `${header[at + 1] ?? ''} ${show(value ?? null)}`).join('; ')}`,
    ),
  ]
}

function asHtml({ title, header, rows }: Table, show: Show) {
  const cells = rows.map(
    (row) =>
      html`<tr>${row.map((value, at) => (at === 0 ? html`<th scope="row">${show(value)}</th>` : html`<td>${show(value)}</td>`))}</tr>`,
  )
  return html`<h2>${title}</h2><table border="1" cellpadding="4" cellspacing="0"><thead><tr>${header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${cells}</tbody></table>`
}

function fill(words: string, values: Record<string, string>): string {
  return words.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all)
}
