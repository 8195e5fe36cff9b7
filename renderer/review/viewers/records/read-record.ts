import {
  SCORE_REPORT_FORMAT,
  type ScoreReport,
  ScoreReportSchema,
  SURVEY_FORMAT,
  type Survey,
  SurveySchema,
} from '../../../../shared/domain'
import { decodeText } from '../../evidence-text/decode-text'

export type OpenedRecord =
  | { kind: 'survey'; survey: Survey }
  | { kind: 'report'; report: ScoreReport }
  /** A record of a version, or of a format, that isn't known: what it is called, or null where it doesn't say. */
  | { kind: 'unknown'; format: string | null; source: string }
  /** No JSON, or a known format with something in it that doesn't fit: where, as a path. */
  | { kind: 'broken'; place: string | null; source: string }
  | { kind: 'empty' }

/** Opens structured evidence: a self-evaluation or an exam's result. */
export function readRecord(bytes: Uint8Array): OpenedRecord {
  const source = decodeText(bytes)
  if (source.trim() === '') return { kind: 'empty' }
  let content: unknown
  try {
    content = JSON.parse(source)
  } catch {
    return { kind: 'broken', place: null, source }
  }
  const format = formatOf(content)
  if (format === SURVEY_FORMAT) {
    const survey = SurveySchema.safeParse(content)
    return survey.success ? { kind: 'survey', survey: survey.data } : { kind: 'broken', place: placeOf(survey.error), source }
  }
  if (format === SCORE_REPORT_FORMAT) {
    const report = ScoreReportSchema.safeParse(content)
    return report.success ? { kind: 'report', report: report.data } : { kind: 'broken', place: placeOf(report.error), source }
  }
  return { kind: 'unknown', format, source }
}

function formatOf(content: unknown): string | null {
  if (typeof content !== 'object' || content === null || !Object.hasOwn(content, 'format')) return null
  const { format } = content as { format: unknown }
  return typeof format === 'string' ? format : null
}

const placeOf = (error: { issues: readonly { path: readonly PropertyKey[] }[] }) =>
  error.issues[0]?.path.map(String).join('.') ?? null
