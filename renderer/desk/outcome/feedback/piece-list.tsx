import { Button, Checkbox } from '@mantine/core'
import { type FeedbackGroup, type FeedbackPiece, pieceState } from '../../../../shared/domain'
import { criterionColors, useTexts } from '../../../kit'
import { shorten } from '../../../review'
import classes from './feedback.module.css'
import { reasonsLeft } from './reasons'

/** Enough of a piece to know it again. */
const SNIPPET = 140

type Props = {
  groups: readonly FeedbackGroup[]
  text: string
  /** The criterion's place in the rubric, which decides its colour. */
  criterionAt(criterionId: string): number
  onInsert(pieces: readonly FeedbackPiece[]): void
  onRemove(piece: FeedbackPiece): void
}

/** What the assessor has written so far, by criterion, each with a box that puts it into the feedback or takes it out. */
export function PieceList({ groups, text, criterionAt, onInsert, onRemove }: Props) {
  const t = useTexts('feedback')
  const left = reasonsLeft(groups, text)
  if (groups.length === 0) return <p className={classes.none}>{t('pieces.none')}</p>
  return (
    <section className={classes.pieces} aria-label={t('pieces.title')}>
      {left.length > 0 && (
        <Button variant="light" size="compact-sm" className={classes.addAll ?? ''} onClick={() => onInsert(left)}>
          {t('pieces.addAll')}
        </Button>
      )}
      {groups.map((group) => (
        <PieceGroup
          key={group.criterion?.id ?? 'none'}
          {...{ group, text, onInsert, onRemove }}
          color={group.criterion ? criterionColors(criterionAt(group.criterion.id)).text : undefined}
        />
      ))}
    </section>
  )
}

type GroupProps = Pick<Props, 'text' | 'onInsert' | 'onRemove'> & { group: FeedbackGroup; color: string | undefined }

function PieceGroup({ group, color, text, onInsert, onRemove }: GroupProps) {
  const t = useTexts('feedback')
  const { criterion, level } = group
  const title = criterion ? `${criterion.code} ${criterion.title}` : t('pieces.noCriterion')
  return (
    <fieldset className={classes.group}>
      <legend className={classes.groupHead}>
        {color !== undefined && <span className={classes.dot} style={{ background: color }} aria-hidden="true" />}
        <span>{title}</span>
        {criterion && (
          <span className={classes.level} data-act={group.isToActOn || undefined}>
            {level?.title ?? t('pieces.noLevel')}
          </span>
        )}
      </legend>
      {group.pieces.map((piece) => {
        const state = pieceState(text, piece)
        return (
          <Checkbox
            key={piece.id}
            size="xs"
            classNames={{ input: classes.box ?? '' }}
            checked={state === 'in'}
            indeterminate={state === 'edited'}
            onChange={() => (state === 'in' ? onRemove(piece) : onInsert([piece]))}
            label={
              <>
                <span className={classes.kind}>{piece.place || t(`pieces.${piece.kind}`)}</span>
                <span className={classes.snippet}>{shorten(plainWords(piece.markdown), SNIPPET)}</span>
              </>
            }
            description={state === 'edited' ? t('pieces.edited') : undefined}
          />
        )
      })}
    </fieldset>
  )
}

/** What a piece says without the signs of Markdown, and without its heading, which stands above it in the list. */
function plainWords(markdown: string): string {
  return markdown
    .replace(/^\*\*.*?\*\*( \(.*?\))?: /, '')
    .replace(/^\*[^*]*\*: /, '')
    .replace(/^> \*.*\*$/gm, '')
    .replace(/^> ?/gm, '')
    .replace(/\\(.)/g, '$1')
    .replaceAll('**', '')
}
