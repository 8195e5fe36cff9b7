import { createRoot } from 'react-dom/client'
import type { ReactNode } from 'react'
import { Announcer, initTexts, NoticeCorner, ThemeProvider } from '../../../renderer/kit'
import {
  AgeingChart,
  CumulativeFlow,
  ForecastLines,
  type Saving,
  StageBars,
  TurnaroundScatter,
  WorkInProgress,
} from '../../../renderer/charts'
import { dateOf, dayNumberOf, forecastCompletion, isUnanswerable } from '../../../shared/flow'
import { stagedAnswers, TODAY } from './staged-answers'

const NO_SAVING: Saving = { csv: () => undefined, png: () => undefined, svg: () => undefined }

/** Something of the workbench on a page of its own. */
export async function showOnPage(what: ReactNode, language: 'en' | 'de' = 'en') {
  await initTexts(language)
  const element = document.body.appendChild(document.createElement('main'))
  document.body.style.overflow = 'visible'
  document.documentElement.style.height = document.body.style.height = 'auto'
  const root = createRoot(element)
  root.render(
    <ThemeProvider>
      {what}
      <Announcer />
      <NoticeCorner />
    </ThemeProvider>,
  )
  return {
    element,
    close() {
      root.unmount()
      element.remove()
    },
  }
}

/** Every chart of a history in which so much was decided. */
export function AllCharts({ decided, saving = NO_SAVING }: { decided: number; saving?: Saving }) {
  const { turnaround, flow, loads } = stagedAnswers(decided)
  const percentiles = turnaround.groups[0]?.calendarDays ?? null
  return (
    <div
      style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 480px), 1fr))', padding: 12 }}
    >
      <TurnaroundScatter
        dots={turnaround.dots}
        from={turnaround.from}
        to={turnaround.to}
        percentiles={percentiles}
        saving={saving}
      />
      <StageBars stages={turnaround.stages} hidesStages={turnaround.hidesStages} measure="working" saving={saving} />
      <CumulativeFlow days={flow.days} saving={saving} />
      <AgeingChart ageing={turnaround.ageing} measure="calendar" percentiles={percentiles} saving={saving} />
      <WorkInProgress loads={loads} saving={saving} />
      <ForecastLines
        title="When it is done"
        about="Share of 10,000 runs that are done by a date; dots: 85 %"
        curves={curvesOf(decided)}
        dateAt={(days) => dateOf(dayNumberOf(TODAY) + Math.round(days * 1.4))}
        saving={saving}
      />
    </div>
  )
}

function curvesOf(decided: number) {
  const days = stagedAnswers(decided).flow.days.filter(({ isWorkingDay }) => isWorkingDay)
  const cases = [
    { key: 'now', name: 'As now', assessorFactor: 1 },
    { key: 'more', name: '+ 2 assessors', assessorFactor: 1.4 },
    { key: 'fewer', name: '− 2 assessors', assessorFactor: 0.7 },
  ]
  return cases.flatMap(({ key, name, assessorFactor }) => {
    const told = forecastCompletion({
      dailyFinished: days.map((day) => day.decided),
      open: decided / 3,
      runs: 2000,
      seed: 1,
      assessorFactor,
    })
    return isUnanswerable(told) ? [] : [{ key, name, spread: told.spread }]
  })
}
