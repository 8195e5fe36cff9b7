import { useCallback, useMemo } from 'react'
import { type Annotation, type EvidenceItem, type Submission, scoreFor } from '../../../shared/domain'
import { Chip, ProgressLine, type Tone, useTexts } from '../../kit'
import {
  type CriterionChanges,
  changesByCriterion,
  CriterionChangesView,
  type DiffPart,
  diffWords,
  HandedIn,
  usePlacedAnnotations,
  WordDiff,
} from '../../review'
import { type DeskRecord, type FollowedChange, useStore } from '../../store'
import { sourceOf } from '../reading/evidence-source'
import type { SessionView } from '../session/desk-session'
import asking from '../asking/asking.module.css'
import { Sides } from '../asking/sides'
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
      {change.before !== null && <Narrative revisions={revisions} before={before.narrative} after={after.narrative} />}
      <MyNotes record={record} before={before.evidence} view={view} onAnnotation={onAnnotation} />
    </section>
  )
}

/** Below this share of words in common, what changed can't be read within the text any more. */
const LEAST_SHARED = 0.5

function sharesEnough(before: string, after: string): boolean {
  const sizeOf = (parts: readonly DiffPart[]) => parts.reduce((sum, { text }) => sum + text.replaceAll(/\s/g, '').length, 0)
  const parts = diffWords(before, after)
  const shared = sizeOf(parts.filter(({ kind }) => kind === 'same'))
  const shorter = Math.min(
    sizeOf(parts.filter(({ kind }) => kind !== 'added')),
    sizeOf(parts.filter(({ kind }) => kind !== 'removed')),
  )
  return shorter === 0 || shared / shorter >= LEAST_SHARED
}

function Telling({ heading, text }: { heading: string; text: string }) {
  return (
    <section className={classes.telling} aria-label={heading}>
      <p className={asking.note}>{heading}</p>
      <p>{text}</p>
    </section>
  )
}

type NarrativeProps = Pick<Props, 'revisions'> & { before: string; after: string }

function Narrative({ revisions, before, after }: NarrativeProps) {
  const t = useTexts('conflict')
  return (
    <section aria-label={t('revision.narrative')}>
      <h4>{t('revision.narrative')}</h4>
      {before === after ? (
        <p className={asking.note}>{t('revision.sameNarrative')}</p>
      ) : (
        <div className={classes.narrative} tabIndex={0} role="group" aria-label={t('revision.narrative')}>
          {sharesEnough(before, after) ? (
            <WordDiff before={before} after={after} />
          ) : (
            <Sides>
              <Telling heading={t('revision.of', { revision: revisions[0] })} text={before} />
              <Telling heading={t('revision.of', { revision: revisions[1] })} text={after} />
            </Sides>
          )}
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
        <div key={each.criterion?.id ?? ''}>
          <CriterionChangesView
            changes={each}
            items={submission.evidence}
            decision={{ evidence: before }}
            onAnnotation={onAnnotation}
          />
          {each.criterion && <Rationale text={scoreFor(view.assessment, each.criterion.id).rationale} />}
        </div>
      ))}
    </section>
  )
}

/** What I wrote of a criterion, to be checked against what is new as its level is. */
function Rationale({ text }: { text: string }) {
  const t = useTexts('conflict')
  if (text.trim() === '') return null
  return (
    <p className={classes.rationale}>
      <span className={asking.note}>{t('notes.rationale')}</span> <q>{text}</q>
    </p>
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
