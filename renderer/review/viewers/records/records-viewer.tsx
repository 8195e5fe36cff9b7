import { useMemo } from 'react'
import { PaperSheet } from '../../paper/paper-sheet'
import type { ViewerBodyProps } from '../viewer'
import { placeReport, placeSurvey } from './place-words'
import { readRecord } from './read-record'
import { RecordFailure } from './record-failure'
import { ReportView } from './report-view'
import { SurveyView } from './survey-view'

/** Reads structured evidence beside the rubric: a candidate's self-evaluation, or the result of an exam. */
export function RecordsViewer(props: ViewerBodyProps) {
  const { bytes, rubric, levelIdOf } = props
  const record = useMemo(() => readRecord(bytes), [bytes])
  const survey = useMemo(() => (record.kind === 'survey' ? placeSurvey(record.survey) : null), [record])
  const report = useMemo(() => (record.kind === 'report' ? placeReport(record.report) : null), [record])
  if (record.kind === 'survey' && survey) {
    return (
      <PaperSheet {...props} placed={survey}>
        <SurveyView survey={record.survey} placed={survey} rubric={rubric} levelIdOf={levelIdOf} />
      </PaperSheet>
    )
  }
  if (record.kind === 'report' && report) {
    return (
      <PaperSheet {...props} placed={report}>
        <ReportView report={record.report} placed={report} rubric={rubric} />
      </PaperSheet>
    )
  }
  return <RecordFailure {...props} record={record} />
}
