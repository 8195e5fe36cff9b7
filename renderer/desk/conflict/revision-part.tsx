import { useCallback, useMemo } from 'react'
import type { Annotation, EvidenceItem, Submission } from '../../../shared/domain'
import { Chip, ProgressLine, type Tone, useTexts } from '../../kit'
import {
  type CriterionChanges,
  changesByCriterion,
  CriterionChangesView,
  HandedIn,
  usePlacedAnnotations,
  WordDiff,
} from '../../review'
import { type DeskRecord, type FollowedChange, useStore } from '../../store'
import { sourceOf } from '../reading/evidence-source'
import type { SessionView } from '../session/desk-session'
import asking from '../asking/asking.module.css'
import classes from './conflict.module.css'

type Props = {
  record: DeskRecord
  change: NonNullable<FollowedChange['submission']>
  /** Before and after. */
  revisions: readonly [number, number]
  view: SessionView
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

const TONES = { unchanged: 'neutral', reworded: 'brass', gone: 'red', unknown: 'neutral' } as const satisfies Record<string, Tone>
const NOTHING: Pick<Submission, 'evidence' | 'narrative'> = { evidence: [], narrative: '' }

/** What the candidate handed in anew, and where my notes are in it. */
export function RevisionPart({ record, change, revisions, view, onAnnotation, onItem }: Props) {
  const t = useTexts('conflict')
  const { after } = change
  const before = change.before ?? NOTHING
  return (
    <section className={classes.part} aria-labelledby="conflict-revision">
      <h3 id="conflict-revision">{t('revision.heading', { from: revisions[0], to: revisions[1] })}</h3>
      {change.before === null && <p className={asking.note}>{t('revision.unknownBefore')}</p>}
      <HandedIn items={after.evidence} decision={before} onItem={onItem} />
      {change.before !== null && <Narrative before={before.narrative} after={after.narrative} />}
      <MyNotes record={record} before={before.evidence} view={view} onAnnotation={onAnnotation} />
    </section>
  )
}

function Narrative({ before, after }: { before: string; after: string }) {
  const t = useTexts('conflict')
  return (
    <section aria-label={t('revision.narrative')}>
      <h4>{t('revision.narrative')}</h4>
      {before === after ? (
        <p className={asking.note}>{t('revision.sameNarrative')}</p>
      ) : (
        <div className={classes.narrative} tabIndex={0} role="group" aria-label={t('revision.narrative')}>
          <WordDiff before={before} after={after} />
        </div>
      )}
    </section>
  )
}

type NotesProps = Pick<Props, 'record' | 'view' | 'onAnnotation'> & { before: EvidenceItem[] }

/** My levels and notes as they were, and what became of each passage in the new files. */
function MyNotes({ record, before, view, onAnnotation }: NotesProps) {
  const t = useTexts('conflict')
  const earlier = useTexts('earlier')
  const { evidence } = useStore()
  const { submission, allocation, rubric } = record
  const source = useCallback(
    (item: EvidenceItem) => sourceOf(evidence, allocation.id, item, submission.evidence),
    [evidence, allocation.id, submission.evidence],
  )
  const { placements, progress } = usePlacedAnnotations(record, view.annotations, source)
  const changes = useMemo(
    () => changesByCriterion(rubric, workAsDecision(before, view), submission.evidence, placements),
    [rubric, before, view, submission.evidence, placements],
  )
  const counts = countPassages(changes)
  const total = view.annotations.length
  return (
    <section aria-label={t('notes.heading')}>
      <h4>{t('notes.heading')}</h4>
      <p className={asking.note}>{t('notes.levelsStay')}</p>
      {total === 0 && <p className={asking.note}>{t('notes.none')}</p>}
      {total > 0 && (
        <p className={classes.chips}>
          {(['unchanged', 'reworded', 'gone', 'unknown'] as const).map((became) =>
            counts[became] === 0 ? null : (
              <Chip key={became} tone={TONES[became]}>
                {t(`notes.${became}`, { count: counts[became] })}
              </Chip>
            ),
          )}
        </p>
      )}
      {progress && <ProgressLine share={progress.done / progress.total} label={earlier('looking')} />}
      {counts.unknown > 0 && !progress && <p className={asking.note}>{t('notes.notHere')}</p>}
      {changes.map((each) => (
        <CriterionChangesView
          key={each.criterion?.id ?? ''}
          changes={each}
          items={submission.evidence}
          decision={{ evidence: before }}
          onAnnotation={onAnnotation}
        />
      ))}
    </section>
  )
}

/** My draft in the form in which an earlier decision is compared: what it rested on, criterion by criterion. */
function workAsDecision(evidence: EvidenceItem[], { assessment, annotations }: SessionView) {
  const levels = assessment.scores.flatMap(({ criterionId, levelId }) => (levelId === null ? [] : [[criterionId, levelId]]))
  return { evidence, annotations: [...annotations], points: [], levels: Object.fromEntries(levels) }
}

function countPassages(changes: readonly CriterionChanges[]) {
  const counts = { unchanged: 0, reworded: 0, gone: 0, unknown: 0 }
  for (const { passages } of changes) for (const { became } of passages) counts[became] += 1
  return counts
}
