import { useMemo } from 'react'
import type { ViewerBodyProps } from '../viewer'
import { placeReport, placeSurvey } from './place-words'
import { readRecord } from './read-record'
import { RecordFailure } from './record-failure'
import { RecordSheet } from './record-sheet'
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
      <RecordSheet {...props} placed={survey}>
        <SurveyView survey={record.survey} placed={survey} rubric={rubric} levelIdOf={levelIdOf} />
      </RecordSheet>
    )
  }
  if (record.kind === 'report' && report) {
    return (
      <RecordSheet {...props} placed={report}>
        <ReportView report={record.report} placed={report} rubric={rubric} />
      </RecordSheet>
    )
  }
  return <RecordFailure record={record} toolbar={props.toolbar} onSaveCopy={props.onSaveCopy} />
}
