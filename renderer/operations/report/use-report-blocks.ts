import type { Achievement } from '../../../shared/domain'
import type { FlowAnswer, TurnaroundAnswer } from '../../../shared/protocol'
import { useStageWords } from '../../charts'
import { useFormats, useTexts } from '../../kit'
import type { Block } from '../../review'
import { useCalendarWords } from '../calendar-words'
import { useLawWords } from '../flow/use-law-words'
import { useDays } from '../turnaround/days'
import { heading, items, paragraph, table } from './blocks'
import type { Month } from './months'
import type { ChartName, ReadChart } from './read-charts'
import type { NamedGroup } from './report-tables'
import { useNamedGroups } from './use-named-groups'

export type ReportOf = {
  title: string
  /** What it is of: an achievement's name, or that it is all. */
  of: string
  month: Month
  turnaround: TurnaroundAnswer
  flow: FlowAnswer
  /** Of the period before; null where it isn't known. */
  flowBefore: FlowAnswer | null
  charts: Record<ChartName, ReadChart>
  measure: 'calendar' | 'working'
}

/** How wide names are in tables beside each of their numbers. */
const NAME_WIDTH = 2.4
/** Points that a chart's own heading takes. */
const CHART_HEADING = 40

/** Points that a drawing takes with the words under its heading. */
const heightOf = (drawing: ReadChart['drawing']) => (drawing?.height ?? 0) * 0.75 + 50

const DEFINITIONS = [
  'counted',
  'turnaround',
  'percentiles',
  'promise',
  'stages',
  'ageing',
  'flow',
  'law',
  'calendar',
  'small',
] as const

/** Writes the monthly report: figures, charts, tables, and what each figure means. */
export function useReportBlocks(byId: ReadonlyMap<string, Achievement>): (report: ReportOf) => Block[] {
  const t = useTexts('monthly')
  const formats = useFormats()
  const days = useDays()
  const stages = useStageWords()
  const calendarWords = useCalendarWords()
  const lawWords = useLawWords()
  const named = useNamedGroups(byId)

  const count = (value: number | null) => (value === null ? '–' : formats.number(value))
  const share = (kept: number | null, decided: number | null) =>
    kept === null || !decided ? '–' : formats.percent(kept / decided)
  const three = (percentiles: TurnaroundAnswer['before']['calendarDays']) =>
    percentiles ? [days(percentiles.p50), days(percentiles.p85), days(percentiles.p95)] : ['–', '–', '–']
  const groupRows = (first: string, groups: readonly NamedGroup[]): Block =>
    table(
      [first, t('column.n'), ...percents('short'), ...percents('shortCalendar'), t('column.keptShare')],
      groups.map(({ name, decided, workingDays, calendarDays, kept }) => [
        name,
        count(decided),
        ...three(workingDays),
        ...three(calendarDays),
        share(kept, decided),
      ]),
      [NAME_WIDTH],
    )
  const percents = (of: 'short' | 'shortCalendar') => [50, 85, 95].map((percent) => t(`column.${of}`, { percent }))
  // What a part of the report begins with stays on the page of its chart.
  const part = (title: string, { drawing }: ReadChart) => heading(2, title, heightOf(drawing) + CHART_HEADING)
  const chart = ({ title, about, drawing, notes }: ReadChart): Block[] => [
    heading(3, title, heightOf(drawing)),
    ...(about === '' ? [] : [paragraph(about)]),
    ...(drawing === null ? [] : [{ kind: 'drawing' as const, drawing, alt: `${title}: ${about}` }]),
    ...notes.map(paragraph),
  ]

  return ({ title, of, month, turnaround, flow, flowBefore, charts }) => {
    const groups = named(turnaround)
    const [all] = groups.achievements
    const { before } = turnaround
    const moved = (what: 'arrived' | 'withdrawn' | 'replaced') =>
      [flow, flowBefore].map((one) => count(one && one.days.reduce((total, day) => total + day[what], 0)))
    const law = lawWords(flow.littlesLaw)
    const date = (value: string) => formats.calendarDate(value)
    const isAnyHidden = [...groups.achievements, ...groups.panels, ...groups.revisions, before].some(
      ({ decided }) => decided === null,
    )
    return [
      heading(1, title),
      paragraph(`${of} · ${t('dates', { from: date(month.from), to: date(month.to) })}`),
      paragraph(t('basis', { calendar: calendarWords(turnaround.calendar).long, asOf: formats.dateTime(turnaround.asOf) })),
      ...(month.isWhole ? [] : [paragraph(t('goesOn'))]),
      ...(turnaround.precision === 'bucket' ? [paragraph(t('bucket'))] : []),
      ...(isAnyHidden ? [paragraph(t('hidden'))] : []),
      heading(2, t('figures')),
      table(
        [t('column.figure'), t('column.month'), t('column.before', { from: date(before.from), to: date(before.to) })],
        [
          [t('figure.arrived'), ...moved('arrived')],
          [t('figure.decided'), count(flow.days.reduce((total, { decided }) => total + decided, 0)), count(before.decided)],
          [t('figure.withdrawn'), ...moved('withdrawn')],
          [t('figure.replaced'), ...moved('replaced')],
          [t('figure.kept'), share(all?.kept ?? null, all?.decided ?? null), share(before.kept, before.decided)],
          [t('figure.working'), three(all?.workingDays ?? null).join(' · '), three(before.workingDays).join(' · ')],
          [t('figure.calendar'), three(all?.calendarDays ?? null).join(' · '), three(before.calendarDays).join(' · ')],
        ],
        [2],
      ),
      part(t('turnaround'), charts.scatter),
      ...chart(charts.scatter),
      heading(3, t('table.achievements')),
      groupRows(t('column.achievement'), groups.achievements),
      ...(groups.panels.length > 1 ? [heading(3, t('table.panels')), groupRows(t('column.panel'), groups.panels)] : []),
      heading(3, t('table.revisions')),
      groupRows(t('column.revision'), groups.revisions),
      part(t('where'), charts.stages),
      ...chart(charts.stages),
      ...(turnaround.stages.length === 0
        ? []
        : [
            table(
              [t('column.stage'), t('column.n'), t('column.share'), ...percents('short'), ...percents('shortCalendar')],
              turnaround.stages.map(({ stage, passages, share: part, workingDays, calendarDays }) => [
                stages.stage(stage),
                count(passages),
                formats.percent(part),
                ...three(workingDays),
                ...three(calendarDays),
              ]),
              [NAME_WIDTH],
            ),
          ]),
      part(t('flow'), charts.flow),
      ...chart(charts.flow),
      heading(3, t('law')),
      paragraph(law.says === null ? law.verdict : `${law.says} ${law.verdict}`),
      ...(law.because.length > 0 ? [items(law.because)] : []),
      part(t('openNow', { asOf: formats.dateTime(turnaround.asOf) }), charts.ageing),
      ...chart(charts.ageing),
      heading(2, t('definitions')),
      ...DEFINITIONS.flatMap((name): Block[] => [heading(3, t(`defined.${name}`)), paragraph(t(`definition.${name}`))]),
    ]
  }
}
