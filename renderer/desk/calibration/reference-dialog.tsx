import { Modal } from '@mantine/core'
import { type Annotation, type Criterion, type RoundReference, scoreFor } from '../../../shared/domain'
import { Chip, useReturnedFocus, useTexts } from '../../kit'
import { findPlace, shorten } from '../../review'
import type { DeskRecord } from '../../store'
import type { Compared } from './agreement-with'
import classes from './reference.module.css'

type Props = { record: DeskRecord; reference: RoundReference; compared: readonly Compared[]; onClose(): void }

const LONGEST_QUOTE = 300

/** For each criterion, what I gave beside the reference: level, reasons and passages. */
export function ReferenceDialog({ record, reference, compared, onClose }: Props) {
  const t = useTexts('calibration')
  useReturnedFocus()
  return (
    <Modal opened onClose={onClose} size="56rem" title={t('desk.compare')} closeButtonProps={{ 'aria-label': t('why.close') }}>
      <ul className={classes.list}>
        {record.rubric.criteria.map((criterion, at) => {
          const { mine = -1, reference: theirs = -1 } = compared[at] ?? {}
          return (
            <li key={criterion.id} className={classes.criterion}>
              <h3>
                {criterion.code} {criterion.title}
                {mine >= 0 && theirs >= 0 && <Apart count={Math.abs(mine - theirs)} />}
              </h3>
              <div className={classes.sides}>
                <OneSide
                  who={t('desk.you')}
                  criterion={criterion}
                  level={mine}
                  given={{ ...record.assessment, annotations: record.annotations }}
                />
                <OneSide who={t('desk.reference')} criterion={criterion} level={theirs} given={reference} />
              </div>
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}

function Apart({ count }: { count: number }) {
  const t = useTexts('calibration')
  if (count === 0) return <Chip tone="green">{t('desk.same')}</Chip>
  return <Chip tone={count > 1 ? 'red' : 'brass'}>{t('desk.apart', { count })}</Chip>
}

type SideProps = {
  who: string
  criterion: Criterion
  /** Counted from 0; -1 for none. */
  level: number
  given: Pick<RoundReference, 'scores'> & { annotations: readonly Annotation[] }
}

function OneSide({ who, criterion, level, given }: SideProps) {
  const t = useTexts('calibration')
  const { rationale } = scoreFor(given, criterion.id)
  const quotes = given.annotations.flatMap((annotation) => {
    const { quote } = findPlace(annotation)
    return annotation.criterionId === criterion.id && quote !== null ? [{ id: annotation.id, quote }] : []
  })
  return (
    <section className={classes.side} aria-label={`${who}, ${criterion.code}`}>
      <h4>{who}</h4>
      <p className={classes.level}>{level < 0 ? '–' : `${level + 1} ${criterion.levels[level]?.title ?? ''}`}</p>
      <p dir="auto">{rationale.trim() === '' ? t('why.noRationale') : rationale}</p>
      {quotes.map(({ id, quote }) => (
        <q key={id} dir="auto">
          {shorten(quote, LONGEST_QUOTE)}
        </q>
      ))}
    </section>
  )
}
