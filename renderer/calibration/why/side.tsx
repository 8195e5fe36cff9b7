import { type Criterion, type EvidenceItem, levelIndex, type RoundScore, scoreFor } from '../../../shared/domain'
import { Chip, type Tone, useTexts } from '../../kit'
import { PassageQuote } from './passage'
import classes from './why.module.css'

type Given = Pick<RoundScore, 'scores' | 'annotations'>

type Props = {
  /** What the rater, or the reference, is called. */
  who: string
  tone: Tone
  criterion: Criterion
  /** Null where they gave nothing for the exemplar. */
  given: Given | null
  evidence: readonly EvidenceItem[]
}

/** What one gave for a criterion of an exemplar: level, reasons, and the passages that they linked. */
export function Side({ who, tone, criterion, given, evidence }: Props) {
  const t = useTexts('calibration')
  const score = given && scoreFor(given, criterion.id)
  const level = score ? levelIndex(criterion, score.levelId) : -1
  const passages = given?.annotations.filter(({ criterionId }) => criterionId === criterion.id) ?? []
  const wholeItems = evidence.filter(({ id }) => score?.wholeItemIds.includes(id))
  return (
    <section className={classes.side} aria-label={who}>
      <Chip tone={tone}>
        {who}
        {level >= 0 && ` · ${t('why.level', { level: level + 1 })}`}
      </Chip>
      {score === null ? (
        <p className={classes.words}>{t('why.none')}</p>
      ) : (
        <>
          <p className={classes.words} dir="auto">
            {score.rationale.trim() === '' ? t('why.noRationale') : score.rationale}
          </p>
          {passages.map((annotation) => (
            <PassageQuote key={annotation.id} annotation={annotation} evidence={evidence} />
          ))}
          {wholeItems.map(({ id, title }) => (
            <blockquote key={id} className={classes.quote}>
              {t('why.wholeItem')}
              <span className={classes.where}>{title}</span>
            </blockquote>
          ))}
          {score.noEvidenceFound && <p className={classes.words}>{t('why.noEvidence')}</p>}
          {passages.length === 0 && wholeItems.length === 0 && !score.noEvidenceFound && (
            <p className={classes.where}>{t('why.noPassages')}</p>
          )}
        </>
      )}
    </section>
  )
}
