import { SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useDateWords, exportName } from '../../charts'
import { FormDialog, notify, saveCopy, useFormats, useHubNow, useLanguage, useTexts } from '../../kit'
import { makeReportPdf, type Making, type Sheet } from '../../review'
import type { About } from '../about'
import { useFigure } from '../figures/use-figure'
import { MonthCharts } from './month-charts'
import { recentMonths } from './months'
import { readCharts } from './read-charts'
import { useReportBlocks } from './use-report-blocks'

const MONTHS = 25

type Props = { about: About; onClose(): void }

/** Makes the report of a month, of all that there is to see or of one achievement, as a PDF. */
export function MonthlyDialog({ about: { byId, achievementId: chosen, settings }, onClose }: Props) {
  const t = useTexts('monthly')
  const operations = useTexts('operations')
  const formats = useFormats()
  const dates = useDateWords()
  const language = useLanguage()
  const months = recentMonths(formats.today(useHubNow(60)), MONTHS)
  const [from, setFrom] = useState(months[1]?.from ?? '')
  const [achievementId, setAchievement] = useState(chosen)
  const [sheet, setSheet] = useState<Sheet>(/-(US|CA|MX|PH)\b/.test(navigator.language) ? 'Letter' : 'A4')
  const month = months.find((one) => one.from === from) ?? months[0]
  if (!month) throw new Error('There is always a month.')
  const question = { from: month.from, to: month.to, ...(achievementId !== null && { achievementId }) }
  const turnaround = useFigure({ about: 'turnaround', ...question })
  const flow = useFigure({ about: 'flow', ...question })
  // Of as many dates before: known once the hub has said which those are, and left out where it can't be asked.
  const former = turnaround?.answer?.before
  const flowBefore = useFigure(
    former ? { about: 'flow', from: former.from, to: former.to, ...(achievementId !== null && { achievementId }) } : null,
  )
  const write = useReportBlocks(byId)
  const place = useRef<HTMLDivElement>(null)
  const making = useRef<Making<unknown> | null>(null)
  useEffect(() => () => making.current?.cancel(), [])

  const isKnown = Boolean(turnaround?.answer && flow?.answer)
  const save = async () => {
    if (!turnaround?.answer || !flow?.answer || !place.current) return
    const name = dates.month(month.from)
    const title = t('title', { month: name })
    const of =
      achievementId === null
        ? operations('achievement.all')
        : (byId.get(achievementId)?.name ?? operations('achievement.unknown'))
    try {
      const charts = readCharts(place.current)
      const blocks = write({
        title,
        of,
        month,
        turnaround: turnaround.answer,
        flow: flow.answer,
        flowBefore: flowBefore?.answer ?? null,
        charts,
        measure: settings.measure,
      })
      const made = makeReportPdf(blocks, { title: `${title} · ${of}`, language: language === 'ar-XB' ? 'en' : language, sheet })
      making.current = made
      const pdf = await made.done
      if (pdf === null) return
      const isSaved = await saveCopy({ fileName: exportName(title, of, 'pdf'), mediaType: 'application/pdf', bytes: pdf.bytes })
      if (!isSaved) return
      const lacking = pdf.missing.join(' ')
      notify(lacking === '' ? { message: t('saved') } : { kind: 'hint', message: t('missing', { characters: lacking }) })
      onClose()
    } catch {
      notify({ kind: 'failed', message: t('failed') })
    }
  }
  return (
    <FormDialog
      title={t('open')}
      isMissing={!isKnown}
      missing={t(
        turnaround?.state === 'offline' || flow?.state === 'offline'
          ? 'offline'
          : isRefused(turnaround, flow)
            ? 'refused'
            : 'asking',
      )}
      confirmLabel={t('make')}
      cancelLabel={t('cancel')}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Select
          label={t('month')}
          allowDeselect={false}
          data={months.map((one) => ({
            value: one.from,
            label: one.isWhole ? dates.month(one.from) : t('unfinished', { month: dates.month(one.from) }),
          }))}
          value={month.from}
          onChange={(value) => value !== null && setFrom(value)}
        />
        <Select
          label={t('column.achievement')}
          allowDeselect={false}
          searchable
          data={[
            { value: '', label: operations('achievement.all') },
            ...[...byId.values()].map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={achievementId ?? ''}
          onChange={(value) => setAchievement(value === '' ? null : value)}
        />
        <SegmentedControl
          aria-label={t('sheet')}
          data={['A4', 'Letter']}
          value={sheet}
          onChange={(value) => setSheet(value === 'Letter' ? 'Letter' : 'A4')}
        />
        <Text size="sm" c="dimmed">
          {t('holds')}
        </Text>
      </Stack>
      {turnaround?.answer && flow?.answer && (
        <MonthCharts ref={place} turnaround={turnaround.answer} flow={flow.answer} measure={settings.measure} />
      )}
    </FormDialog>
  )
}

const isRefused = (...figures: ({ state: string } | undefined)[]) => figures.some((figure) => figure?.state === 'refused')
