import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Rubric, ScoreReport } from '../../../../shared/domain'
import { useFormats, useTexts } from '../../../kit'
import { Words } from '../../evidence-text/words'
import type { PlacedReport } from './place-words'
import { ReportSectionView } from './report-section'
import { ReportTotal } from './report-total'
import classes from './records.module.css'

type ReportViewProps = { report: ScoreReport; placed: PlacedReport; rubric: Rubric }

/** An exam's result: the total with what its error means near the cut, the sections with their items, and what the proctor noted. */
export function ReportView({ report, placed, rubric }: ReportViewProps) {
  const t = useTexts('records')
  const { calendarDate, duration } = useFormats()
  const { exam, proctoring, total } = report
  return (
    <>
      <header className={classes.header}>
        <h2 className={classes.title}>
          <Words at={placed.nameAt}>{exam.name}</Words>
        </h2>
        <p className={classes.faint}>
          <Words at={placed.providerAt}>{exam.provider}</Words>
        </p>
        <dl className={classes.facts}>
          <Fact name={t('report.takenOn')}>{calendarDate(exam.takenOn)}</Fact>
          <Fact name={t('report.form')}>{exam.form}</Fact>
          <Fact name={t('report.duration')}>{duration(exam.durationMinutes * 60)}</Fact>
          <Fact name={t('report.reference')}>{report.candidateReference}</Fact>
        </dl>
      </header>
      <ReportTotal total={total} />
      <section className={classes.group}>
        <h3 className={classes.heading}>{t('report.sections')}</h3>
        {placed.sections.map((section) => (
          <ReportSectionView key={section.nameAt} placed={section} rubric={rubric} />
        ))}
      </section>
      <section className={classes.group}>
        <h3 className={classes.heading}>{t('report.proctoring')}</h3>
        <p className={classes.faint}>{[proctoring.mode, proctoring.place].filter((words) => words !== '').join(' · ')}</p>
        {proctoring.notes.length === 0 && <p>{t('report.noNotes')}</p>}
        <ol className={classes.notes}>
          {proctoring.notes.map(({ at, severity, note }, index) => (
            <li key={placed.notesAt[index]} data-severity={severity}>
              <span className={classes.severity}>
                {severity === 'attention' ? (
                  <IconAlertTriangle size={16} aria-hidden />
                ) : (
                  <IconInfoCircle size={16} aria-hidden />
                )}
                {t(`report.severity.${severity}`)}
              </span>
              <span className={classes.noted}>
                <span className={classes.at}>{t('report.at', { at })}</span>
                <Words at={placed.notesAt[index] ?? 0}>{note}</Words>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
