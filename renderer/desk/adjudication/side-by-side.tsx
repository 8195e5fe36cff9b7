import { Button, VisuallyHidden } from '@mantine/core'
import {
  type Annotation,
  APART,
  type Criterion,
  levelIndex,
  levelsApart,
  scoreFor,
  type Side,
  SIDES,
  type Split,
} from '../../../shared/domain'
import { Chip, KeyHint, useTexts } from '../../kit'
import { LinkChip, listLinks } from '../../review'
import type { DeskRecord } from '../../store'
import classes from './adjudication.module.css'
import { notesOf } from './take-side'

type Props = {
  record: DeskRecord
  criterion: Criterion
  /** From whom it was taken as it is; null where it is neither's. */
  taken: Side | null
  readOnly: boolean
  /** In a list of all criteria: under a heading that says of which it is and how far they are apart, and no keys take it. */
  isListed?: boolean
  onTake(side: Side): void
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

const KEYS = { a: 'shift+k', b: 'shift+l' } as const

/** What the two assessors gave for one criterion, beside each other: level, reasons and evidence, with the way to each passage. */
export function SideBySide(props: Props) {
  const { record, criterion, isListed } = props
  const t = useTexts('adjudication')
  if (!record.split) return null
  return (
    <section className={classes.both} aria-label={t('bothOf', { code: criterion.code })}>
      {!isListed && (
        <div className={classes.bothHead}>
          <h4>{t('title')}</h4>
          <Apart criterion={criterion} split={record.split} />
        </div>
      )}
      <div className={classes.sides}>
        {SIDES.map((side) => (
          <OneSide key={side} {...props} side={side} />
        ))}
      </div>
    </section>
  )
}

/** How far the two are apart; nothing where one of them gave no level. */
export function Apart({ criterion, split }: { criterion: Criterion; split: Split }) {
  const t = useTexts('adjudication')
  const apart = levelsApart(criterion, split.a, split.b)
  if (apart === null) return null
  return <Chip tone={apart >= APART ? 'red' : 'neutral'}>{apart === 0 ? t('sameLevel') : t('apart', { count: apart })}</Chip>
}

function OneSide({ record, criterion, side, taken, readOnly, isListed, ...on }: Props & { side: Side }) {
  const t = useTexts('adjudication')
  if (!record.split) return null
  const score = scoreFor(record.split[side], criterion.id)
  const at = levelIndex(criterion, score.levelId)
  const level = criterion.levels[at]
  const notes = notesOf(record, record.split, side, criterion.id)
  const links = listLinks(score, notes, record.submission.evidence)
  const words = { code: criterion.code }
  return (
    <section className={classes.side} aria-label={t(`side.${side}`)} data-taken={taken === side || undefined}>
      <div className={classes.sideHead}>
        <h5>{t(`side.${side}`)}</h5>
        <strong className={classes.level}>
          {level ? t('level', { level: at + 1, title: level.title }) : t(score.levelId === null ? 'noLevel' : 'levelGone')}
        </strong>
      </div>
      <p className={score.rationale.trim() === '' ? classes.note : classes.words} dir="auto">
        {score.rationale.trim() === '' ? t('noRationale') : score.rationale}
      </p>
      {links.length > 0 && (
        <div className={classes.links} role="group" aria-label={t(`linksOf.${side}`, words)}>
          {links.map((link) => (
            <LinkChip
              key={link.id}
              link={link}
              evidence={record.submission.evidence}
              isVisited={false}
              onGo={() => (link.kind === 'passage' ? on.onAnnotation(link.annotation) : on.onItem(link.item.id))}
              onUnlink={null}
            />
          ))}
        </div>
      )}
      {score.noEvidenceFound && links.length === 0 && <p className={classes.note}>{t('noEvidence')}</p>}
      {!readOnly && level && (
        <Button
          size="compact-xs"
          variant="default"
          classNames={{ root: classes.take ?? '', inner: classes.takeInner ?? '' }}
          disabled={taken === side}
          rightSection={!isListed && taken !== side ? <KeyHint keys={KEYS[side]} /> : undefined}
          onClick={() => on.onTake(side)}
        >
          {t(taken === side ? 'isTaken' : 'take')}
          <VisuallyHidden> {t(`of.${side}`, words)}</VisuallyHidden>
        </Button>
      )}
    </section>
  )
}
